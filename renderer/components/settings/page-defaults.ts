/** What each page is reset to. Kept here, so that the page need not carry the schema; a test holds the two together. */
import type { CommandInput } from '../../../shared/ipc/contract'
import type { Settings } from '../../../shared/settings'
import type { Section } from './sections'

export const pageDefaults = {
  general: { theme: 'system', language: 'system', answers: 'spoken' },
  voice: {
    volume: 1,
    audio: { inputDevice: '', outputDevice: '', echoCancellation: true, preRoll: false, halfDuplex: false },
  },
} satisfies Record<Section, CommandInput<'settings.change'>>

export function isDefault(section: Section, { theme, language, answers, audio }: Settings): boolean {
  if (section === 'general') {
    const { general } = pageDefaults
    return theme === general.theme && language === general.language && answers === general.answers
  }
  const { voice } = pageDefaults
  return (
    audio.volume === voice.volume &&
    Object.entries(voice.audio).every(([name, value]) => audio[name as keyof typeof voice.audio] === value)
  )
}
