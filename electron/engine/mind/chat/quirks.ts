/** What an endpoint turns out not to know: learnt from its refusals, and kept as long as the settings stay. */
import type { ChatCompletionCreateParamsStreaming } from 'openai/resources/chat/completions'

export interface Quirks {
  noTools: boolean
  onlyAutoChoice: boolean
  noTemperature: boolean
  /** OpenAI's newer models know the limit by its newer name only, most others by the old one only. */
  limitName: 'max_tokens' | 'max_completion_tokens'
}

export const noQuirks: Quirks = {
  noTools: false,
  onlyAutoChoice: false,
  noTemperature: false,
  limitName: 'max_tokens',
}

const refusal =
  /not? support|unsupported|requires|unrecogni[sz]ed|unknown|unexpected|not allowed|not permitted|extra inputs|support tool/iu

/**
 * Reads a refusal of Ollama ("does not support tools"), vLLM ("requires --enable-auto-tool-choice"), llama.cpp
 * ("tools param requires --jinja flag"), OpenRouter ("No endpoints found that support tool use") or OpenAI.
 * @returns null when trying without something would not help
 */
export function learn(error: unknown, quirks: Quirks, sent: ChatCompletionCreateParamsStreaming): Quirks | null {
  if (!(error instanceof Error) || !('status' in error) || typeof error.status !== 'number') return null
  if (![400, 404, 422, 500, 501].includes(error.status)) return null
  const { message } = error
  if (!refusal.test(message)) return null
  if (quirks.limitName === 'max_tokens' && /max_completion_tokens/u.test(message))
    return { ...quirks, limitName: 'max_completion_tokens' }
  if (sent.temperature !== undefined && /temperature/u.test(message)) return { ...quirks, noTemperature: true }
  if (sent.tool_choice !== undefined && /tool[_ ]choice/iu.test(message)) return { ...quirks, onlyAutoChoice: true }
  if (sent.tools && /\btools?\b|tool[_ ]choice|function[_ -]?call/iu.test(message)) return { ...quirks, noTools: true }
  return null
}
