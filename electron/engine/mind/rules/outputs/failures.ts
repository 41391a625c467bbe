/** Errors and denials in what any function answers, in whatever form its program writes them. */
import { plainReason } from './sentences'

export type Failure = { kind: 'denied' } | { kind: 'failed'; reason: string | null }

const denial =
  /\b(?:user|person|human|owner)\b.{0,20}\b(?:denied|denies|rejected|declined|cancell?ed|refused|dismissed|did not (?:allow|approve|permit|consent)|said no|aborted)\b|\b(?:denied|rejected|declined|cancell?ed|refused|aborted|disallowed|not (?:approved|permitted|allowed)) by (?:the )?(?:user|person|human|owner)\b|^(?:request |call |action |permission )?(?:was )?(?:denied|rejected|declined|cancell?ed|refused|aborted|not[ _-](?:permitted|allowed|approved)|permission[ _-]denied|user[ _-](?:denied|rejected|cancell?ed|declined|refused))\.?$/i
const failing =
  /^(?:error|failed|failure|fail|exception|err|fatal|unauthorized|forbidden|not_found|timeout|unavailable)$/i
const errorText =
  /^\s*(?:\[?error\]?|failed|failure|exception|traceback|fatal|\w+(?:Error|Exception))\b\s*(?:\([^)]*\)\s*)?[:\-–!\s]\s*([\s\S]*)$/i
const plainly = /^\s*(?:error|failed|failure)[.!]?\s*$/i

function textOf(value: unknown): string | null {
  if (typeof value === 'string') return value.trim() === '' ? null : value
  if (typeof value === 'number') return String(value)
  if (Array.isArray(value)) return textOf(value[0])
  if (typeof value !== 'object' || value === null) return null
  const data = value as Record<string, unknown>
  for (const key of [
    'message',
    'reason',
    'detail',
    'details',
    'description',
    'error_description',
    'error',
    'text',
    'msg',
    'title',
    'code',
    'type',
    'status',
  ]) {
    const found = textOf(data[key])
    if (found !== null) return found
  }
  return null
}

function failed(text: string | null): Failure {
  return text !== null && denial.test(text)
    ? { kind: 'denied' }
    : { kind: 'failed', reason: text === null ? null : plainReason(text) }
}

/** @returns null for what did not fail */
export function failureOf(data: unknown): Failure | null {
  if (typeof data === 'string') {
    const text = data.trim()
    if (denial.test(text) && text.length < 200) return { kind: 'denied' }
    if (plainly.test(text)) return failed(null)
    const found = errorText.exec(text)
    return found ? failed(found[1]?.trim() || null) : null
  }
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return null
  const {
    error,
    errors,
    ok,
    success,
    isError,
    is_error: isErrorToo,
    status,
    state,
    result,
    denied,
    cancelled,
    ...rest
  } = data as Record<string, unknown>
  if (denied === true || cancelled === true) return { kind: 'denied' }
  const words = [status, state, result].filter((one): one is string => typeof one === 'string')
  const said = textOf(error) ?? (Array.isArray(errors) ? textOf(errors) : null)
  // A status of "cancelled" is what cancelling leads to.
  if (
    words.some((word) => denial.test(word) && !/^cancell?ed$/i.test(word)) ||
    (typeof (error as { code?: unknown } | null)?.code === 'string' && denial.test((error as { code: string }).code))
  )
    return { kind: 'denied' }
  const isFailure =
    said !== null ||
    error === true ||
    ok === false ||
    success === false ||
    isError === true ||
    isErrorToo === true ||
    words.some((word) => failing.test(word)) ||
    (typeof status === 'number' && status >= 400 && status < 600)
  if (!isFailure) return null
  const content = Array.isArray(rest.content) ? textOf(rest.content) : null
  const reason = said ?? content ?? textOf({ ...rest, content: undefined })
  return failed(reason === null ? null : (errorText.exec(reason)?.[1] ?? reason))
}
