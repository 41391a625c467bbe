/** Names of places that were misheard or misspelt. */
import Fuse from 'fuse.js'

const fuzzy = { includeScore: true, threshold: 0.25, distance: 20, ignoreFieldNorm: true }

/** Letters that sound alike at the beginning of a name. */
function sound(name: string): string {
  const first = name[0] ?? ''
  return ['ckqszx', 'fp', 'vwb', 'gj', 'iye'].find((alike) => alike.includes(first)) ?? first
}

/** @returns the name that differs by a letter, or by two in a long one */
export function createPlaceGuess(names: readonly string[]): (key: string) => string | null {
  const bySound = new Map<string, string[]>()
  for (const name of new Set(names)) {
    if (name.length < 5) continue
    const list = bySound.get(sound(name))
    if (list) list.push(name)
    else bySound.set(sound(name), [name])
  }
  const likely = new Map([...bySound].map(([letter, list]) => [letter, new Fuse(list, fuzzy)]))
  return (key) => {
    if (key.length < 5) return null
    const allowed = key.length >= 10 ? 2 : 1
    for (const { item, score = 1 } of likely.get(sound(key))?.search(key, { limit: 8 }) ?? []) {
      if (Math.abs(item.length - key.length) <= allowed && Math.round(score * key.length) <= allowed) return item
    }
    return null
  }
}
