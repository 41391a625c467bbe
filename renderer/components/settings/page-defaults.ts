/** What each page is reset to. Kept here, so that the page need not carry the schema; a test holds the two together. */
import type { CommandInput } from '../../../shared/ipc/contract'
import type { Settings } from '../../../shared/settings'
import type { Section } from './sections'

/** The services have their own way back: each for itself. */
export type ResettableSection = Exclude<Section, 'services'>

export const pageDefaults = {
  general: { theme: 'system', language: 'system', answers: 'spoken' },
  voice: {
    volume: 1,
    audio: { inputDevice: '', outputDevice: '', echoCancellation: true, preRoll: false, halfDuplex: false },
  },
  network: {
    network: {
      proxy: { mode: 'system', url: '', user: '' },
      caFile: '',
      connectTimeoutMs: 10_000,
      family: 'auto',
    },
  },
} satisfies Record<ResettableSection, CommandInput<'settings.change'>>

export function isDefault(section: ResettableSection, settings: Settings): boolean {
  const { theme, language, answers, audio, network } = settings
  if (section === 'general') {
    const { general } = pageDefaults
    return theme === general.theme && language === general.language && answers === general.answers
  }
  if (section === 'network') {
    const { proxy, ...rest } = pageDefaults.network.network
    return (
      proxy.mode === network.proxy.mode &&
      proxy.url === network.proxy.url &&
      proxy.user === network.proxy.user &&
      rest.caFile === network.caFile &&
      rest.connectTimeoutMs === network.connectTimeoutMs &&
      rest.family === network.family
    )
  }
  const { voice } = pageDefaults
  return (
    audio.volume === voice.volume &&
    Object.entries(voice.audio).every(([name, value]) => audio[name as keyof typeof voice.audio] === value)
  )
}
