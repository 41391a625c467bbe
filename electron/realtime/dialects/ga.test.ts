import { describe, expect, test } from 'vitest'
import type { ClientCommand, ServerEvent } from '../vocabulary'
import { gaDialect } from './ga'
import { decodePcm16, encodePcm16 } from './pcm16'

const sound = Int16Array.of(0, 1, -1, 32_767, -32_768)
const base64 = encodePcm16(sound)

describe('encoding', () => {
  test.each<[ClientCommand, object]>([
    [
      { type: 'append', samples: sound },
      { type: 'input_audio_buffer.append', audio: base64 },
    ],
    [{ type: 'commit' }, { type: 'input_audio_buffer.commit' }],
    [{ type: 'clear' }, { type: 'input_audio_buffer.clear' }],
    [{ type: 'create-response' }, { type: 'response.create' }],
    [{ type: 'cancel-response' }, { type: 'response.cancel' }],
    [
      { type: 'delete-item', itemId: 'i' },
      { type: 'conversation.item.delete', item_id: 'i' },
    ],
    [
      { type: 'truncate', itemId: 'i', audioEndMs: 1_480 },
      { type: 'conversation.item.truncate', item_id: 'i', content_index: 0, audio_end_ms: 1_480 },
    ],
    [
      { type: 'create-item', item: { type: 'message', id: 'i', role: 'user', text: 'hi' } },
      {
        type: 'conversation.item.create',
        item: { id: 'i', type: 'message', role: 'user', content: [{ type: 'input_text', text: 'hi' }] },
      },
    ],
    [
      { type: 'create-item', item: { type: 'message', role: 'assistant', text: 'hello' } },
      {
        type: 'conversation.item.create',
        item: { type: 'message', role: 'assistant', content: [{ type: 'output_text', text: 'hello' }] },
      },
    ],
    [
      { type: 'create-item', item: { type: 'function-output', callId: 'c', output: '{}' } },
      { type: 'conversation.item.create', item: { type: 'function_call_output', call_id: 'c', output: '{}' } },
    ],
    [
      { type: 'detect-turns', turnDetection: { type: 'none' } },
      { type: 'session.update', session: { type: 'realtime', audio: { input: { turn_detection: null } } } },
    ],
  ])('%o', (command, wire) => {
    expect(JSON.parse(gaDialect.encode(command, 'evt_1'))).toEqual({ event_id: 'evt_1', ...wire })
  })

  test('a configuration says everything in full', () => {
    const tool = { name: 'find_files', description: 'Finds files', parameters: { type: 'object' } }
    const command: ClientCommand = {
      type: 'configure',
      config: {
        instructions: 'Be brief.',
        voice: 'marin',
        transcriptionModel: 'whisper-1',
        turnDetection: { type: 'server_vad', threshold: 0.5, prefixPaddingMs: 300, silenceDurationMs: 500 },
        tools: [tool],
      },
    }
    expect(JSON.parse(gaDialect.encode(command, 'evt_1'))).toEqual({
      type: 'session.update',
      event_id: 'evt_1',
      session: {
        type: 'realtime',
        output_modalities: ['audio'],
        instructions: 'Be brief.',
        audio: {
          input: {
            format: { type: 'audio/pcm', rate: 24_000 },
            transcription: { model: 'whisper-1' },
            turn_detection: {
              type: 'server_vad',
              threshold: 0.5,
              prefix_padding_ms: 300,
              silence_duration_ms: 500,
              create_response: true,
              interrupt_response: true,
            },
          },
          output: { format: { type: 'audio/pcm', rate: 24_000 }, voice: 'marin' },
        },
        tools: [{ type: 'function', ...tool }],
        tool_choice: 'auto',
      },
    })
  })
})

describe('decoding', () => {
  const of = { response_id: 'r', item_id: 'i', output_index: 0, content_index: 0 }
  const call = {
    id: 'f',
    type: 'function_call',
    status: 'completed',
    name: 'find_files',
    call_id: 'c',
    arguments: '{}',
  }
  const response = { id: 'r', status: 'completed', output: [call, { ...call, call_id: 'd', status: 'incomplete' }] }

  test.each<[object, ServerEvent]>([
    [
      { type: 'session.created', session: { id: 's', expires_at: 10 } },
      { type: 'session-created', sessionId: 's', expiresAtMs: 10_000 },
    ],
    [{ type: 'session.updated', session: {} }, { type: 'session-updated' }],
    [
      { type: 'input_audio_buffer.speech_started', item_id: 'i', audio_start_ms: 1 },
      { type: 'speech-started', itemId: 'i' },
    ],
    [
      { type: 'input_audio_buffer.speech_stopped', item_id: 'i', audio_end_ms: 1 },
      { type: 'speech-stopped', itemId: 'i' },
    ],
    [
      { type: 'input_audio_buffer.committed', item_id: 'i' },
      { type: 'committed', itemId: 'i' },
    ],
    [
      { type: 'conversation.item.input_audio_transcription.completed', item_id: 'i', transcript: 'hi' },
      { type: 'transcript-completed', itemId: 'i', transcript: 'hi' },
    ],
    [
      { type: 'conversation.item.input_audio_transcription.failed', item_id: 'i', error: {} },
      { type: 'transcript-failed', itemId: 'i', message: '' },
    ],
    [
      { type: 'response.created', response: { id: 'r' } },
      { type: 'response-created', responseId: 'r' },
    ],
    [
      { type: 'response.output_item.added', response_id: 'r', item: { id: 'i', type: 'message' } },
      { type: 'message-added', responseId: 'r', itemId: 'i' },
    ],
    [
      { type: 'response.output_audio_transcript.delta', ...of, delta: 'It' },
      { type: 'text-delta', responseId: 'r', itemId: 'i', delta: 'It' },
    ],
    [
      { type: 'response.output_text.delta', ...of, delta: 'It' },
      { type: 'text-delta', responseId: 'r', itemId: 'i', delta: 'It' },
    ],
    [
      { type: 'response.output_audio.delta', ...of, delta: base64 },
      { type: 'audio-delta', responseId: 'r', itemId: 'i', samples: sound },
    ],
    [
      { type: 'response.output_audio.done', ...of },
      { type: 'audio-done', responseId: 'r', itemId: 'i' },
    ],
    [
      { type: 'response.done', response },
      {
        type: 'response-done',
        responseId: 'r',
        status: 'completed',
        reason: null,
        calls: [{ itemId: 'f', callId: 'c', name: 'find_files', arguments: '{}' }],
      },
    ],
    [
      {
        type: 'response.done',
        response: { ...response, status: 'cancelled', status_details: { reason: 'turn_detected' } },
      },
      { type: 'response-done', responseId: 'r', status: 'cancelled', reason: 'turn_detected', calls: [] },
    ],
    [
      { type: 'error', error: { type: 'invalid_request_error', code: 'x', message: 'm', event_id: 'e' } },
      { type: 'error', code: 'x', message: 'm', eventId: 'e' },
    ],
    [
      { type: 'rate_limits.updated', rate_limits: [] },
      { type: 'other', name: 'rate_limits.updated' },
    ],
    [{ type: 'toString' }, { type: 'other', name: 'toString' }],
  ])('%o', (wire, event) => {
    expect(gaDialect.decode(JSON.stringify(wire))).toEqual(event)
  })

  test.each(['', '[', '7', 'null', '{}', '{"type":7}', '{"type":"response.created"}'])('never throws: %s', (frame) => {
    expect(gaDialect.decode(frame)).toMatchObject({ type: 'malformed' })
  })

  test('an odd byte of sound is dropped', () => {
    expect(decodePcm16(Buffer.from([1, 0, 9]).toString('base64'))).toEqual(Int16Array.of(1))
  })
})
