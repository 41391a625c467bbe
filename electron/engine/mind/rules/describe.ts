/** What the abilities are known by, as a part of docs/engine.md. */
import type { Ability } from './ability'

export const markers = { begin: '<!-- abilities: node build/engine-docs.mjs -->', end: '<!-- /abilities -->' }

/** @returns Markdown: a line for each ability, with the requests that it is known by */
export function describeAbilities(abilities: readonly Ability[]): string {
  const quoted = (wording: string) => `“${wording.replace(/[“”]/g, '"').replace(/([*_[\]<>])/g, '\\$1')}”`
  // What is offered of its own accord comes first.
  const sorted = [...abilities].sort((a, b) => Number(a.near === undefined) - Number(b.near === undefined))
  return sorted
    .map(({ name, does, wordings }) => `- **${name}**: ${does}. ${wordings.map(quoted).join(' ')}`)
    .join('\n')
}
