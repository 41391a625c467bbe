/** The results of calls, told in the order in which they came. */
import type { MindTurn } from '../mind'
import { tell } from './outputs/tell'
import { parseOutput } from './outputs/tool-outputs'

/** @param history ends with an output */
export function tellResults(history: readonly MindTurn[], now: Date): string {
  const begin = history.findLastIndex(({ kind }) => kind === 'user' || kind === 'assistant') + 1
  const told = history.slice(begin).flatMap((turn) => {
    if (turn.kind !== 'output') return []
    const call = history.find((earlier) => earlier.kind === 'call' && earlier.callId === turn.callId)
    return call?.kind === 'call'
      ? [tell(parseOutput(turn.output), argumentsOf(call.arguments), now, call.name)]
      : [tell(parseOutput(turn.output), {}, now)]
  })
  return [...new Set(told)].join(' ')
}

/** @returns {} for what is not a JSON object */
export function argumentsOf(json: string): Record<string, unknown> {
  try {
    const data: unknown = JSON.parse(json)
    return typeof data === 'object' && data !== null ? { ...data } : {}
  } catch {
    return {}
  }
}
