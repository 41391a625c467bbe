/** Finds in a text that is no longer JSON what of the settings can still be read. */
import { settingsSchema } from '../../shared/settings'
import type { StoredSettings } from './stored'

export function salvage(text: string): StoredSettings {
  return { ...wholeParts(text), ...byLines(text) }
}

type Container = Record<string, unknown> | unknown[]

const step = 2
const line = /^( *)(?:("(?:[^"\\]|\\.)*")\s*:\s*)?(.*?),?\s*$/

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

/**
 * As Parley writes it, each member has a line, and its indent says whose member it is: a bracket that is lost harms
 * nothing, and a line that is damaged takes only itself along.
 */
function byLines(text: string): StoredSettings {
  const root: StoredSettings = {}
  const open: { indent: number; container: Container }[] = [{ indent: 0, container: root }]
  const lines = text.split('\n').map((one) => line.exec(one))
  lines.forEach((match, at) => {
    const [, spaces = '', name, rest = ''] = match ?? []
    const indent = spaces.length
    if (indent === 0) return
    while (open.at(-1)!.indent >= indent) open.pop()
    const parent = open.at(-1)!
    if (indent !== parent.indent + step || /^[}\]]/.test(rest)) return
    const key = name === undefined ? undefined : parse(name)
    const next = lines[at + 1]
    const isOpening = (next?.[1]?.length ?? 0) > indent
    const value = isOpening ? (rest === '[' || (rest !== '{' && next?.[2] === undefined) ? [] : {}) : parse(rest)
    if (value === undefined || !attach(parent.container, key, value)) return
    if (isOpening) open.push({ indent, container: value as Container })
  })
  return root
}

function attach(container: Container, key: unknown, value: unknown): boolean {
  if (Array.isArray(container)) {
    if (key !== undefined) return false
    container.push(value)
    return true
  }
  if (typeof key !== 'string' || key === '__proto__') return false
  container[key] = value
  return true
}

/** The top-level keys whose values are still whole, however the text is laid out. */
function wholeParts(text: string): StoredSettings {
  const found: StoredSettings = {}
  for (const key of Object.keys(settingsSchema.shape)) {
    const start = new RegExp(`"${key}"\\s*:\\s*`).exec(text)
    if (!start) continue
    const value = wholeValue(text.slice(start.index + start[0].length))
    if (value !== undefined) found[key] = value
  }
  return found
}

function wholeValue(text: string): unknown {
  let depth = 0
  let quoted = false
  for (let at = 0; at < text.length; at++) {
    const character = text[at]!
    if (quoted) {
      if (character === '\\') at++
      else if (character === '"') quoted = false
    } else if (character === '"') quoted = true
    else if (character === '{' || character === '[') depth++
    else if (character === '}' || character === ']') depth--
    if (quoted || depth > 0) continue
    const ends = depth < 0 || /["}\]]/.test(character) || /[,}\n]/.test(text[at + 1] ?? '')
    if (ends) return parse(text.slice(0, depth < 0 ? at : at + 1))
  }
  return undefined
}
