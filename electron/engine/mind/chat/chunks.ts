/** One request for a streamed answer: its pieces as they come, within the limits, ended at once when nobody listens. */
import type OpenAI from 'openai'
import type { ChatCompletionChunk, ChatCompletionCreateParamsStreaming } from 'openai/resources/chat/completions'
import { type PartError, partError } from '../../part-faults'
import { readChunks } from './answer-stream'
import type { Limits } from './limits'

/** @throws PartError for a limit; whatever the client and the package throw. Ends silently when aborted. */
export async function* streamChunks(
  client: OpenAI,
  body: ChatCompletionCreateParamsStreaming,
  { limits, signal }: { limits: Limits; signal: AbortSignal },
): AsyncGenerator<ChatCompletionChunk> {
  if (signal.aborted) return
  const request = new AbortController()
  let exceeded: PartError | null = null
  const exceed = (error: PartError) => {
    exceeded ??= error
    request.abort()
  }
  const abort = () => request.abort()
  signal.addEventListener('abort', abort, { once: true })
  const firstToken = setTimeout(
    () => exceed(partError('part.too-slow', `no word within ${limits.firstTokenMs} ms`)),
    limits.firstTokenMs,
  )
  let stall: ReturnType<typeof setTimeout> | undefined
  let hasBegun = false
  try {
    // The package reads what OpenAI sends, and no other server's form of it.
    const response = await client.chat.completions.create(body, { signal: request.signal }).asResponse()
    // A stream of Node, whatever the types of the browser say of it.
    const chunks = readChunks((response.body ?? []) as unknown as AsyncIterable<Uint8Array>)
    for (;;) {
      if (hasBegun)
        stall = setTimeout(() => exceed(partError('part.too-slow', `nothing for ${limits.stallMs} ms`)), limits.stallMs)
      const next = await chunks.next()
      clearTimeout(stall)
      if (exceeded) throw exceeded
      if (next.done || signal.aborted) return
      if (!hasBegun && hasWords(next.value)) {
        hasBegun = true
        clearTimeout(firstToken)
      }
      yield next.value
    }
  } catch (error) {
    if (signal.aborted) return
    throw exceeded ?? error
  } finally {
    clearTimeout(firstToken)
    clearTimeout(stall)
    signal.removeEventListener('abort', abort)
    request.abort()
  }
}

/** Many servers send an empty piece at once. */
function hasWords({ choices }: ChatCompletionChunk): boolean {
  const delta: object = choices?.[0] ? deltaOf(choices[0]) : {}
  return Object.entries(delta).some(([name, value]) => name !== 'role' && Boolean(value))
}

type Choice = ChatCompletionChunk['choices'][number]

/** A whole answer has a message. */
export const deltaOf = (choice: Choice): Partial<Choice['delta']> =>
  (choice as Partial<Choice>).delta ?? (choice as { message?: Choice['delta'] }).message ?? {}
