/** The `openai` package's client, set up so that nothing but the request itself leaves the computer. */
import type OpenAI from 'openai'
import { createFetch, type Fetch } from '../../../network/fetch'
import { createWayAgent } from '../../../network/way-agent'
import { faultOf, PartError } from '../../part-faults'
import type { RemoteMind } from '../../parts'

/** Loaded with the first request: it takes a moment that the engine's start has not. */
export async function createClient(settings: RemoteMind, connectMs: number): Promise<OpenAI> {
  const { default: Client } = await import('openai')
  const fetch = createFetch(createWayAgent(settings.address, settings.way, { connectMs, keepAlive: true }))
  return new Client({
    baseURL: settings.address,
    // It insists on one; the header is written below.
    apiKey: settings.key ?? 'none',
    adminAPIKey: null,
    organization: null,
    project: null,
    webhookSecret: null,
    maxRetries: 0,
    // The limits are kept by who asks.
    timeout: 2 ** 31 - 1,
    // Else it writes what it meets, and with OPENAI_LOG whole requests.
    logLevel: 'off',
    fetch: (url, init) => send(fetch, new URL(String(url)), init, settings.key),
  })
}

/** Without the package's headers, which describe this computer or come from the environment. */
async function send(fetch: Fetch, url: URL, init: RequestInit | undefined, key: string | null): Promise<Response> {
  const signal = init?.signal ?? new AbortController().signal
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'text/event-stream, application/json',
        'user-agent': 'Parley',
        ...(key !== null && { authorization: `Bearer ${key}` }),
      },
      body: String(init?.body),
      signal,
    })
    return response.ok ? response : await inOneForm(response)
  } catch (error) {
    // Read here: the package takes whatever speaks of a time-out, its causes too, for one of the answer.
    throw signal.aborted ? error : new PartError(faultOf(error))
  }
}

/** The package drops what is not in an `error` field; vLLM and FastAPI servers have it elsewhere. */
async function inOneForm(response: Response): Promise<Response> {
  const text = await response.text().catch(() => '')
  const { status } = response
  return new Response(hasError(text) ? text : JSON.stringify({ error: parse(text) ?? text }), {
    status,
    headers: { ...Object.fromEntries(response.headers), 'content-type': 'application/json' },
  })
}

function hasError(text: string): boolean {
  const body = parse(text)
  return typeof body === 'object' && body !== null && 'error' in body
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return null
  }
}
