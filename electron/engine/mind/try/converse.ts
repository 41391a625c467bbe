/** Holds a conversation of given turns with the rules, and tells what they made of each. */
import type { MindTurn } from '../mind'
import type { RuleMind } from '../rules/rule-mind'
import type { Trial } from './arguments'

/** Lines for a person to read. No tool runs: what a call returned is given, or the next turn begins without it. */
export function* converse({ turns, ...asked }: Trial, mind: RuleMind, clock: () => Date): Generator<string> {
  const history: MindTurn[] = []
  let open: string[] = []
  let calls = 0
  for (const { kind, value } of turns) {
    if (kind === 'output') {
      const callId = open.shift()
      if (callId === undefined) throw new Error('--output belongs behind a text that leads to a call')
      history.push({ kind: 'output', callId, output: value })
      yield `< ${value}`
      if (open.length > 0) continue
    } else {
      open = []
      history.push({ kind: 'user', text: value, language: null })
      yield `> ${value}`
    }
    const begun = performance.now()
    const { ability, certainty, extracted, parts } = mind.interpret({ ...asked, history, now: clock() })
    const ms = performance.now() - begun
    yield `  ability    ${ability} (${certainty})`
    if (Object.keys(extracted).length > 0) yield `  extracted  ${JSON.stringify(extracted)}`
    for (const part of parts) {
      if (part.kind === 'say') {
        history.push({ kind: 'assistant', text: part.text, interrupted: false })
        yield `  answer     ${part.text}`
      } else if (part.kind === 'call') {
        const callId = `call_${++calls}`
        open.push(callId)
        history.push({ kind: 'call', callId, name: part.name, arguments: JSON.stringify(part.arguments) })
        yield `  call       ${part.name} ${JSON.stringify(part.arguments)} (not made; --output JSON gives its result)`
      }
    }
    yield `  ${ms.toFixed(1)} ms`
  }
}
