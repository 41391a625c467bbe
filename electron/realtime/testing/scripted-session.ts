/** A session whose server is the test: frames in, commands out, in either wire form, on a clock that the test moves. */
import type { Limit } from '../../../shared/conversation'
import type { SafeError } from '../../../shared/errors'
import { createLog } from '../../log'
import { createFakeClock } from '../../testing/fake-clock'
import { gaDialect } from '../dialects/ga'
import type { Dialect } from '../dialects/dialect'
import { openSession } from '../session'
import type { TransportEvents } from '../transport'
import type { ServerEvent, SessionConfig } from '../vocabulary'

export const plainConfig: SessionConfig = {
  purpose: 'conversation',
  instructions: 'Be brief.',
  voice: '',
  outputModality: 'audio',
  inputFormat: 'pcm16',
  outputFormat: 'pcm16',
  speed: 1,
  temperature: null,
  maxOutputTokens: 'inf',
  noiseReduction: null,
  transcription: null,
  turnDetection: {
    type: 'server_vad',
    threshold: 0.5,
    prefixPaddingMs: 300,
    silenceDurationMs: 500,
    idleTimeoutMs: null,
    createResponse: true,
    interruptResponse: true,
  },
  tools: [],
  toolChoice: 'auto',
}

export interface SentFrame {
  type: string
  event_id: string
  [member: string]: unknown
}

interface Script {
  config?: Partial<SessionConfig>
  dialect?: Dialect
  carriesAudio?: boolean
  /** What the greeting says of the session; null: no greeting. */
  greeting?: Record<string, unknown> | null
  /** Whether the first settings are confirmed at once. */
  confirmed?: boolean
}

export async function scriptSession(script: Script = {}) {
  const { config, dialect = gaDialect, carriesAudio = true, greeting = {}, confirmed = true } = script
  const clock = createFakeClock()
  const frames: SentFrame[] = []
  const events: ServerEvent[] = []
  const faults: SafeError[] = []
  const limits: (Limit | null)[] = []
  const lines: Record<string, unknown>[] = []
  const closes: [number, string, string | null][] = []
  let configured = 0
  let server: TransportEvents | null = null

  const session = await openSession(
    {
      dialect,
      config: { ...plainConfig, ...config },
      clock,
      log: createLog((line) => lines.push(JSON.parse(line) as Record<string, unknown>)),
      trace: () => undefined,
      open: async (own) => {
        server = own
        return {
          carriesAudio,
          send: (frame) => void frames.push(JSON.parse(frame) as SentFrame),
          close: () => undefined,
        }
      },
    },
    {
      onConfigured: () => configured++,
      onEvent: (event) => void events.push(event),
      onFault: (error) => void faults.push(error.toSafe()),
      onLimits: (limit) => void limits.push(limit),
      onClosed: (...close) => void closes.push(close),
    },
  )
  const receive = (frame: Record<string, unknown>): void => server!.onFrame(JSON.stringify({ event_id: 'e', ...frame }))
  if (greeting) receive({ type: 'session.created', session: { type: 'realtime', id: 's', ...greeting } })
  if (greeting && confirmed) receive({ type: 'session.updated', session: { type: 'realtime', ...greeting } })
  return {
    session,
    clock,
    frames,
    events,
    faults,
    limits,
    lines,
    closes,
    receive,
    receiveText: (frame: string) => server!.onFrame(frame),
    close: (code: number, reason = '') => server!.onClosed(code, reason),
    get configured() {
      return configured
    },
    /** Types of what was sent, without the settings. */
    sent: () => frames.map(({ type }) => type).filter((type) => type !== 'session.update'),
    last: (type: string) => frames.findLast((frame) => frame.type === type)!,
    refuse: (code: string, eventId: string | null) =>
      receive({ type: 'error', error: { type: 'invalid_request_error', code, message: code, event_id: eventId } }),
  }
}
