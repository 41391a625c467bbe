/** Reads the answer of a chat endpoint as it comes: server-sent events, or the whole at once, whichever was asked for. */
import type { ChatCompletionChunk } from 'openai/resources/chat/completions'
import { readEvents } from '../../remote/event-stream'

/** A whole answer longer than this is none. */
const mostBytes = 8 << 20

/** `data: [DONE]`: some servers tell the end of an answer in no other way. */
export const doneReason = 'done'
const done = { choices: [{ index: 0, delta: {}, finish_reason: doneReason }] } as unknown as ChatCompletionChunk

/** @throws an error that `faultOf` reads, for one that the server tells in its answer; SyntaxError for what is no JSON */
export async function* readChunks(body: AsyncIterable<Uint8Array>): AsyncGenerator<ChatCompletionChunk> {
  const parts = body[Symbol.asyncIterator]()
  try {
    let head = Buffer.alloc(0)
    for (let next = await parts.next(); !next.done; next = await parts.next()) {
      head = Buffer.concat([head, next.value])
      if (textOf(head) !== '') break
    }
    if (/^[{[]/u.test(textOf(head))) yield readChunk(await readWhole(head, parts))
    else
      for await (const data of readEvents(chain(head, parts))) {
        if (data === '[DONE]') return yield done
        yield readChunk(data)
      }
  } finally {
    // Not awaited: what is called off may not end by itself.
    void parts.return?.(undefined)
  }
}

/** Without white space, and without a byte order mark. */
const textOf = (bytes: Buffer) => bytes.toString('utf8').trim()

async function* chain(head: Buffer, parts: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield head
  for (let next = await parts.next(); !next.done; next = await parts.next()) yield next.value
}

async function readWhole(head: Buffer, parts: AsyncIterator<Uint8Array>): Promise<string> {
  const all: Uint8Array[] = []
  let bytes = 0
  for await (const part of chain(head, parts)) {
    all.push(part)
    bytes += part.length
    if (bytes > mostBytes) break
  }
  return textOf(Buffer.concat(all))
}

function readChunk(text: string): ChatCompletionChunk {
  const data: unknown = JSON.parse(text)
  const told = errorIn(data)
  if (told !== null) throw Object.assign(new Error(JSON.stringify(told)), { status: undefined, error: told })
  return (data ?? {}) as ChatCompletionChunk
}

/** In an `error` field, in the choice's (OpenRouter), or as the whole (older vLLM, FastAPI). */
function errorIn(data: unknown): unknown {
  if (Array.isArray(data)) return errorIn(data[0])
  if (typeof data !== 'object' || data === null) return null
  const { error, choices, object, message, detail } = data as Record<string, unknown>
  if (error) return error
  if (Array.isArray(choices)) return (choices[0] as { error?: unknown } | undefined)?.error ?? null
  return object === 'error' || typeof message === 'string' || detail !== undefined ? data : null
}
