/** Puts a request into the form that an endpoint has turned out to want. */
import type { ChatCompletionFunctionTool } from 'openai/resources/chat/completions'
import type { Message } from './messages'
import type { Quirks } from './quirks'

/** Of Gemini's: it stands for a call that was not signed, or whose signature is not known any more. */
const noSignature = { google: { thought_signature: 'skip_thought_signature_validator' } }
/** Neither an answer nor nothing: an empty text would not do. */
const quiet = '…'

/** @param messages the instructions first, then the person */
export function fitMessages(messages: readonly Message[], quirks: Quirks): Message[] {
  const fitted = messages.flatMap((message, index): Message[] => {
    const answers = quirks.answersResults && message.role === 'user' && messages[index - 1]?.role === 'tool'
    return [...(answers ? [{ role: 'assistant', content: quiet } as const] : []), fitAssistant(message, quirks)]
  })
  const [system, first, ...others] = fitted
  return quirks.noSystem && system?.role === 'system' && first?.role === 'user'
    ? [{ role: 'user', content: `${String(system.content)}\n\n${String(first.content)}` }, ...others]
    : fitted
}

function fitAssistant(message: Message, { noNullContent, signedCalls, withThoughts }: Quirks): Message {
  if (message.role !== 'assistant') return message
  const extra = { extra_content: noSignature }
  return {
    ...message,
    ...(noNullContent && message.content === null && { content: '' }),
    ...(signedCalls && message.tool_calls && { tool_calls: message.tool_calls.map((call) => ({ ...call, ...extra })) }),
    ...(withThoughts && { reasoning_content: quiet }),
  }
}

/** What all servers read of JSON Schema. */
const plainWords = new Set(['type', 'description', 'properties', 'required', 'items', 'enum'])

export const fitTools = (tools: ChatCompletionFunctionTool[]): ChatCompletionFunctionTool[] =>
  tools.map((tool) => {
    const { parameters } = tool.function
    return parameters ? { ...tool, function: { ...tool.function, parameters: toPlain(parameters) } } : tool
  })

function toPlain(schema: Record<string, unknown>): Record<string, unknown> {
  const alternatives = [schema.anyOf, schema.oneOf, schema.allOf].find(Array.isArray) as unknown[] | undefined
  // Of several forms the first that is more than "nothing" says best what is meant.
  const only = alternatives?.find((one) => isSchema(one) && one.type !== 'null')
  const merged = isSchema(only) ? { ...only, ...schema } : schema
  return Object.fromEntries(
    Object.entries(merged).flatMap(([word, value]) => {
      if (!plainWords.has(word)) return []
      if (word === 'properties' && isSchema(value)) {
        const properties = Object.entries(value).map(([name, one]) => [name, isSchema(one) ? toPlain(one) : {}])
        return [[word, Object.fromEntries(properties) as unknown]]
      }
      if (word === 'items') return [[word, isSchema(value) ? toPlain(value) : {}]]
      if (word === 'type' && Array.isArray(value)) return [[word, (value as unknown[]).find((one) => one !== 'null')]]
      return [[word, value]]
    }),
  )
}

const isSchema = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
