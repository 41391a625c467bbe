/** The built-in engine: started when it is wanted, reached over loopback with the token of this launch. */
import type { Settings } from '../../shared/settings'
import { assistantInstructions } from './presets'
import type { Provider } from './provider'

export const engineId = 'engine'

export function createEngineProvider(settings: Settings['engine']): Provider {
  return {
    id: engineId,
    kind: 'engine',
    name: 'Parley',
    leavesComputer: false,
    instant: true,
    renewable: false,
    turnDetection: settings.turnDetection,
    async resolve({ engine }) {
      const { url, token } = await engine.start()
      const address = { url: new URL(url), headers: { Authorization: `Bearer ${token}` } }
      return {
        dialect: 'ga',
        detected: null,
        address: () => address,
        config: {
          instructions: assistantInstructions,
          voice: '',
          inputFormat: 'pcm16',
          outputFormat: 'pcm16',
          speed: 1,
          temperature: null,
          maxOutputTokens: 'inf',
          noiseReduction: null,
          transcription: { model: 'whisper-1', language: null, prompt: null },
          toolChoice: 'auto',
        },
      }
    },
  }
}
