/** What is copied for whoever helps: every id and code that a service's support asks for, and no secret. */
import type { IncomingMessage } from 'node:http'
import type { ConnectionStep } from '../../../shared/connection-test'
import { redact } from '../redact'
import type { Address } from '../provider'

/** One connection that was opened or tried. */
export interface Attempt {
  address: Address
  status: number | null
  headers: IncomingMessage['headers']
  sessionId: string
  close: { code: number; reason: string } | null
  serviceError: string
}

const asked = ['x-request-id', 'apim-request-id', 'x-ms-region', 'cf-ray'] as const

const line = (name: string, value: string | number | null | undefined): string[] =>
  value === null || value === undefined || value === '' ? [] : [`  ${name}: ${value}`]

function attemptLines({ address, status, headers, sessionId, close, serviceError }: Attempt): string[] {
  return [
    `connection to ${redact(address.url.href)}`,
    ...line('HTTP status', status),
    ...line('session', sessionId),
    ...line('x-ms-client-request-id', address.headers['x-ms-client-request-id']),
    ...asked.flatMap((name) => line(name, [headers[name]].flat()[0]?.slice(0, 120))),
    ...line('error', serviceError),
    ...line('close', close && [close.code, redact(close.reason)].filter(Boolean).join(' ')),
  ]
}

const rung = ({ ok, name, ms, detail }: ConnectionStep): string =>
  `${ok ? '✓' : '✗'} ${name.padEnd(8)} ${String(Math.round(ms)).padStart(6)} ms  ${detail}`.trimEnd()

export function writeReport(facts: {
  startedAtMs: number
  versions: Readonly<Record<string, string>>
  kind: string
  attempts: readonly Attempt[]
  steps: readonly ConnectionStep[]
  outcome: string
}): string {
  const { startedAtMs, versions, kind, attempts, steps, outcome } = facts
  return [
    `Parley connection test, ${new Date(startedAtMs).toISOString()}`,
    `versions: ${Object.entries(versions)
      .map(([name, version]) => `${name} ${version}`)
      .join(', ')}`,
    `service: ${kind}`,
    ...attempts.flatMap(attemptLines),
    ...steps.map(rung),
    outcome,
  ].join('\n')
}
