/** What the server says of the sound it is sent, of items and of transcripts. */
import type { ServerRow } from './row.fixture'
import { message } from './server-objects.fixture'

const ofContent = { item_id: 'item_1', content_index: 0 }

export const inputEvents: ServerRow[] = [
  {
    form: 'both',
    wire: { type: 'input_audio_buffer.committed', previous_item_id: 'item_0', item_id: 'item_1' },
    event: { type: 'committed', itemId: 'item_1', previousItemId: 'item_0' },
  },
  { form: 'both', wire: { type: 'input_audio_buffer.cleared' }, event: { type: 'input-cleared' } },
  {
    form: 'both',
    wire: { type: 'input_audio_buffer.speech_started', audio_start_ms: 640, item_id: 'item_1' },
    event: { type: 'speech-started', itemId: 'item_1' },
  },
  {
    form: 'both',
    wire: { type: 'input_audio_buffer.speech_stopped', audio_end_ms: 2_000, item_id: 'item_1' },
    event: { type: 'speech-stopped', itemId: 'item_1' },
  },
  {
    form: 'ga',
    wire: {
      type: 'input_audio_buffer.timeout_triggered',
      audio_start_ms: 13_216,
      audio_end_ms: 19_232,
      item_id: 'item_1',
    },
    event: { type: 'idle', itemId: 'item_1' },
  },
  {
    form: 'ga',
    wire: { type: 'input_audio_buffer.dtmf_event_received', event: '9', received_at: 1_763_605_109 },
    event: null,
  },
  { form: 'both', wire: { type: 'output_audio_buffer.started', response_id: 'resp_1' }, event: null },
  { form: 'both', wire: { type: 'output_audio_buffer.stopped', response_id: 'resp_1' }, event: null },
  { form: 'both', wire: { type: 'output_audio_buffer.cleared', response_id: 'resp_1' }, event: null },
]

const transcription = 'conversation.item.input_audio_transcription'
const said = { type: 'input_audio', transcript: null }

export const itemEvents: ServerRow[] = [
  {
    form: 'both',
    wire: {
      type: 'conversation.item.created',
      previous_item_id: null,
      item: { ...message, role: 'user', content: [said] },
    },
    event: { type: 'item-added', itemId: 'item_1', previousItemId: null },
  },
  {
    form: 'ga',
    wire: {
      type: 'conversation.item.added',
      previous_item_id: 'item_0',
      item: { ...message, status: 'in_progress', content: [] },
    },
    event: { type: 'item-added', itemId: 'item_1', previousItemId: 'item_0' },
  },
  {
    form: 'ga',
    wire: {
      type: 'conversation.item.done',
      previous_item_id: 'item_0',
      item: { ...message, content: [{ type: 'output_text', text: 'Hello' }] },
    },
    event: null,
  },
  {
    form: 'both',
    wire: {
      type: 'conversation.item.retrieved',
      item: { ...message, content: [{ type: 'audio', transcript: 'Hello', audio: 'AAA=', format: 'pcm16' }] },
    },
    event: null,
  },
  {
    form: 'both',
    wire: { type: 'conversation.item.deleted', item_id: 'item_1' },
    event: { type: 'item-deleted', itemId: 'item_1' },
  },
  {
    form: 'both',
    wire: { type: 'conversation.item.truncated', ...ofContent, audio_end_ms: 1_500 },
    event: { type: 'item-truncated', itemId: 'item_1' },
  },
  {
    form: 'both',
    wire: { type: `${transcription}.delta`, ...ofContent, delta: 'Hel', obfuscation: 'aLxx0jTEciOGe' },
    event: { type: 'transcript-delta', itemId: 'item_1', delta: 'Hel' },
  },
  {
    form: 'both',
    wire: {
      type: `${transcription}.completed`,
      ...ofContent,
      transcript: 'Hello.',
      usage: {
        type: 'tokens',
        total_tokens: 22,
        input_tokens: 13,
        input_token_details: { text_tokens: 0, audio_tokens: 13 },
        output_tokens: 9,
      },
    },
    event: { type: 'transcript-completed', itemId: 'item_1', transcript: 'Hello.' },
  },
  {
    form: 'both',
    wire: {
      type: `${transcription}.failed`,
      ...ofContent,
      error: {
        type: 'transcription_error',
        code: 'audio_unintelligible',
        message: 'The audio could not be transcribed.',
        param: null,
      },
    },
    event: { type: 'transcript-failed', itemId: 'item_1', message: 'The audio could not be transcribed.' },
  },
  {
    form: 'ga',
    wire: {
      type: `${transcription}.segment`,
      ...ofContent,
      id: 'seg_1',
      text: 'hello',
      speaker: 'A',
      start: 0,
      end: 0.4,
    },
    event: null,
  },
]
