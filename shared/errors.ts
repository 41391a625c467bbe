/** The expected failures of Parley, by code. Only code and safe detail cross the bridge; the page has a sentence for each. */
import { connectionFaultCodes } from './connection-faults'

export const errorCodes = [
  'ipc.bad-input',
  'ipc.unknown-command',
  'ipc.forbidden',
  'ipc.failed',
  'settings.damaged',
  'settings.unwritable',
  'audio.microphone-denied',
  'audio.microphone-missing',
  'audio.microphone-busy',
  'audio.microphone-lost',
  'audio.microphone-silent',
  'audio.output-failed',
  'audio.page-lost',
  'engine.crashed',
  'engine.start-failed',
  'engine.model-missing',
  'engine.model-damaged',
  'engine.model-failed',
  'provider.bad-url',
  'provider.insecure-url',
  'provider.key-missing',
  'provider.bad-key',
  'provider.bad-header',
  'provider.no-client-secret',
  'provider.unauthorized',
  'provider.unreachable',
  'provider.refused',
  'provider.not-found',
  'provider.beta-disabled',
  'credentials.keychain-unavailable',
  'credentials.keychain-locked',
  'credentials.damaged',
  'network.proxy-invalid',
  'network.proxy-auth',
  'network.proxy-unsupported',
  'network.proxy-refused',
  'network.proxy-unreachable',
  'network.ca-unreadable',
  'network.certificate',
  'network.redirected',
  'network.too-large',
  'entra.signed-out',
  'entra.cancelled',
  'entra.expired',
  'entra.refused',
  'entra.no-account',
  'entra.cli-missing',
  'entra.cli-signed-out',
  'entra.environment-incomplete',
  'entra.unreachable',
  ...connectionFaultCodes,
  'session.lost',
  'session.rejected',
  'session.simplified',
  'session.unconfirmed',
  'session.not-committed',
  'session.silent',
  'session.nothing-heard',
  'session.command-refused',
  'session.unsupported',
  'session.voice-fixed',
  'file.unreadable',
  'file.not-wav',
  'file.empty',
  'file.too-long',
  'file.interrupted',
  'response.failed',
  'response.incomplete',
  'transcription.failed',
] as const

export type ErrorCode = (typeof errorCodes)[number]

/** What crosses the bridge: never a secret, a transcript or sound. */
export interface SafeError {
  code: ErrorCode
  detail: string
}

export class AppError extends Error {
  /** @param detail safe to show and to log: a file name, a host, a status; never a secret or what was said */
  constructor(
    readonly code: ErrorCode,
    readonly detail = '',
    options?: { cause?: unknown },
  ) {
    super(detail ? `${code}: ${detail}` : code, options)
    this.name = 'AppError'
  }

  toSafe(): SafeError {
    return { code: this.code, detail: this.detail }
  }
}
