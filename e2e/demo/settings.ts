/** The settings that a demo or bench run starts from: those of the profile, with what the options say. */
import { serviceSchema } from '../../shared/services'
import { settingsSchema, type Settings } from '../../shared/settings'
import { turnDetectionSchema } from '../../shared/turn-detection'
import { readService } from '../../electron/providers/read-service'
import type { DemoOptions } from './options'

type Wanted = Pick<DemoOptions, 'provider' | 'keyVariable' | 'turnDetection' | 'folders'>

const demoService = 'demo'

/** @throws Error when the provider is neither an address nor known to the profile */
export function demoSettings(options: Wanted, profile: Settings = settingsSchema.parse({ language: 'en' })): Settings {
  const turnDetection = turnDetectionSchema.parse(
    options.turnDetection === 'semantic_vad'
      ? { type: 'semantic_vad', eagerness: 'high' }
      : { type: options.turnDetection },
  )
  const tools = { folders: [...new Set([...profile.tools.folders, ...options.folders])] }
  const { list } = profile.services
  if (options.provider === 'engine')
    return {
      ...profile,
      welcomed: true,
      tools,
      engine: { ...profile.engine, turnDetection },
      services: { active: 'engine', list },
    }

  const known = list.find(({ id }) => id === options.provider)
  if (!known && !options.provider.includes(':')) throw new Error(`There is no service ${options.provider}`)
  const auth = options.keyVariable === '' ? { kind: 'none' } : { kind: 'environment', variable: options.keyVariable }
  const service = serviceSchema.parse({
    ...(known ?? { ...readService(options.provider), id: demoService, name: 'Demo', auth }),
    turnDetection,
    ...(options.keyVariable === '' ? {} : { auth }),
  })
  const others = list.filter(({ id }) => id !== service.id)
  return { ...profile, welcomed: true, tools, services: { active: service.id, list: [...others, service] } }
}
