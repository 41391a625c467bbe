/** Sessions that only transcribe, and changes of those that converse. */
import type { ClientRow } from './row.fixture'
import { fullConfig, pcm, plainConfig, vad } from './settings.fixture'

export const transcriptionSessions: ClientRow[] = [
  {
    name: 'a transcription session',
    command: { type: 'configure', config: { ...plainConfig, purpose: 'transcription' } },
    ga: {
      type: 'session.update',
      session: {
        type: 'transcription',
        audio: {
          input: {
            format: pcm,
            noise_reduction: null,
            transcription: { model: 'whisper-1' },
            turn_detection: vad,
          },
        },
      },
    },
    beta: {
      type: 'transcription_session.update',
      session: {
        input_audio_format: 'pcm16',
        input_audio_transcription: { model: 'whisper-1' },
        turn_detection: vad,
      },
    },
  },
  {
    name: 'a transcription session by hand, with noise reduction',
    command: {
      type: 'configure',
      config: { ...fullConfig, purpose: 'transcription', turnDetection: { type: 'none' } },
    },
    ga: {
      type: 'session.update',
      session: {
        type: 'transcription',
        audio: {
          input: {
            format: { type: 'audio/pcmu' },
            noise_reduction: { type: 'far_field' },
            transcription: { model: 'gpt-4o-transcribe', language: 'fr', prompt: 'Parley' },
            turn_detection: null,
          },
        },
      },
    },
    beta: {
      type: 'transcription_session.update',
      session: {
        input_audio_format: 'g711_ulaw',
        input_audio_noise_reduction: { type: 'far_field' },
        input_audio_transcription: { model: 'gpt-4o-transcribe', language: 'fr', prompt: 'Parley' },
        turn_detection: null,
      },
    },
  },
]
export const changes: ClientRow[] = [
  {
    name: 'turning turn detection off',
    command: { type: 'update', change: { turnDetection: { type: 'none' } } },
    ga: { type: 'session.update', session: { type: 'realtime', audio: { input: { turn_detection: null } } } },
    beta: { type: 'session.update', session: { turn_detection: null } },
  },
  {
    name: 'an idle timeout, which the preview does not have',
    command: {
      type: 'update',
      change: {
        turnDetection: {
          type: 'server_vad',
          threshold: 0.5,
          prefixPaddingMs: 300,
          silenceDurationMs: 500,
          idleTimeoutMs: 6_000,
          createResponse: true,
          interruptResponse: false,
        },
      },
    },
    ga: {
      type: 'session.update',
      session: {
        type: 'realtime',
        audio: {
          input: {
            turn_detection: { ...vad, idle_timeout_ms: 6_000, create_response: true, interrupt_response: false },
          },
        },
      },
    },
    beta: {
      type: 'session.update',
      session: { turn_detection: { ...vad, create_response: true, interrupt_response: false } },
    },
  },
  {
    name: 'what was unusual becoming usual again',
    command: {
      type: 'update',
      change: { speed: 1, noiseReduction: null, transcription: null, instructions: '', tools: [] },
    },
    ga: {
      type: 'session.update',
      session: {
        type: 'realtime',
        instructions: '',
        audio: { input: { noise_reduction: null, transcription: null }, output: { speed: 1 } },
        tools: [],
      },
    },
    beta: {
      type: 'session.update',
      session: {
        instructions: '',
        input_audio_noise_reduction: null,
        input_audio_transcription: null,
        tools: [],
        speed: 1,
      },
    },
  },
]
