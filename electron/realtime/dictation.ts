/**
 * Speech written down for its own sake: a second session, that only transcribes, beside the conversation's. The
 * microphone feeds one or the other.
 */
import type { Dictation as DictationFacts } from '../../shared/ipc/contract'
import type { AppError, SafeError } from '../../shared/errors'
import type { Clock } from './clock'
import { createDictatedText } from './dictated-text'
import type { Log } from '../log'
import type { Trace } from '../trace'
import { createLink, type Upstream } from './link'
import type { ServerEvent, SessionConfig, TurnDetection } from './vocabulary'

export interface Dictation {
  readonly facts: DictationFacts
  start(): void
  /** Stops listening; what has been said is still written. */
  stop(): void
  clear(): void
  /** Stops, and waits for nothing. */
  end(): void
  frame(samples: Int16Array): void
}

export interface DictationDependencies {
  providers: {
    readonly active: { turnDetection: TurnDetection }
    /** @throws AppError */
    upstream(
      wish: Pick<SessionConfig, 'purpose' | 'turnDetection' | 'outputModality' | 'tools'>,
      signal: AbortSignal,
    ): Promise<Upstream>
    closeFault(code: number, reason: string, lastError: string | null): AppError | null
  }
  clock: Clock
  log: Log
  trace: Trace
  listen(wanted: boolean): void
}

/** Nobody presses a key between dictated sentences: the server must find their ends. */
const serverVad: TurnDetection = {
  type: 'server_vad',
  threshold: 0.5,
  prefixPaddingMs: 300,
  silenceDurationMs: 500,
  idleTimeoutMs: null,
  createResponse: true,
  interruptResponse: true,
}

/** What was said last may not have been noticed by the server yet. */
const noticeMs = 700
/** How long the last transcript may take before the session is closed without it. */
const lastTranscriptMs = 15_000

export function createDictation(
  { providers, clock, log, trace, listen }: DictationDependencies,
  onChange: (facts: DictationFacts) => void,
): Dictation {
  let text = createDictatedText()
  let open = false
  let speaking = false
  let failure: SafeError | null = null
  /** After listening: until when something may still come. */
  let closing: 'no' | 'noticing' | 'waiting' = 'no'
  let stopTimer: (() => void) | null = null
  let facts: DictationFacts = { open: false, text: '', pending: false, failure: null }

  const update = (): void => {
    const pending = speaking || closing === 'noticing' || text.pending
    if (closing === 'waiting' && !pending) close()
    const next = { open, text: text.joined, pending: pending && (open || closing !== 'no'), failure }
    if (JSON.stringify(next) === JSON.stringify(facts)) return
    facts = next
    onChange(facts)
  }
  const close = (): void => {
    stopTimer?.()
    closing = 'no'
    speaking = false
    text.settle()
    link.reset()
  }
  const deafen = (): void => {
    if (!open) return
    open = false
    listen(false)
  }
  const wait = (): void => {
    closing = 'waiting'
    stopTimer = clock.after(lastTranscriptMs, () => {
      close()
      update()
    })
    update()
  }

  const onServerEvent = (event: ServerEvent): void => {
    switch (event.type) {
      case 'speech-started':
        speaking = true
        text.begin(event.itemId)
        if (closing !== 'no') link.send({ type: 'commit' })
        break
      case 'speech-stopped':
        speaking = false
        break
      case 'committed':
        speaking = false
        text.place(event.itemId, event.previousItemId)
        break
      case 'transcript-delta':
        text.add(event.itemId, event.delta)
        break
      case 'transcript-completed':
        text.finish(event.itemId, event.transcript)
        break
      case 'transcript-failed':
        text.finish(event.itemId, null)
        failure = { code: 'transcription.failed', detail: '' }
    }
    update()
  }
  const onLinkState = (): void => {
    if (link.state.kind === 'failed' && (open || closing !== 'no')) {
      failure = link.state.error
      deafen()
      close()
    }
    update()
  }
  const fail = (error: SafeError): void => {
    failure = error
    update()
  }
  const link = createLink(
    {
      resolve(signal) {
        const { turnDetection } = providers.active
        return providers.upstream(
          {
            purpose: 'transcription',
            turnDetection: turnDetection.type === 'none' ? serverVad : turnDetection,
            outputModality: 'text',
            tools: [],
          },
          signal,
        )
      },
      history: () => [],
      fatal: (code, reason, lastError) => providers.closeFault(code, reason, lastError),
      clock,
      log,
      trace,
    },
    {
      onState(state) {
        log.info('dictation', { state: state.kind })
        onLinkState()
      },
      onOpen: () => undefined,
      onEvent: onServerEvent,
      onFault: fail,
      // The conversation has the same allowance, and tells.
      onLimits: () => undefined,
      onLost() {
        speaking = false
        text.settle()
        update()
      },
    },
  )

  return {
    get facts() {
      return facts
    },
    start() {
      if (open) return
      stopTimer?.()
      closing = 'no'
      text = createDictatedText()
      speaking = false
      failure = null
      open = true
      link.ensure()
      listen(true)
      update()
    },
    stop() {
      if (!open) return
      deafen()
      if (link.state.kind !== 'open') close()
      else if (speaking) {
        link.send({ type: 'commit' })
        wait()
      } else {
        closing = 'noticing'
        stopTimer = clock.after(noticeMs, wait)
      }
      update()
    },
    clear() {
      text.clear()
      update()
    },
    end() {
      if (!open && closing === 'no') return
      deafen()
      close()
      update()
    },
    frame(samples) {
      if (open) link.send({ type: 'append', sound: samples })
    },
  }
}
