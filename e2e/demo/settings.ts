/** The settings that a demo or bench run starts from. */
import type { z } from 'zod'
import type { settingsSchema } from '../../shared/settings'
import type { DemoOptions } from './options'

type Wanted = Pick<DemoOptions, 'provider' | 'keyVariable' | 'turnDetection' | 'folders'>

export function demoSettings(options: Wanted): z.input<typeof settingsSchema> {
  const turnDetection =
    options.turnDetection === 'semantic_vad'
      ? { type: 'semantic_vad' as const, eagerness: 'high' as const }
      : { type: options.turnDetection }
  const tools = { folders: options.folders }
  const language = 'en' as const
  if (options.provider === 'engine') return { language, tools, engine: { turnDetection } }
  const service = {
    kind: 'url' as const,
    id: 'demo',
    name: 'Demo',
    url: options.provider,
    keyVariable: options.keyVariable,
    turnDetection,
  }
  return { language, tools, services: { active: 'demo', list: [service] } }
}
