/** What the server says of the session. */
import type { ServerRow } from './row.fixture'
import { betaSession, betaTranscriptionSession, gaSession, gaTranscriptionSession } from './server-objects.fixture'

export const sessionEvents: ServerRow[] = [
  {
    form: 'ga',
    wire: { type: 'session.created', session: gaSession },
    event: {
      type: 'session-created',
      sessionId: 'sess_1',
      expiresAtMs: 1_790_000_000_000,
      settings: { inputFormat: 'pcm16', outputFormat: 'g711_alaw', turnDetection: 'server_vad' },
    },
  },
  {
    form: 'beta',
    wire: { type: 'session.created', session: betaSession },
    event: {
      type: 'session-created',
      sessionId: 'sess_1',
      expiresAtMs: null,
      settings: { inputFormat: 'g711_ulaw', outputFormat: 'pcm16', turnDetection: 'semantic_vad' },
    },
  },
  {
    form: 'ga',
    wire: { type: 'session.updated', session: gaTranscriptionSession },
    event: {
      type: 'session-updated',
      settings: { inputFormat: 'g711_ulaw', outputFormat: null, turnDetection: 'none' },
    },
  },
  {
    form: 'beta',
    wire: { type: 'session.updated', session: { ...betaSession, turn_detection: null } },
    event: {
      type: 'session-updated',
      settings: { inputFormat: 'g711_ulaw', outputFormat: 'pcm16', turnDetection: 'none' },
    },
  },
  {
    form: 'beta',
    wire: { type: 'transcription_session.created', session: betaTranscriptionSession },
    event: {
      type: 'session-created',
      sessionId: 'sess_1',
      expiresAtMs: null,
      settings: { inputFormat: 'pcm16', outputFormat: null, turnDetection: 'server_vad' },
    },
  },
  {
    form: 'beta',
    wire: { type: 'transcription_session.updated', session: betaTranscriptionSession },
    event: {
      type: 'session-updated',
      settings: { inputFormat: 'pcm16', outputFormat: null, turnDetection: 'server_vad' },
    },
  },
  {
    form: 'both',
    wire: { type: 'conversation.created', conversation: { id: 'conv_1', object: 'realtime.conversation' } },
    event: null,
  },
  {
    form: 'both',
    wire: {
      type: 'error',
      error: {
        type: 'invalid_request_error',
        code: 'response_cancel_not_active',
        message: 'Cancellation failed: no active response found',
        param: null,
        event_id: 'my_evt_7',
      },
    },
    event: {
      type: 'error',
      code: 'response_cancel_not_active',
      message: 'Cancellation failed: no active response found',
      eventId: 'my_evt_7',
    },
  },
  {
    form: 'both',
    wire: {
      type: 'rate_limits.updated',
      rate_limits: [
        { name: 'requests', limit: 1_000, remaining: 999, reset_seconds: 60 },
        { name: 'tokens', limit: 50_000, remaining: 49_950, reset_seconds: 0.06 },
      ],
    },
    event: {
      type: 'rate-limits',
      limits: [
        { name: 'requests', limit: 1_000, remaining: 999, resetSeconds: 60 },
        { name: 'tokens', limit: 50_000, remaining: 49_950, resetSeconds: 0.06 },
      ],
    },
  },
]
