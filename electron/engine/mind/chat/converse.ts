/** One response of the model: what it says and calls, with the calls that are answered here in between. */
import { partError } from '../../part-faults'
import type { MindPart, MindRequest } from '../mind'
import type { RuleMind } from '../rules/rule-mind'
import { type ModelCall, readArguments } from './calls'
import type { Endpoint, Reply } from './endpoint'
import { answerExactly } from './exact'
import { type Message, wireId } from './messages'
import { heldBack, noAnswer } from './sentences'
import { exactTool, mayOfferExactTool, offeredByClient } from './tools'

/** Of calls that are answered here, in one response. */
const maximumRounds = 3

type ReadCall =
  | { kind: 'client'; name: string; arguments: Record<string, unknown> }
  | { kind: 'answered'; result: string }
  | { kind: 'unreadable' }

/** Ends silently when aborted. @throws whatever `faultOf` reads */
export async function* converse(
  { endpoint, rules }: { endpoint: Endpoint; rules: RuleMind },
  request: MindRequest,
  signal: AbortSignal,
): AsyncGenerator<MindPart> {
  const further: Message[] = []
  let said = ''
  let hasBeenUnreadable = false

  function* say(text: string): Generator<MindPart> {
    if (text === '') return
    // Two texts with calls in between are two sentences.
    const gap = said !== '' && !/\s$/u.test(said) && further.length > 0 && !/^\s/u.test(text) ? ' ' : ''
    said += gap + text
    yield { kind: 'say', text: gap + text }
  }

  for (let round = 0; round <= maximumRounds; round++) {
    const withExactTool = round < maximumRounds && mayOfferExactTool(request)
    const reply = endpoint.ask({ request, further, withExactTool }, signal)
    let next = await reply.next()
    for (; !next.done; next = await reply.next()) yield* round === 0 ? plain(next.value) : say(next.value)
    if (signal.aborted) return
    const { calls, finish } = next.value
    if (calls.length === 0) {
      if (finish === 'content_filter') yield* say(heldBack)
      else if (said.trim() === '') yield* say(noAnswer)
      return
    }
    const read = calls.map((call) => readCall(call, { rules, request, withExactTool }))
    const isUnreadable = read.some(({ kind }) => kind === 'unreadable')
    if (isUnreadable && hasBeenUnreadable) throw partError('part.broken', 'arguments of a tool call are not JSON')
    hasBeenUnreadable ||= isUnreadable
    const own = read.filter((call) => call.kind === 'client')
    if (own.length > 0 && !isUnreadable) {
      yield* own.map(({ name, arguments: given }): MindPart => ({ kind: 'call', name, arguments: given }))
      return
    }
    further.push(...tellResults(next.value, read, request.history.length + further.length))
  }
  throw partError('part.broken', 'nothing but tool calls')

  function* plain(text: string): Generator<MindPart> {
    said += text
    yield { kind: 'say', text }
  }
}

function readCall(
  call: ModelCall,
  { rules, request, withExactTool }: { rules: RuleMind; request: MindRequest; withExactTool: boolean },
): ReadCall {
  const given = readArguments(call.arguments)
  if (!given) return { kind: 'unreadable' }
  if (offeredByClient(request).some(({ name }) => name === call.name))
    return { kind: 'client', name: call.name, arguments: given }
  if (withExactTool && call.name === exactTool.name)
    return { kind: 'answered', result: answerExactly(rules, request, given.question) }
  return { kind: 'answered', result: 'There is no such tool.' }
}

const results = {
  unreadable: 'The arguments were not a JSON object. Call it again with valid JSON.',
  client: 'It was not called, because another call could not be read. Call it again.',
}

function tellResults({ text, calls }: Reply, read: readonly ReadCall[], firstIndex: number): Message[] {
  const told = calls.map((call, index) => ({ ...call, id: wireId(firstIndex + index), read: read[index]! }))
  return [
    {
      role: 'assistant',
      content: text === '' ? null : text,
      tool_calls: told.map(({ id, name, read: { kind }, arguments: given }) => ({
        id,
        type: 'function',
        // Servers read what they are sent back as JSON.
        function: { name, arguments: kind === 'unreadable' || given.trim() === '' ? '{}' : given },
      })),
    },
    ...told.map(({ id, read: one }): Message => ({
      role: 'tool',
      tool_call_id: id,
      content: one.kind === 'answered' ? one.result : results[one.kind],
    })),
  ]
}
