/** What a conversation is called: its first question, cut at a word. */
import type { Entry } from '../../../shared/conversation'

/** In letters; a Chinese character is as wide as two. What is longer would be clipped by the title bar. */
const longest = 52

const width = (character: string): number => (/[\u2e80-\uffef]|[\u{1f300}-\u{3ffff}]/u.test(character) ? 2 : 1)

function cut(text: string): string {
  let end = 0
  let used = 0
  for (const character of text) {
    used += width(character)
    if (used > longest) {
      const space = text.lastIndexOf(' ', end)
      return `${text.slice(0, space > end / 2 ? space : end).trimEnd()}…`
    }
    end += character.length
  }
  return text
}

export function conversationTitle(entries: readonly Entry[]): string | null {
  for (const entry of entries) {
    if (entry.kind !== 'user' || entry.status === 'hearing' || entry.text.trim() === '') continue
    return cut(entry.text.trim().replace(/\s+/gu, ' '))
  }
  return null
}
