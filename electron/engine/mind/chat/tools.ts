/** The tools that a model is offered: the client's own, and one that the rules answer here. */
import type { ChatCompletionFunctionTool, ChatCompletionToolChoiceOption } from 'openai/resources/chat/completions'
import type { MindRequest } from '../mind'
import { fitTools } from './fit'

/** What a model gets wrong, the rules get right. */
export const exactTool = {
  name: 'exact_answer',
  description:
    'Answers a question about the time, dates, arithmetic or units exactly: "what time is it in Tokyo", ' +
    '"how many days until Christmas", "12.5 percent of 80", "convert 10 miles to kilometers".',
  parameters: {
    type: 'object',
    properties: { question: { type: 'string', description: 'One plain question in English.' } },
    required: ['question'],
  },
}

export interface Offer {
  tools?: ChatCompletionFunctionTool[]
  tool_choice?: ChatCompletionToolChoiceOption
}

/** Whether a request leaves room for the tool of the rules: a client that requires a call means one of its own. */
export const mayOfferExactTool = ({ tools, toolChoice }: MindRequest): boolean =>
  (toolChoice === 'auto' || toolChoice === 'none') && !tools.some(({ name }) => name === exactTool.name)

/** A client that forbids calls forbids its own: they are not offered then. */
export const offeredByClient = ({ tools, toolChoice }: MindRequest) => (toolChoice === 'none' ? [] : tools)

/**
 * @param options.onlyAuto the endpoint knows no other choice: then only the tool that is asked for is offered
 * @param options.onlyPlain it reads only the usual words of JSON Schema
 */
export function offerTools(
  request: MindRequest,
  options: { withExactTool: boolean; onlyAuto: boolean; onlyPlain: boolean },
): Offer {
  const { toolChoice } = request
  const named = typeof toolChoice === 'object' ? toolChoice.name : null
  const own = offeredByClient(request).filter(({ name }) => !options.onlyAuto || named === null || name === named)
  const full = [...own, ...(options.withExactTool ? [exactTool] : [])].map(
    ({ name, description, parameters }): ChatCompletionFunctionTool => ({
      type: 'function',
      function: { name, description, parameters: hasShape(parameters) ? parameters : emptyObject },
    }),
  )
  const tools = options.onlyPlain ? fitTools(full) : full
  if (tools.length === 0) return {}
  if (options.onlyAuto || named === null) {
    return toolChoice === 'required' && !options.onlyAuto ? { tools, tool_choice: 'required' } : { tools }
  }
  return { tools, tool_choice: { type: 'function', function: { name: named } } }
}

const emptyObject = { type: 'object', properties: {} }
const hasShape = (parameters: Record<string, unknown>) => Object.keys(parameters).length > 0
