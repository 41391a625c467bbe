/** What a service means by the HTTP status with which it refuses the handshake: REALTIME §1.2. */
import { redact } from '../redact'
import { fault, type Fault } from './fault'
import type { HttpAnswer } from './line'
import { namedFault, signInFault } from './service-faults'
import { apiVersion, commonValues, isCurrentPath, namesDeployment, type Subject } from './subject'

interface Complaint {
  code: string
  message: string
}

const text = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '')

function complaintOf(body: string): Complaint {
  try {
    const said = JSON.parse(body) as Record<string, unknown> | null
    const error = (said?.error ?? said) as Record<string, unknown> | null
    return { code: text(error?.code), message: text(error?.message) || text(said?.error) }
  } catch {
    return { code: '', message: '' }
  }
}

const isPage = ({ headers, body }: HttpAnswer): boolean =>
  /text\/html/i.test(headers['content-type'] ?? '') || /^\s*<(!doctype|html)/i.test(body)

function aboutVersion({ code, message }: Complaint): boolean {
  return /api[-_ ]?version/i.test(`${code} ${message}`)
}

export function answerFault(answer: HttpAnswer, subject: Subject): Fault {
  const { status, headers } = answer
  const complaint = complaintOf(answer.body)
  const said = redact(complaint.code && complaint.code !== String(status) ? complaint.code : complaint.message)
  const detail = ['HTTP ' + status, said.slice(0, 120)].filter(Boolean).join(', ')
  const values = { ...commonValues(subject), detail }

  // Only a proxy says so: one that stands in front without having been asked.
  if (status === 407) return fault('connection.proxy-auth', { ...values, proxy: subject.url.host })
  if (status >= 300 && status < 400)
    return fault('connection.redirected', { ...values, location: redact(headers.location ?? '').split('?')[0] || '…' })
  // Before the key is blamed: the service says 401 to this as well, REALTIME §1.1.
  if (isCurrentPath(subject) && apiVersion(subject) !== null && [400, 401, 404].includes(status))
    return fault('connection.api-version', values)
  const named = namedFault(complaint.code, subject, detail)
  if (named) return named
  if (status === 401) return signInFault(subject, detail)
  if (status === 403) return fault('connection.forbidden', values)
  if (aboutVersion(complaint) && apiVersion(subject) !== null) return fault('connection.api-version-unknown', values)
  if (status === 429) return fault('connection.rate-limited', values)
  if (status >= 500) return fault('connection.server-failed', values)
  if (status === 404) {
    if (namesDeployment(subject) && /deployment/i.test(complaint.message))
      return fault('connection.no-deployment', values)
    return fault('connection.not-found', values)
  }
  if (isPage(answer)) return fault('connection.web-page', values)
  if (status === 400 && (complaint.code || complaint.message)) return fault('connection.refused', values)
  return fault('connection.not-realtime', values)
}
