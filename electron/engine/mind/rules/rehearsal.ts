/** What the tests of the rule-based mind share: a fixed moment, the client's tools, and one question after the other. */
import type { MindPart, MindRequest, MindTurn } from '../mind'
import { createRuleMind, type Interpretation } from './rule-mind'

const mind = createRuleMind()
const fileTools = ['find_files', 'list_folder', 'read_text_file'].map((name) => ({
  name,
  description: '',
  parameters: {},
}))

/** A Saturday, 2:31 in the afternoon. */
export const now = new Date(2026, 10, 21, 14, 31)

export const user = (text: string, language: string | null = null): MindTurn => ({ kind: 'user', text, language })
export const assistant = (text: string, interrupted = false): MindTurn => ({ kind: 'assistant', text, interrupted })
export const called = (name: string, args: Record<string, unknown> = {}, callId = 'call_1'): MindTurn => ({
  kind: 'call',
  callId,
  name,
  arguments: JSON.stringify(args),
})
export const returned = (output: unknown, callId = 'call_1'): MindTurn => ({
  kind: 'output',
  callId,
  output: typeof output === 'string' ? output : JSON.stringify(output),
})
export const say = (text: string): MindPart => ({ kind: 'say', text })
export const call = (name: string, args: Record<string, unknown>): MindPart => ({ kind: 'call', name, arguments: args })

/** What the rules make of the last of these turns. */
export function interpret(history: readonly MindTurn[], request: Partial<MindRequest> = {}): Interpretation {
  return mind.interpret({ instructions: '', history, tools: fileTools, toolChoice: 'auto', now, ...request })
}

export async function answer(history: readonly MindTurn[], request: Partial<MindRequest> = {}): Promise<MindPart[]> {
  const parts: MindPart[] = []
  const whole = { instructions: '', history, tools: fileTools, toolChoice: 'auto' as const, now, ...request }
  for await (const part of mind.answer(whole, new AbortController().signal)) parts.push(part)
  return parts
}

export const ask = (text: string) => answer([user(text)])

/** A talk without tool calls: what is said to the last of the questions. */
export async function lastAnswer(...questions: readonly string[]): Promise<MindPart | undefined> {
  const history: MindTurn[] = []
  let last: MindPart | undefined
  for (const question of questions) {
    history.push(user(question))
    last = (await answer(history))[0]
    if (last?.kind === 'say') history.push(assistant(last.text))
  }
  return last
}
