/** Tells from what a server elsewhere answered, or failed to, what is wrong with it: one reading for mind, ears and voice. */
import type { PartFault, PartFaultCode } from '../../shared/engine-parts'
import { AppError, type ErrorCode } from '../../shared/errors'

/** A failure that is understood already. */
export class PartError extends Error {
  constructor(
    readonly fault: PartFault,
    options?: { cause?: unknown },
  ) {
    super(fault.code, options)
    this.name = 'PartError'
  }
}

export const partError = (code: PartFaultCode, detail: string): PartError => new PartError({ code, detail })

/** What a server said of a request, in whichever of the usual forms. */
interface ServerAnswer {
  /** null: told in the middle of a stream, or with a status that promised better */
  status: number | null
  /** Text that may be JSON, or what was read from it. */
  body: unknown
}

const longestDetail = 160
const longestBody = 65_536

/** What the servers say, whatever status they say it with; the first that fits. */
const sayings: [RegExp, PartFaultCode][] = [
  // OpenAI says it with 429, but waiting does not help.
  [/insufficient_quota|exceeded your current quota/iu, 'part.refused'],
  [/invalid[_ ]api[_ ]key|incorrect api key|unauthori[sz]ed/iu, 'part.refused'],
  // Before the next: Ollama "model requires more system memory", llama.cpp and vLLM "out of memory".
  [
    /out of (?:\w+ )?memory|more (?:system|gpu|video) memory|(?:insufficient|not enough) (?:system |gpu |video )?(?:memory|resources)|(?:failed|unable) to allocate|cudaMalloc|signal: killed/iu,
    'part.out-of-memory',
  ],
  // OpenAI, vLLM, llama.cpp, LM Studio, Ollama, in this order; then what speech servers say.
  [
    /context_length_exceeded|maximum (?:context|model|input) length|exceed_context_size|available context size|context (?:the )?overflow|(?:exceeds|greater than) the (?:model's )?context|prompt (?:is )?too long|(?:audio|file|input|text|content)\b.{0,40}\b(?:too (?:long|large|big)|at most \d+ characters)|string_too_long/iu,
    'part.too-long',
  ],
  [
    /loading model|model is (?:still )?loading|rate_limit|too many requests|(?:server|engine).{0,20}(?:busy|overloaded)/iu,
    'part.busy',
  ],
  [
    /model_not_found|no models? (?:is |are )?loaded|(?:invalid|unknown|unsupported) model|model\b.{0,200}\b(?:not found|not exist|not (?:installed|available|loaded|supported)|could not be found)|(?:could not|cannot|failed to) (?:load|find) model/iu,
    'part.model-missing',
  ],
]

const statuses: Record<number, PartFaultCode> = {
  401: 'part.refused',
  402: 'part.refused',
  403: 'part.refused',
  407: 'part.refused',
  408: 'part.too-slow',
  413: 'part.too-long',
  429: 'part.busy',
  // A gateway that cannot reach what stands behind it.
  502: 'part.unreachable',
  503: 'part.busy',
  504: 'part.too-slow',
  507: 'part.out-of-memory',
  529: 'part.busy',
}

/** What goes wrong on the way to a server, before anything of it is asked. */
const wayFaults: Partial<Record<ErrorCode, PartFaultCode>> = {
  'network.proxy-auth': 'part.proxy-auth',
  'network.proxy-invalid': 'part.proxy',
  'network.proxy-unsupported': 'part.proxy',
  'network.proxy-refused': 'part.proxy',
  'network.proxy-unreachable': 'part.proxy',
  'network.certificate': 'part.certificate',
  'network.ca-unreadable': 'part.certificate',
  // Of the proxy's password.
  'credentials.keychain-unavailable': 'part.proxy-auth',
  'credentials.keychain-locked': 'part.proxy-auth',
  'credentials.damaged': 'part.proxy-auth',
}

/**
 * @param failure whatever was thrown by a request, by reading what came, or by the `openai` package
 * @param hidden keys and what was spoken: a detail that repeats any of it is withheld
 */
export function faultOf(failure: unknown, hidden: readonly string[] = []): PartFault {
  if (failure instanceof PartError) return failure.fault
  if (!(failure instanceof Error)) return { code: 'part.failed', detail: '' }
  if (failure instanceof AppError) return { code: wayFaults[failure.code] ?? 'part.failed', detail: failure.detail }
  if (failure.cause instanceof PartError) return failure.cause.fault
  const answer = answerIn(failure)
  if (answer) return faultOfAnswer(answer, hidden)
  // Only what the system names: messages may quote an address with a password in it, or what was being read.
  return { code: codeOfError(failure), detail: systemCode(failure) }
}

/** Reads what a response that is not ok says of it, or an error that came as if it were one. */
export async function faultOfResponse(response: Response, hidden: readonly string[] = []): Promise<PartFault> {
  const text = (await response.text().catch(() => '')).slice(0, longestBody)
  return faultOfAnswer({ status: response.status, body: text }, hidden)
}

export function faultOfAnswer(answer: ServerAnswer, hidden: readonly string[] = []): PartFault {
  const { status } = answer
  const body = typeof answer.body === 'string' ? parse(answer.body) : answer.body
  const message = messageOf(body)
  const said = `${message} ${kindOf(body)}`
  const saying = sayings.find(([pattern]) => pattern.test(said))?.[1]
  const code = saying ?? (status === null ? undefined : statuses[status]) ?? 'part.failed'
  const detail = safeDetail(message, hidden)
  const state = status === null ? '' : `HTTP ${status}`
  return { code, detail: [state, detail].filter((part) => part !== '').join(': ') }
}

/** An error of the `openai` package carries the answer; one without a status came in the middle of a stream. */
function answerIn(error: Error): ServerAnswer | null {
  if (!('status' in error)) return null
  const { status } = error
  const body = 'error' in error && error.error !== undefined ? error.error : null
  if (typeof status === 'number') return { status, body: body ?? error.message }
  return body === null ? null : { status: null, body }
}

const unreachable =
  /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|EHOSTDOWN|EADDRNOTAVAIL|ETIMEDOUT|ECONNRESET|EPIPE|UND_ERR_(?:CONNECT_TIMEOUT|SOCKET)|CERT|SIGNED|SSL|TLS|UNABLE_TO_/u

function codeOfError(error: Error): PartFaultCode {
  const code = systemCode(error)
  if (/^(?:Abort|Timeout)Error$/u.test(error.name) || /timed out|was aborted/iu.test(error.message)) {
    return 'part.too-slow'
  }
  if (/UND_ERR_(?:HEADERS|BODY)_TIMEOUT/u.test(code)) return 'part.too-slow'
  // What undici and Node say of an answer that ends before its end.
  if (
    /^(?:terminated|aborted)$|premature close|other side closed/iu.test(error.message) &&
    !/^fetch failed/u.test(error.message)
  ) {
    return 'part.broken'
  }
  if (unreachable.test(code)) return 'part.unreachable'
  if (/^HPE_/u.test(code) || error instanceof SyntaxError || error.name === 'ZodError') return 'part.broken'
  if (/^(?:fetch failed|Connection error\.)$/u.test(error.message)) return 'part.unreachable'
  return 'part.failed'
}

function systemCode(error: unknown, depth = 0): string {
  if (typeof error !== 'object' || error === null || depth > 4) return ''
  if ('code' in error && typeof error.code === 'string' && /^[A-Z][A-Z0-9_]+$/u.test(error.code)) return error.code
  const inner = 'errors' in error && Array.isArray(error.errors) ? (error.errors[0] as unknown) : undefined
  return systemCode(inner ?? ('cause' in error ? error.cause : undefined), depth + 1)
}

/** `{error: {message}}`, `{error: "…"}`, `{message}`, `{detail: "…"}`, `{detail: [{msg}]}`, or plain text. */
function messageOf(body: unknown): string {
  if (typeof body === 'string') return /^\s*</u.test(body) ? '' : body
  if (Array.isArray(body)) return messageOf(body[0])
  if (typeof body !== 'object' || body === null) return ''
  for (const name of ['error', 'message', 'detail', 'msg']) {
    const message = messageOf((body as Record<string, unknown>)[name])
    if (message !== '') return message
  }
  return ''
}

/** The server's own names of the error, beside its message. */
function kindOf(body: unknown): string {
  if (typeof body !== 'object' || body === null) return ''
  const { error, code, type } = body as Record<string, unknown>
  return [code, type, kindOf(error)].filter((part) => typeof part === 'string').join(' ')
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return text
  }
}

/** One line, shortened; nothing of it when it repeats a key, or three words in a row of what was spoken. */
function safeDetail(text: string, hidden: readonly string[]): string {
  const line = text
    .replace(/[\p{Cc}\s]+/gu, ' ')
    // Keys that are half masked, bearer tokens, addresses with whatever they carry.
    .replace(/\S*\*{2,}\S*|\bsk-[\w-]+|\bbearer\s+\S+|\bhttps?:\/\/\S+/giu, '…')
    .trim()
  const plain = ` ${plainWords(line).join(' ')} `
  const repeats = hidden.some((secret) => {
    if (secret !== '' && !/\s/u.test(secret.trim()) && line.includes(secret.trim())) return true
    const words = plainWords(secret)
    const run = Math.min(3, words.length)
    return (
      run > 0 &&
      words.some((_, i) => i + run <= words.length && plain.includes(` ${words.slice(i, i + run).join(' ')} `))
    )
  })
  if (repeats) return ''
  return line.length > longestDetail ? `${line.slice(0, longestDetail - 1)}…` : line
}

const plainWords = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
