/** The pages of the settings, what stands on them, and how one of them is found by a word. */
import type { MessageKey } from '../../locales/messages'

export const sections = ['general', 'services', 'voice', 'network'] as const
export type Section = (typeof sections)[number]

interface Setting {
  id: string
  section: Section
  label: MessageKey
  about: MessageKey | null
}

/** In the order in which they stand on their pages. */
export const settingsList = [
  { id: 'theme', section: 'general', label: 'settings.theme', about: null },
  { id: 'language', section: 'general', label: 'settings.language', about: null },
  { id: 'answers', section: 'general', label: 'settings.answers', about: 'settings.answersAbout' },
  { id: 'services', section: 'services', label: 'settings.services', about: 'services.searchable' },
  { id: 'microphone', section: 'voice', label: 'settings.microphone', about: null },
  { id: 'level', section: 'voice', label: 'settings.level', about: 'settings.levelAbout' },
  { id: 'pre-roll', section: 'voice', label: 'settings.preRoll', about: 'settings.preRollAbout' },
  { id: 'loudspeaker', section: 'voice', label: 'settings.loudspeaker', about: null },
  { id: 'volume', section: 'voice', label: 'settings.volume', about: null },
  { id: 'sound-test', section: 'voice', label: 'settings.soundTest', about: 'settings.soundTestAbout' },
  { id: 'echo-cancellation', section: 'voice', label: 'settings.echoCancellation', about: 'settings.echoAbout' },
  { id: 'half-duplex', section: 'voice', label: 'settings.halfDuplex', about: 'settings.halfDuplexAbout' },
  { id: 'proxy', section: 'network', label: 'network.proxy', about: 'network.proxyAbout' },
  { id: 'proxy-url', section: 'network', label: 'network.url', about: 'network.urlAbout' },
  { id: 'proxy-user', section: 'network', label: 'network.user', about: 'network.userAbout' },
  { id: 'proxy-password', section: 'network', label: 'network.password', about: null },
  { id: 'ca-file', section: 'network', label: 'network.ca', about: 'network.caAbout' },
  { id: 'connect-timeout', section: 'network', label: 'network.timeout', about: 'network.timeoutAbout' },
  { id: 'ip-version', section: 'network', label: 'network.family', about: 'network.familyAbout' },
] as const satisfies readonly Setting[]
export type SettingId = (typeof settingsList)[number]['id']

export const settingOf = (id: SettingId): Setting & { id: SettingId } => settingsList.find((one) => one.id === id)!

const plain = (text: string): string => text.normalize('NFKC').toLowerCase()

/** Settings whose words contain each of those asked for; those that are called so come first. */
export function findSettings(query: string, word: (key: MessageKey) => string): (Setting & { id: SettingId })[] {
  const asked = plain(query).split(/\s+/).filter(Boolean)
  const holds = (text: string): boolean => asked.every((part) => plain(text).includes(part))
  if (asked.length === 0) return []
  const found = settingsList.filter(({ label, about, section }) =>
    holds(`${word(label)} ${about ? word(about) : ''} ${word(`settings.${section}`)}`),
  )
  return found.toSorted((one, other) => Number(holds(word(other.label))) - Number(holds(word(one.label))))
}
