/** The gallery's scenes of the built-in engine whose parts live elsewhere. */
import { enginePartsSchema, type EngineParts } from '../../shared/engine-parts'
import type { Snapshot } from '../../shared/ipc/contract'
import type { createSceneParts } from './scene-parts'
import type { Scene } from './scenes'

export const engineSceneNames = [
  'engine-sends',
  'engine-fault',
  'engine-faults',
  'engine-local',
  'engine-remote',
  'engine-home',
  'engine-part-fault',
  'engine-limits',
] as const
type EngineSceneName = (typeof engineSceneNames)[number]
export type OpenedEngine = 'engine-limits' | 'engine-fault' | 'engine-end'

export const isEngineScene = (name: string): name is EngineSceneName =>
  (engineSceneNames as readonly string[]).includes(name)

const savedAtMs = Date.UTC(2026, 2, 3, 12)
const local = enginePartsSchema.parse({
  mind: { use: 'remote', remote: { address: 'http://127.0.0.1:11434/v1', model: 'llama3.2' } },
})
const remote = enginePartsSchema.parse({
  mind: { use: 'remote', remote: { address: 'https://api.example.com/v1', model: 'gpt-5-mini', temperature: 0.7 } },
  recogniser: {
    use: 'remote',
    remote: { address: 'https://speech.example.com/v1', model: 'large-v3', language: 'de' },
  },
  voice: { use: 'remote', remote: { address: '', model: 'kokoro', voice: 'af_sky' } },
})
const home = enginePartsSchema.parse({
  mind: { use: 'remote', remote: { address: 'http://192.168.1.20:11434/v1', model: 'qwen3:4b' } },
  voice: { use: 'remote', remote: { address: 'http://nas.local:8880/v1', model: 'kokoro', voice: 'af_sky' } },
})
const busy = { code: 'part.busy', detail: 'HTTP 429: Too many requests' } as const
const gone = { code: 'part.unreachable', detail: 'ECONNREFUSED' } as const

export function createEngineScene(
  name: EngineSceneName,
  { snapshot, engine }: ReturnType<typeof createSceneParts>,
): Omit<Scene, 'name'> {
  const scene = (
    parts: EngineParts,
    change: Partial<Snapshot> = {},
    opened: Scene['opened'] = null,
  ): Omit<Scene, 'name'> => ({
    snapshot: { ...snapshot, settings: { ...engine, engine: { ...engine.engine, parts } }, ...change },
    levels: [],
    opened,
  })
  const secrets = { 'engine-mind': { savedAtMs, keep: 'keychain' } } as const
  const none = snapshot.partFaults

  switch (name) {
    case 'engine-sends':
      return scene(remote)
    case 'engine-fault':
      return scene(local, { partFaults: { ...none, mind: gone } })
    case 'engine-faults':
      return scene(remote, { partFaults: { ...none, mind: busy, recogniser: gone } })
    case 'engine-local':
      return scene(local, {}, 'services')
    case 'engine-remote':
      return scene(remote, { secrets }, 'services')
    case 'engine-home':
      return scene(home, { secrets: { 'engine-voice': secrets['engine-mind'] } }, 'engine-end')
    case 'engine-part-fault':
      return scene(remote, { secrets, partFaults: { ...none, mind: busy } }, 'engine-fault')
    case 'engine-limits':
      return scene(remote, { secrets }, 'engine-limits')
  }
}
