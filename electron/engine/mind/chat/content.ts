/** The text in a piece of an answer, and what the model thinks beside it, in whichever of the fields servers have for them. */

export interface Written {
  text: string
  thought: string
}

/** @param delta with `content` as a text, or as a list of parts (Mistral, which has its thinking among them) */
export function readContent(delta: object): Written {
  const { content, refusal, reasoning_content, reasoning, thinking } = delta as Record<string, unknown>
  const { text, thought } = Array.isArray(content) ? readParts(content) : { text: textOf(content), thought: '' }
  // DeepSeek, llama.cpp and vLLM call it reasoning_content; Ollama, newer vLLM and OpenRouter reasoning.
  return { text: text || textOf(refusal), thought: thought || textOf(reasoning_content ?? reasoning ?? thinking) }
}

function readParts(parts: readonly unknown[]): Written {
  let text = ''
  let thought = ''
  for (const part of parts) {
    if (typeof part === 'string') text += part
    if (typeof part !== 'object' || part === null) continue
    const fields = part as Record<string, unknown>
    if (fields.type === 'thinking') thought += JSON.stringify(fields.thinking ?? '')
    else text += textOf(fields.text)
  }
  return { text, thought }
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
