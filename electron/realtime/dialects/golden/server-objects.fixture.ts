/** The objects inside server events, as the reference's examples and captures show them. */

const vad = {
  type: 'server_vad',
  threshold: 0.5,
  prefix_padding_ms: 300,
  silence_duration_ms: 200,
  create_response: true,
  interrupt_response: true,
}

export const gaSession = {
  type: 'realtime',
  object: 'realtime.session',
  id: 'sess_1',
  model: 'gpt-realtime',
  output_modalities: ['audio'],
  instructions: '',
  audio: {
    input: {
      format: { type: 'audio/pcm', rate: 24_000 },
      transcription: null,
      noise_reduction: null,
      turn_detection: { ...vad, idle_timeout_ms: null },
    },
    output: { format: { type: 'audio/pcma' }, voice: 'marin', speed: 1 },
  },
  max_output_tokens: 'inf',
  truncation: 'auto',
  tools: [],
  tool_choice: 'auto',
  tracing: null,
  prompt: null,
  expires_at: 1_790_000_000,
  include: null,
}

export const gaTranscriptionSession = {
  type: 'transcription',
  object: 'realtime.transcription_session',
  id: 'sess_1',
  audio: {
    input: {
      format: { type: 'audio/pcmu' },
      transcription: { model: 'gpt-4o-transcribe', language: null, prompt: null },
      noise_reduction: null,
      turn_detection: null,
    },
  },
  include: null,
  expires_at: 1_790_000_000,
}

export const betaSession = {
  id: 'sess_1',
  object: 'realtime.session',
  model: 'gpt-4o-realtime-preview-2024-10-01',
  modalities: ['audio', 'text'],
  instructions: 'You are helpful.',
  voice: 'alloy',
  input_audio_format: 'g711_ulaw',
  output_audio_format: 'pcm16',
  input_audio_transcription: null,
  turn_detection: { type: 'semantic_vad', eagerness: 'auto', create_response: true, interrupt_response: true },
  tools: [],
  tool_choice: 'auto',
  temperature: 0.8,
  max_response_output_tokens: 'inf',
}

export const betaTranscriptionSession = {
  id: 'sess_1',
  object: 'realtime.transcription_session',
  modalities: ['audio', 'text'],
  turn_detection: vad,
  input_audio_format: 'pcm16',
  input_audio_transcription: { model: 'whisper-1', language: '', prompt: '' },
  client_secret: null,
}

export const message = {
  id: 'item_1',
  object: 'realtime.item',
  type: 'message',
  status: 'completed',
  role: 'assistant',
}

export const call = {
  id: 'item_2',
  object: 'realtime.item',
  type: 'function_call',
  status: 'completed',
  call_id: 'call_1',
  name: 'find_files',
  arguments: '{"query":"x"}',
}

const response = {
  object: 'realtime.response',
  id: 'resp_1',
  status: 'in_progress',
  status_details: null,
  output: [],
  usage: null,
  metadata: null,
}

export const gaResponse = {
  ...response,
  conversation_id: 'conv_1',
  output_modalities: ['audio'],
  max_output_tokens: 'inf',
  audio: { output: { format: { type: 'audio/pcm', rate: 24_000 }, voice: 'marin' } },
}

export const betaResponse = {
  ...response,
  modalities: ['audio', 'text'],
  voice: 'alloy',
  output_audio_format: 'pcm16',
  temperature: 0.8,
  max_output_tokens: 'inf',
}

export const gaUsage = {
  total_tokens: 150,
  input_tokens: 120,
  output_tokens: 30,
  input_token_details: {
    text_tokens: 80,
    audio_tokens: 30,
    image_tokens: 10,
    cached_tokens: 64,
    cached_tokens_details: { text_tokens: 64, audio_tokens: 0, image_tokens: 0 },
  },
  output_token_details: { text_tokens: 10, audio_tokens: 20 },
}

export const betaUsage = {
  total_tokens: 150,
  input_tokens: 120,
  output_tokens: 30,
  input_token_details: { text_tokens: 90, audio_tokens: 30, cached_tokens: 0 },
  output_token_details: { text_tokens: 10, audio_tokens: 20 },
}
