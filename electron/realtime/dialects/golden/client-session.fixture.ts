/** A session, configured and changed. */
import type { ClientRow } from './row.fixture'
import { fullConfig, pcm, plainConfig, tool, vad } from './settings.fixture'

export const configurations: ClientRow[] = [
  {
    name: 'a usual configuration',
    command: { type: 'configure', config: plainConfig },
    ga: {
      type: 'session.update',
      session: {
        type: 'realtime',
        output_modalities: ['audio'],
        instructions: 'Be brief.',
        audio: {
          input: {
            format: pcm,
            noise_reduction: null,
            transcription: { model: 'whisper-1' },
            turn_detection: { ...vad, create_response: true, interrupt_response: true },
          },
          output: { format: pcm, voice: 'alloy', speed: 1 },
        },
        tools: [{ type: 'function', ...tool }],
        tool_choice: 'auto',
        max_output_tokens: 'inf',
      },
    },
    // Nothing that the services of 2024 do not know.
    beta: {
      type: 'session.update',
      session: {
        modalities: ['audio', 'text'],
        instructions: 'Be brief.',
        voice: 'alloy',
        input_audio_format: 'pcm16',
        output_audio_format: 'pcm16',
        input_audio_transcription: { model: 'whisper-1' },
        turn_detection: vad,
        tools: [{ type: 'function', ...tool }],
        tool_choice: 'auto',
        max_response_output_tokens: 'inf',
      },
    },
  },
  {
    name: 'a configuration in which everything is unusual',
    command: { type: 'configure', config: fullConfig },
    ga: {
      type: 'session.update',
      session: {
        type: 'realtime',
        output_modalities: ['text'],
        instructions: '',
        audio: {
          input: {
            format: { type: 'audio/pcmu' },
            noise_reduction: { type: 'far_field' },
            transcription: { model: 'gpt-4o-transcribe', language: 'fr', prompt: 'Parley' },
            turn_detection: {
              type: 'semantic_vad',
              eagerness: 'low',
              create_response: false,
              interrupt_response: true,
            },
          },
          output: { format: { type: 'audio/pcma' }, speed: 1.25 },
        },
        tools: [],
        tool_choice: { type: 'function', name: 'find_files' },
        max_output_tokens: 2_000,
      },
    },
    beta: {
      type: 'session.update',
      session: {
        modalities: ['text'],
        instructions: '',
        input_audio_format: 'g711_ulaw',
        output_audio_format: 'g711_alaw',
        input_audio_noise_reduction: { type: 'far_field' },
        input_audio_transcription: { model: 'gpt-4o-transcribe', language: 'fr', prompt: 'Parley' },
        turn_detection: { type: 'semantic_vad', eagerness: 'low', create_response: false, interrupt_response: true },
        tools: [],
        tool_choice: { type: 'function', function: { name: 'find_files' } },
        temperature: 0.7,
        max_response_output_tokens: 2_000,
        speed: 1.25,
      },
    },
  },
]
