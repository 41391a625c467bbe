/** The `openai` package's client, set up so that nothing but the request itself leaves the computer. */
import type OpenAI from 'openai'
import type { RemoteMind } from '../../parts'

/** Loaded with the first request: it takes a moment that the engine's start has not. */
export async function createClient(settings: RemoteMind, fetcher: typeof fetch): Promise<OpenAI> {
  const { default: Client } = await import('openai')
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
    fetch: (url, init) => send(fetcher, url, init, settings.key),
  })
}

/** Without the package's headers, which describe this computer or come from the environment. */
async function send(
  fetcher: typeof fetch,
  url: Parameters<typeof fetch>[0],
  init: RequestInit | undefined,
  key: string | null,
): Promise<Response> {
  const response = await fetcher(url, {
    ...init,
    headers: {
      'content-type': 'application/json',
      accept: 'text/event-stream, application/json',
      'user-agent': 'Parley',
      ...(key !== null && { authorization: `Bearer ${key}` }),
    },
    // Where it leads to is not where the person has sent what they say.
    redirect: 'manual',
  })
  return response.ok ? response : inOneForm(response)
}

/** The package drops what is not in an `error` field; vLLM and FastAPI servers have it elsewhere. */
async function inOneForm(response: Response): Promise<Response> {
  const text = await response.text().catch(() => '')
  const { status, statusText } = response
  return new Response(hasError(text) ? text : JSON.stringify({ error: parse(text) ?? text }), {
    // A response with any other status cannot be made.
    status: status >= 200 && status < 600 ? status : 500,
    statusText,
    headers: { 'content-type': 'application/json' },
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
