/** The conversation as the chat form has it: roles that alternate, calls followed by their results, cut to the budget. */
import type { ChatCompletionMessageParam } from 'openai/resources/chat/completions'
import type { MindTurn } from '../mind'
import { readArguments } from './calls'
import { estimateMessageTokens } from './tokens'

export type Message = ChatCompletionMessageParam

const begin = '(The conversation begins.)'
const goOn = '(Please go on.)'
const noResult = 'There is no result yet.'
const unclear = '(not understood)'
const nothing = '(nothing)'
/** A result may take this share of the budget. */
const resultShare = 0.5

/**
 * @param options.budgetTokens for these messages; whole turns are left out from the oldest on, but never the newest
 * @param options.withTools false: results are told as text, for models that know no tools
 */
export function toMessages(
  history: readonly MindTurn[],
  options: { budgetTokens: number; withTools: boolean },
): Message[] {
  const turns = toTurns(history, { ...options, resultCharacters: Math.ceil(options.budgetTokens * 3 * resultShare) })
  let budget = options.budgetTokens
  const first = turns.findLastIndex((turn, index) => {
    budget -= turn.reduce((sum, message) => sum + estimateMessageTokens(message), 0)
    return budget < 0 && index < turns.length - 1
  })
  const messages = turns.slice(first + 1).flat()
  if (messages[0]?.role !== 'user') messages.unshift({ role: 'user', content: begin })
  if (messages.at(-1)?.role === 'assistant') messages.push({ role: 'user', content: goOn })
  return messages
}

/** What the person said, with all that followed from it; only the first may begin otherwise. */
function toTurns(history: readonly MindTurn[], options: { withTools: boolean; resultCharacters: number }): Message[][] {
  const turns: Message[][] = []
  const outputs = new Map(history.flatMap((turn) => (turn.kind === 'output' ? [[turn.callId, turn.output]] : [])))
  const called = new Set(history.flatMap((turn) => (turn.kind === 'call' ? [turn.callId] : [])))
  const add = (message: Message) => {
    if (turns.length === 0) turns.push([])
    turns.at(-1)!.push(message)
  }
  const addUser = (text: string) => {
    const last = turns.at(-1)?.at(-1)
    if (last?.role === 'user') last.content = `${String(last.content)}\n${text}`
    else turns.push([{ role: 'user', content: text }])
  }
  // Some refuse an empty text.
  const shorten = (text: string) => shortenMiddle(text, options.resultCharacters) || nothing
  /** What the calls belong to, with the results they have: nothing may come between them. */
  let calling: { message: Message & { role: 'assistant' }; results: Message[] } | null = null
  let hasResults = false
  const endCalls = () => {
    calling?.results.forEach(add)
    calling = null
    hasResults = false
  }

  history.forEach((turn, index) => {
    if (turn.kind === 'call' && options.withTools) {
      // It was made in view of them.
      if (hasResults) endCalls()
      if (!calling) {
        const last = turns.at(-1)?.at(-1)
        const message = last?.role === 'assistant' && !last.tool_calls ? last : newAssistant(null)
        if (message !== last) add(message)
        calling = { message, results: [] }
      }
      const id = wireId(index)
      const json = readArguments(turn.arguments) ? turn.arguments.trim() || '{}' : '{}'
      calling.message.tool_calls = [
        ...(calling.message.tool_calls ?? []),
        { id, type: 'function', function: { name: turn.name, arguments: json } },
      ]
      const output = outputs.get(turn.callId)
      calling.results.push({
        role: 'tool',
        tool_call_id: id,
        content: output === undefined ? noResult : shorten(output),
      })
      return
    }
    if (turn.kind === 'call' || turn.kind === 'system') return
    if (turn.kind === 'output') {
      hasResults = true
      if (!options.withTools || !called.has(turn.callId)) {
        endCalls()
        addUser(`(Result: ${shorten(turn.output)})`)
      }
      return
    }
    endCalls()
    if (turn.kind === 'user') return addUser(turn.text.trim() || unclear)
    const text = turn.interrupted ? cutOff(turn.text.trimEnd()) : turn.text
    if (text === '') return
    const last = turns.at(-1)?.at(-1)
    if (last?.role === 'assistant' && !last.tool_calls) last.content = `${String(last.content)} ${text}`
    else add(newAssistant(text))
  })
  endCalls()
  return turns
}

const cutOff = (text: string) => (/[.!?]$/u.test(text) ? `${text} …` : `${text}…`)

const newAssistant = (content: string | null): Message & { role: 'assistant' } => ({ role: 'assistant', content })

/** Nine letters and digits, as the strictest servers want them; the same in every request, for their caches. */
export const wireId = (index: number): string => `c${String(index).padStart(8, '0')}`

function shortenMiddle(text: string, longest: number): string {
  if (text.length <= longest) return text
  const half = Math.floor(longest / 2)
  return `${text.slice(0, half)}\n(… left out …)\n${text.slice(-half)}`
}
