/** A mind that replies what a script says, for tests that need the same answer every time. */
import type { Mind, MindPart, MindTurn } from './mind'
import { patternOf, type Script, type ScriptReply, type ScriptTurn } from './script'

/**
 * Replies are taken in order, per mind: one reply for each request. A turn with `match` answers only requests whose last
 * user turn fits and is looked for first, again when all that fit are spent; a turn's `then` answers the request that brings its calls' outputs.
 */
export function createScriptedMind(script: Script): Mind {
  const spent = new Set<ScriptTurn>()
  let awaited: ScriptReply | null = null

  const take = (turn: ScriptTurn): ScriptTurn => {
    spent.add(turn)
    return turn
  }

  const next = (history: readonly MindTurn[]): ScriptReply | null => {
    const ended = history.findLast(({ kind }) => kind !== 'system')
    const reply = awaited
    awaited = null
    if (reply && ended?.kind === 'output') return reply
    const user = ended?.kind === 'output' ? undefined : history.findLast((turn) => turn.kind === 'user')
    const fits = ({ match }: ScriptTurn) =>
      match !== undefined && user?.kind === 'user' && patternOf(match)?.test(user.text)
    const find = () => {
      const open = script.turns.filter((turn) => !spent.has(turn))
      return open.find(fits) ?? script.turns.findLast(fits) ?? open.find(({ match }) => match === undefined)
    }
    let turn = find()
    if (!turn && script.loop) {
      spent.clear()
      turn = find()
    }
    if (!turn) return null
    awaited = take(turn).then ?? null
    return turn
  }

  return {
    async *answer({ history }, signal) {
      // The reply is fixed before anything is awaited: requests at once stay in order.
      const reply = next(history)
      await Promise.resolve()
      for (const part of reply ? partsOf(reply) : [{ kind: 'say', text: 'The script has no more replies.' } as const]) {
        if (signal.aborted) return
        yield part
      }
    },
  }
}

function partsOf({ delayMs, say, tone, calls, parts }: ScriptReply): MindPart[] {
  const listed = (parts ?? []).map((part): MindPart => {
    if ('say' in part) return { kind: 'say', text: part.say }
    if ('call' in part) return { kind: 'call', name: part.call.name, arguments: part.call.arguments }
    if ('tone' in part) return { kind: 'tone', ...part.tone }
    return { kind: 'wait', ms: part.delayMs }
  })
  return [
    ...(delayMs === undefined ? [] : [{ kind: 'wait' as const, ms: delayMs }]),
    ...(say === undefined ? [] : [{ kind: 'say' as const, text: say }]),
    ...(tone === undefined ? [] : [{ kind: 'tone' as const, ...tone }]),
    ...(calls ?? []).map((call) => ({ kind: 'call' as const, ...call })),
    ...listed,
  ]
}
