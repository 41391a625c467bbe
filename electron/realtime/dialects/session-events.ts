/** Reads what the server says of the session itself: REALTIME §2.4.1, §2.5, §2.6, §2.10 and §5.3. */
import * as z from 'zod'
import type { AudioFormat } from '../../audio-codec'
import type { ServerSettings } from '../vocabulary'
import { entries, optional, type Reader, reader, type WireName } from './reader'

const formatNames: Partial<Record<string, AudioFormat>> = {
  pcm16: 'pcm16',
  'audio/pcm': 'pcm16',
  g711_ulaw: 'g711_ulaw',
  'audio/pcmu': 'g711_ulaw',
  g711_alaw: 'g711_alaw',
  'audio/pcma': 'g711_alaw',
}
const format = optional(
  z
    .union([z.string(), z.object({ type: z.string() }).transform(({ type }) => type)])
    .transform((name) => (Object.hasOwn(formatNames, name) ? formatNames[name] : null)),
)

/** Undefined where it is not said: null is off. */
const turnDetection = z
  .union([
    z.null().transform(() => 'none' as const),
    z.object({ type: z.enum(['server_vad', 'semantic_vad', 'none']) }),
  ])
  .transform((mode) => (mode === 'none' ? mode : mode.type))
  .optional()
  .catch(undefined)

const session = z.object({
  id: optional(z.string()),
  expires_at: optional(z.number()),
  input_audio_format: format,
  output_audio_format: format,
  turn_detection: turnDetection,
  audio: optional(
    z.object({
      input: optional(z.object({ format, turn_detection: turnDetection })),
      output: optional(z.object({ format })),
    }),
  ),
})

function settings(said: z.output<typeof session>): ServerSettings {
  return {
    inputFormat: said.audio?.input?.format ?? said.input_audio_format ?? null,
    outputFormat: said.audio?.output?.format ?? said.output_audio_format ?? null,
    turnDetection: said.audio?.input?.turn_detection ?? said.turn_detection ?? null,
  }
}

const created = reader(z.object({ session }), (event) => ({
  type: 'session-created',
  sessionId: event.session.id ?? '',
  expiresAtMs: event.session.expires_at ? event.session.expires_at * 1000 : null,
  settings: settings(event.session),
}))

/** A gateway may confirm without repeating anything. */
const updated = reader(z.object({ session: optional(session) }), (event) => ({
  type: 'session-updated',
  settings: event.session ? settings(event.session) : { inputFormat: null, outputFormat: null, turnDetection: null },
}))

const error = z.object({
  code: optional(z.string()),
  type: optional(z.string()),
  message: optional(z.string()),
  event_id: optional(z.string()),
})
const activeResponse = 'conversation_already_has_active_response'

/** The early preview gives this one refusal no code: REALTIME §2.10. */
function codeOf({ code, type, message }: z.output<typeof error>): string {
  if (code) return code
  return message?.startsWith('Conversation already has an active response') ? activeResponse : (type ?? '')
}

const limit = z.object({
  name: z.string(),
  limit: z.number(),
  remaining: z.number(),
  reset_seconds: optional(z.number()),
})

export const sessionReaders = {
  'session.created': created,
  'session.updated': updated,
  'transcription_session.created': created,
  'transcription_session.updated': updated,
  error: reader(z.object({ error }), (event) => ({
    type: 'error',
    code: codeOf(event.error),
    message: event.error.message ?? '',
    eventId: event.error.event_id,
  })),
  'rate_limits.updated': reader(z.object({ rate_limits: entries(limit) }), (event) => ({
    type: 'rate-limits',
    limits: event.rate_limits.map(({ reset_seconds, ...one }) => ({ ...one, resetSeconds: reset_seconds ?? 0 })),
  })),
} satisfies Partial<Record<WireName, Reader>>
