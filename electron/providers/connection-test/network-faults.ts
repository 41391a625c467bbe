/** What it means when no answer came: looked at by the phase that the connection was in. */
import { AppError } from '../../../shared/errors'
import { redact } from '../redact'
import { fault, type Fault } from './fault'
import type { Phase } from './line'
import { commonValues, type Subject } from './subject'

const expired = /^CERT_(HAS_EXPIRED|NOT_YET_VALID)$/
const wrongName = /^ERR_TLS_CERT_ALTNAME_INVALID$/
const untrusted = /SELF_SIGNED|^UNABLE_TO_|^CERT_(UNTRUSTED|SIGNATURE_FAILURE|CHAIN_TOO_LONG|REJECTED)|^INVALID_CA$/
const plain = /WRONG_VERSION_NUMBER|HTTP_REQUEST|PACKET_LENGTH_TOO_LONG|wrong version number|http request/i

interface Failure {
  phase: Phase
  /** Null: it took too long. */
  error: NodeJS.ErrnoException | null
}

function tlsFault(code: string, message: string, values: Record<string, string>): Fault {
  if (expired.test(code)) return fault('connection.tls-expired', values)
  if (wrongName.test(code)) return fault('connection.tls-name', values)
  if (untrusted.test(code)) return fault('connection.tls-authority', values)
  if (plain.test(code) || plain.test(message)) return fault('connection.tls-plain', values)
  return fault('connection.tls-failed', values)
}

export function networkFault({ phase, error }: Failure, subject: Subject, timeoutMs: number, proxy: string): Fault {
  const code = error?.code ?? ''
  const values = {
    ...commonValues(subject),
    proxy,
    seconds: String(Math.ceil(timeoutMs / 1000)),
    detail: error ? code || 'interrupted' : 'no answer in time',
  }
  if (error instanceof AppError) return appFault(error, subject, proxy)
  if (code === 'ENOTFOUND' || code.startsWith('EAI_')) return fault('connection.host-unknown', values)
  switch (phase) {
    case 'dns':
      return fault('connection.host-unknown', values)
    case 'tcp':
      if (proxy !== '') return fault('connection.proxy-refused', values)
      return fault(code === 'ECONNREFUSED' ? 'connection.port-closed' : 'connection.host-silent', values)
    case 'tls':
      return tlsFault(code, error?.message ?? '', values)
    case 'upgrade':
      if (error === null) return fault('connection.no-upgrade', values)
      // What ws and Node's parser say of an answer that is none; the rest is a line that was cut.
      if (code.startsWith('HPE_') || /Sec-WebSocket|Upgrade header/i.test(error.message))
        return fault('connection.not-realtime', { ...values, detail: 'no valid answer' })
      return fault('connection.closed-at-once', values, 'upgrade')
  }
}

/** Failures that other rooms have already found a name for. */
export function appFault({ code, detail }: AppError, subject: Subject, proxy: string): Fault {
  const values = { ...commonValues(subject), proxy, detail: redact(detail || code) }
  switch (code) {
    case 'provider.bad-url':
    case 'provider.bad-header':
      return fault('connection.bad-address', { ...values, detail: redact(detail || 'incomplete') })
    case 'provider.insecure-url':
      return fault('connection.insecure-address', { ...values, host: detail })
    case 'provider.key-missing':
      return subject.service?.auth.kind === 'environment'
        ? fault('connection.key-not-set', values)
        : fault('connection.key-missing', values)
    case 'provider.unauthorized':
      return fault('connection.unauthorized', values)
    case 'network.proxy-auth':
      return fault('connection.proxy-auth', values)
    case 'network.proxy-unsupported':
      return fault('connection.proxy-unsupported', values)
    case 'network.proxy-refused':
      return fault('connection.proxy-refused', values)
    case 'network.proxy-invalid':
    case 'network.proxy-unreachable':
      return fault('connection.proxy-unreachable', values)
    case 'network.ca-unreadable':
      return fault('connection.ca-unreadable', values)
    case 'network.certificate':
      return fault('connection.tls-authority', values)
  }
  if (code.startsWith('engine.')) return fault('connection.engine-failed', values)
  if (subject.service?.auth.kind === 'ephemeral') return fault('connection.secret-unavailable', values)
  return fault('connection.sign-in-failed', values)
}
