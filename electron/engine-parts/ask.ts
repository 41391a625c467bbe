/** One request of a part's server, made as the engine makes its own: on the way there, and with the part's key. */
import type { Way } from '../network/way'
import { createFetch } from '../network/fetch'
import { createWayAgent } from '../network/way-agent'
import { baseAddress } from '../engine/remote/base-address'
import { connectMs } from '../engine/remote/connect-limit'
import { faultOf, faultOfResponse, PartError, partError } from '../engine/part-faults'

export interface PartServer {
  address: string
  key: string | null
  way?: Way | undefined
}

export interface Patience {
  /** Aborted by whoever no longer wants to know. */
  signal: AbortSignal
  /** For the whole of the answer. */
  timeoutMs: number
}

const mostBytes = 8 * 1024 * 1024

/**
 * @param path below the address, e.g. `models`
 * @param body posted as JSON; none: the request is a GET
 * @throws PartError; whatever it is when the signal is aborted
 */
export async function ask(
  { address, key, way }: PartServer,
  path: string,
  body: object | null,
  { signal, timeoutMs }: Patience,
): Promise<Buffer> {
  const ending = new AbortController()
  const end = (): void => ending.abort()
  const timer = setTimeout(end, timeoutMs)
  signal.addEventListener('abort', end)
  if (signal.aborted) end()
  try {
    const fetch = createFetch(createWayAgent(address, way, { connectMs, keepAlive: false }))
    const response = await fetch(new URL(`${baseAddress(address)}/${path}`), {
      method: body === null ? 'GET' : 'POST',
      headers: {
        ...(key === null ? {} : { Authorization: `Bearer ${key}` }),
        ...(body === null ? {} : { 'Content-Type': 'application/json' }),
      },
      ...(body === null ? {} : { body: JSON.stringify(body) }),
      signal: ending.signal,
    })
    if (!response.ok) throw new PartError(await faultOfResponse(response, key === null ? [] : [key]))
    return await read(response)
  } catch (error) {
    throw new PartError(faultOf(error, key === null ? [] : [key]), { cause: error })
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', end)
  }
}

async function read({ body }: Response): Promise<Buffer> {
  const parts: Uint8Array[] = []
  let size = 0
  // A stream of Node, whatever the types of the browser say of it.
  for await (const part of (body ?? []) as unknown as AsyncIterable<Uint8Array>) {
    size += part.length
    if (size > mostBytes) throw partError('part.broken', 'too large')
    parts.push(part)
  }
  return Buffer.concat(parts)
}

/** @throws PartError `part.broken` when it is none, or of another shape */
export function readJson<T>(bytes: Buffer, parse: (value: unknown) => T): T {
  try {
    return parse(JSON.parse(bytes.toString('utf8')))
  } catch (cause) {
    throw new PartError({ code: 'part.broken', detail: '' }, { cause })
  }
}
