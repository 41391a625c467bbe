/**
 * Tells the server how the session is to be and finds out whether it agrees, before sound flows. What a server refuses
 * whole is asked for once more in plainer terms; one that never answers gets the sound all the same.
 */
import { AppError } from '../../shared/errors'
import type { Log } from '../log'
import type { Clock } from './clock'
import type { ServerEvent, SessionConfig, TurnDetection } from './vocabulary'

export interface Confirmation {
  /** The server has greeted. */
  start(): void
  updated(): void
  /** @returns whether this error answers the settings */
  refused(event: Extract<ServerEvent, { type: 'error' }>): boolean
  /** The server has said that it took the settings. */
  readonly confirmed: boolean
  /** How turns are asked for, where the server has refused the finer way. */
  turnDetection(wanted: TurnDetection): TurnDetection
  dispose(): void
}

/** How long a server may take to confirm the settings before sound flows all the same. */
const flowMs = 2_000
const shownMs = 5_000

const plainDetection = (wanted: TurnDetection): TurnDetection =>
  wanted.type === 'semantic_vad'
    ? {
        type: 'server_vad',
        threshold: 0.5,
        prefixPaddingMs: 300,
        silenceDurationMs: 500,
        idleTimeoutMs: null,
        createResponse: wanted.createResponse,
        interruptResponse: wanted.interruptResponse,
      }
    : wanted

/** What every server since the first preview knows. @returns null when there is nothing to leave out */
function plainer(config: SessionConfig): SessionConfig | null {
  const plain: SessionConfig = {
    ...config,
    turnDetection: plainDetection(config.turnDetection),
    transcription: config.transcription && { model: 'whisper-1', language: null, prompt: null },
    noiseReduction: null,
    speed: 1,
  }
  return JSON.stringify(plain) === JSON.stringify(config) ? null : plain
}

export function createConfirmation(
  dependencies: {
    config: SessionConfig
    clock: Clock
    log: Log
    /** @returns the event's id */
    send(config: SessionConfig): string | null
  },
  events: { onFlow(): void; onFault(error: AppError): void },
): Confirmation {
  const { config, clock, log } = dependencies
  let state: 'new' | 'waiting' | 'flowing' | 'confirmed' | 'refused' = 'new'
  let eventId: string | null = null
  /** Why the first settings were refused, when the plainer ones were sent. */
  let refusal: string | null = null
  let stopTimer = (): void => undefined

  const ask = (asked: SessionConfig): void => {
    stopTimer()
    state = 'waiting'
    eventId = dependencies.send(asked)
    stopTimer = clock.after(flowMs, () => {
      log.warn('settings not confirmed', { afterMs: flowMs })
      state = 'flowing'
      stopTimer = clock.after(shownMs - flowMs, () => events.onFault(new AppError('session.unconfirmed')))
      events.onFlow()
    })
  }

  return {
    start() {
      if (state === 'new') ask(config)
    },
    updated() {
      if (state === 'new' || state === 'confirmed') return
      stopTimer()
      const told = state === 'waiting' ? refusal : null
      state = 'confirmed'
      if (told !== null) events.onFault(new AppError('session.simplified', told))
      events.onFlow()
    },
    refused(event) {
      const answers = event.eventId !== null && event.eventId === eventId
      if (state !== 'waiting' && !(state === 'flowing' && answers)) return false
      // Some gateways do not say what an error answers; nothing else has been sent by then.
      if (!answers && event.eventId !== null) return false
      const plain = refusal === null ? plainer(config) : null
      if (plain) {
        refusal = event.code
        log.warn('settings refused, plainer ones sent', { code: event.code })
        ask(plain)
        return true
      }
      stopTimer()
      state = 'refused'
      events.onFault(new AppError('session.rejected', event.code || event.message.slice(0, 200)))
      events.onFlow()
      return true
    },
    get confirmed() {
      return state === 'confirmed'
    },
    turnDetection: (wanted) => (refusal === null ? wanted : plainDetection(wanted)),
    dispose: () => stopTimer(),
  }
}
