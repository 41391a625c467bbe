/** What an endpoint turns out not to know: learnt from its refusals, and kept as long as the settings stay. */
import type { ChatCompletionCreateParamsStreaming } from 'openai/resources/chat/completions'
import { faultOf } from '../../part-faults'

export interface Quirks {
  noTools: boolean
  /** Of a tool's parameters it reads the usual words of JSON Schema only. */
  onlyPlainSchemas: boolean
  onlyAutoChoice: boolean
  noTemperature: boolean
  /** OpenAI's newer models know the limit by its newer name only, most others by the old one only; null: neither. */
  limitName: 'max_tokens' | 'max_completion_tokens' | null
  /** Its template has no place for instructions of their own. */
  noSystem: boolean
  /** After a result it wants to hear the assistant before the person. */
  answersResults: boolean
  /** A message without a text must have an empty one. */
  noNullContent: boolean
  /** Its calls must come back with what Gemini signs them with. */
  signedCalls: boolean
  /** What the assistant said must come back with what it thought (DeepSeek). */
  withThoughts: boolean
}

export const noQuirks: Quirks = {
  noTools: false,
  onlyPlainSchemas: false,
  onlyAutoChoice: false,
  noTemperature: false,
  limitName: 'max_tokens',
  noSystem: false,
  answersResults: false,
  noNullContent: false,
  signedCalls: false,
  withThoughts: false,
}

type Sent = ChatCompletionCreateParamsStreaming

const refusal =
  /not? support|unsupported|requires|unrecogni[sz]ed|unknown|unexpected|not allowed|not permitted|not enabled|extra inputs|support tool/iu
const outOfRange =
  /too (?:large|high|big)|at most|less than|greater than|exceed|must be|maximum|supports? (?:up to|only)/iu
const roles =
  /roles? must alternate|must alternate between|unexpected role|expected last role|system (?:role|message|prompt)|only user and assistant|'system'|role.{0,40}system|developer instruction/iu
const schemas =
  /additionalProperties|\$(?:schema|ref|defs)|schema|grammar|\bproperties\b|JSON payload|function_declarations/iu
const statuses = [400, 404, 422, 500, 501, 502]

/**
 * Reads a refusal of Ollama ("does not support tools"), vLLM ("requires --enable-auto-tool-choice"), llama.cpp
 * ("tools param requires --jinja flag"), OpenRouter ("No endpoints found that support tool use"), Gemini ("Unknown name
 * "$schema" at 'tools[0]…'"), a model's template ("Conversation roles must alternate") or OpenAI.
 * @returns null when trying without something would not help
 */
export function learn(error: unknown, quirks: Quirks, sent: Sent): Quirks | null {
  if (!(error instanceof Error) || !('status' in error)) return null
  const { message, status } = error
  // None: it came as if it were an answer.
  if (status !== undefined && !statuses.includes(status as number)) return null
  // Its words are of tokens, too.
  if (faultOf(error).code === 'part.too-long') return null
  for (const lesson of lessons) {
    const learnt = lesson(message, quirks, sent)
    if (learnt) return { ...quirks, ...learnt }
  }
  return null
}

const lessons: ((message: string, quirks: Quirks, sent: Sent) => Partial<Quirks> | null)[] = [
  (message, { signedCalls }) => (!signedCalls && /thought_?signature/iu.test(message) ? { signedCalls: true } : null),
  (message, { withThoughts }) => (!withThoughts && /reasoning_content/u.test(message) ? { withThoughts: true } : null),
  (message, { limitName }) =>
    limitName === 'max_tokens' && /max_completion_tokens/u.test(message) && refusal.test(message)
      ? { limitName: 'max_completion_tokens' }
      : null,
  (message, { limitName }) =>
    limitName !== null &&
    /max_(?:completion_|new_)?tokens/u.test(message) &&
    (refusal.test(message) || outOfRange.test(message))
      ? { limitName: null }
      : null,
  (message, _, { temperature }) =>
    temperature !== undefined && /temperature/iu.test(message) ? { noTemperature: true } : null,
  (message, quirks, sent) => (roles.test(message) ? learnRoles(quirks, sent) : null),
  (message, { noNullContent }, { messages }) =>
    !noNullContent && messages.some(({ content }) => content === null) && isAboutNull(message)
      ? { noNullContent: true }
      : null,
  (message, _, { tool_choice }) =>
    tool_choice !== undefined && refusal.test(message) && /tool[_ ]choice/iu.test(message)
      ? { onlyAutoChoice: true }
      : null,
  (message, { onlyPlainSchemas }, { tools }) =>
    tools && !onlyPlainSchemas && schemas.test(message) ? { onlyPlainSchemas: true } : null,
  (message, _, { tools }) =>
    tools &&
    (refusal.test(message) || schemas.test(message)) &&
    /\btools?\b|tool[_ ]choice|function|schema|grammar/iu.test(message)
      ? { noTools: true }
      : null,
]

/** Templates say only that an order of roles is wrong: what may be, is set right in turn. */
function learnRoles({ answersResults, noSystem, noTools }: Quirks, { messages }: Sent): Partial<Quirks> | null {
  const follows = messages.some(({ role }, index) => role === 'user' && messages[index - 1]?.role === 'tool')
  if (follows && !answersResults) return { answersResults: true }
  if (!noSystem) return { noSystem: true }
  return !noTools && messages.some(({ role }) => role === 'tool') ? { noTools: true } : null
}

const isAboutNull = (message: string) =>
  /content/iu.test(message) && /null|nil|none|string|missing|required|empty/iu.test(message)
