/** The built-in engine: started when it is wanted, reached over loopback with the token of this launch. */
import type { Settings } from '../../shared/settings'
import { defaultInstructions } from './instructions'
import type { Provider } from './provider'

export const engineId = 'engine'

export function createEngineProvider(settings: Settings['engine']): Provider {
  return {
    id: engineId,
    kind: 'engine',
    name: 'Parley',
    leavesComputer: false,
    instant: true,
    turnDetection: settings.turnDetection,
    async resolve({ engine }) {
      const { url, token } = await engine.start()
      return {
        url: new URL(url),
        headers: { Authorization: `Bearer ${token}` },
        dialect: 'ga',
        model: 'parley',
        turnDetection: settings.turnDetection,
        voice: '',
        instructions: defaultInstructions,
        transcriptionModel: 'whisper-1',
      }
    },
  }
}
