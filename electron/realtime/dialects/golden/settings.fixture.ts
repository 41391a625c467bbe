/** Settings of which all, or none, are usual. */
import type { SessionConfig } from '../../vocabulary'

export const tool = { name: 'find_files', description: 'Finds files', parameters: { type: 'object', properties: {} } }

export const plainConfig: SessionConfig = {
  purpose: 'conversation',
  instructions: 'Be brief.',
  voice: 'alloy',
  outputModality: 'audio',
  inputFormat: 'pcm16',
  outputFormat: 'pcm16',
  speed: 1,
  temperature: null,
  maxOutputTokens: 'inf',
  noiseReduction: null,
  transcription: { model: 'whisper-1', language: null, prompt: null },
  turnDetection: {
    type: 'server_vad',
    threshold: 0.5,
    prefixPaddingMs: 300,
    silenceDurationMs: 500,
    idleTimeoutMs: null,
    createResponse: true,
    interruptResponse: true,
  },
  tools: [tool],
  toolChoice: 'auto',
}

export const fullConfig: SessionConfig = {
  purpose: 'conversation',
  instructions: '',
  voice: '',
  outputModality: 'text',
  inputFormat: 'g711_ulaw',
  outputFormat: 'g711_alaw',
  speed: 1.25,
  temperature: 0.7,
  maxOutputTokens: 2_000,
  noiseReduction: 'far_field',
  transcription: { model: 'gpt-4o-transcribe', language: 'fr', prompt: 'Parley' },
  turnDetection: { type: 'semantic_vad', eagerness: 'low', createResponse: false, interruptResponse: true },
  tools: [],
  toolChoice: { name: 'find_files' },
}

export const vad = { type: 'server_vad', threshold: 0.5, prefix_padding_ms: 300, silence_duration_ms: 500 }
export const pcm = { type: 'audio/pcm', rate: 24_000 }
