/** One connection's events as the rules read them: both directions, either dialect under the GA names. */

export interface LoggedEvent {
  /** As the server sees it: `in` came from the client, `out` was told to it. */
  direction: 'in' | 'out'
  event: Record<string, unknown>
}

export type Members = Record<string, unknown>

/** What one group of rules does with the events it is shown, in their order. */
export interface RuleGroup {
  see(entry: { direction: 'in' | 'out'; type: string; event: Members }): void
  /** The log is over and nothing was left unread: whatever is still owed is a violation. */
  end?(): void
}

export type Report = (violation: string) => void

const betaNames: [string, string][] = [
  ['response.text.', 'response.output_text.'],
  ['response.audio.', 'response.output_audio.'],
  ['response.audio_transcript.', 'response.output_audio_transcript.'],
  ['transcription_session.', 'session.'],
]

/** @example gaName('response.text.delta') // 'response.output_text.delta' */
export function gaName(type: string): string {
  const known = betaNames.find(([beta]) => type.startsWith(beta))
  return known ? known[1] + type.slice(known[0].length) : type
}

export function membersOf(value: unknown): Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Members) : {}
}

export function listOf(value: unknown): Members[] {
  return Array.isArray(value) ? value.map(membersOf) : []
}

export function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

/** The words of an item, whatever their kind: of one that is shown without content, none. */
export function wordsOf(item: Members): string[] {
  return listOf(item.content).map((content) => textOf(content.text) ?? textOf(content.transcript) ?? '')
}
