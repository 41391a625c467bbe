/** Parts an answer at the place up to which it has left the loudspeaker. */
import type { AssistantEntry } from '../../../shared/conversation'

export interface HeardParts {
  heard: string
  space: string
  /** What was not heard, or not yet; empty if it has no words. */
  rest: string
}

/** @param heardChars UTF-16 units, as in the entry; never cuts a character in two */
export function splitHeard(text: string, heardChars: number): HeardParts {
  let end = Math.min(Math.max(0, heardChars), text.length)
  const before = text.charCodeAt(end - 1)
  if (end > 0 && end < text.length && before >= 0xd800 && before <= 0xdbff) end += 1
  const rest = text.slice(end)
  if (!/[\p{L}\p{N}\p{S}]/u.test(rest)) return { heard: text, space: '', rest: '' }
  // The space between the two belongs to neither.
  const heard = text.slice(0, end).trimEnd()
  return { heard, space: text.slice(heard.length, text.length - rest.trimStart().length), rest: rest.trimStart() }
}

/** How the rest is drawn: struck through, waiting behind the playhead, or merely not heard. */
export function restKind(entry: AssistantEntry, playing: boolean): 'struck' | 'coming' | 'unheard' {
  if (entry.status === 'interrupted') return 'struck'
  return playing ? 'coming' : 'unheard'
}
