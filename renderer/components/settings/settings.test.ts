import { expect, describe, test } from 'vitest'
import { settingsSchema } from '../../../shared/settings'
import { words } from '../../locales/i18n'
import type { MessageKey } from '../../locales/messages'
import { deviceOptions } from './device-options'
import { isDefault, pageDefaults } from './page-defaults'
import { createPeakHold } from './peak-hold'
import { findSettings } from './sections'
import { soundVerdict } from './sound-verdict'

const fresh = settingsSchema.parse({})

describe('the choice of a device', () => {
  const desk = { id: 'desk', label: 'Desk microphone' }
  const names = new Map([['headset', 'Headset']])
  const first = { id: '', label: '', kind: 'default' }
  const present = { ...desk, kind: 'present' }

  test.each([
    ['follows the system', '', [first, present]],
    ['is one that is there', 'desk', [first, present]],
    ['is one that was there', 'headset', [first, present, { id: 'headset', label: 'Headset', kind: 'absent' }]],
    ['is one that was never seen', 'gone', [first, present, { id: 'gone', label: '', kind: 'absent' }]],
  ])('%s', (_, chosen, options) => {
    expect(deviceOptions([desk], chosen, names)).toEqual(options)
  })

  test('the browser’s own names for the default are not offered beside it', () => {
    const aliases = ['', 'default', 'communications'].map((id) => ({ id, label: `Default - ${desk.label}` }))
    expect(deviceOptions([...aliases, desk], '', names)).toEqual([first, present])
  })
})

describe('a page', () => {
  test('is reset to what the settings are at first', () => {
    const { theme, language, answers, audio, network } = fresh
    const { volume, ...devices } = audio
    expect(pageDefaults).toEqual({
      general: { theme, language, answers },
      voice: { volume, audio: devices },
      network: { network },
    })
  })

  test.each([
    ['general', fresh, true],
    ['voice', fresh, true],
    ['network', fresh, true],
    ['network', { ...fresh, network: { ...fresh.network, family: 'ipv4' } }, false],
    ['network', { ...fresh, network: { ...fresh.network, proxy: { mode: 'none', url: '', user: '' } } }, false],
    ['general', { ...fresh, theme: 'dark' }, false],
    ['general', { ...fresh, language: 'en' }, false],
    ['general', { ...fresh, answers: 'written' }, false],
    ['voice', { ...fresh, theme: 'dark' }, true],
    ['voice', { ...fresh, audio: { ...fresh.audio, volume: 0.5 } }, false],
    ['voice', { ...fresh, audio: { ...fresh.audio, inputDevice: 'desk' } }, false],
    ['voice', { ...fresh, audio: { ...fresh.audio, halfDuplex: true } }, false],
  ] as const)('%s knows whether something on it has been changed', (section, settings, expected) => {
    expect(isDefault(section, settings)).toBe(expected)
  })
})

describe('the search', () => {
  const ids = (query: string, language: keyof typeof words = 'en'): string[] => {
    const word = (key: MessageKey): string =>
      key.split('.').reduce((tree: unknown, part) => (tree as Record<string, unknown>)[part], words[language]) as string
    return findSettings(query, word).map(({ id }) => id)
  }

  test.each([
    ['', []],
    ['   ', []],
    ['zebra', []],
    ['THEME', ['theme']],
    // What is called so stands before what only mentions it.
    ['microphone', ['microphone', 'pre-roll', 'sound-test', 'echo-cancellation']],
    ['silent parley', ['half-duplex']],
    ['general lang', ['language']],
    ['azure key', ['services']],
    ['proxy password', ['proxy-password']],
  ])('%j', (query, expected) => {
    expect(ids(query)).toEqual(expected)
  })

  test('works in Chinese, where words have no spaces', () => {
    expect(ids('扬声器', 'zh-CN')).toEqual(['loudspeaker'])
    expect(ids('回音', 'zh-TW')).toEqual(['echo-cancellation'])
  })
})

test.each([
  ['good', true, false, { remedy: null, isHelped: false }],
  ['good', false, true, { remedy: null, isHelped: false }],
  ['headphones', true, false, { remedy: null, isHelped: false }],
  ['headphones', false, false, { remedy: 'echo-cancellation', isHelped: false }],
  ['headphones', true, true, { remedy: null, isHelped: true }],
  ['half-duplex', true, false, { remedy: 'half-duplex', isHelped: false }],
  ['half-duplex', false, false, { remedy: 'echo-cancellation', isHelped: false }],
  ['half-duplex', false, true, { remedy: null, isHelped: true }],
] as const)(
  'echo judged as %s, with cancellation %s and half-duplex %s',
  (advice, echoCancellation, halfDuplex, expected) => {
    expect(soundVerdict({ advice }, { ...fresh.audio, echoCancellation, halfDuplex })).toEqual({ advice, ...expected })
  },
)

test('the mark of a meter stays, falls, and is lifted again', () => {
  const mark = createPeakHold({ floor: -60, holdMs: 1_000, fallPerSecond: 20 })
  expect([
    mark.add(0, -90),
    mark.add(100, -20),
    mark.add(1_100, -50),
    mark.add(1_600, -50),
    mark.add(1_700, -25),
    mark.add(2_700, -60),
    mark.add(60_000, -60),
  ]).toEqual([-60, -20, -20, -30, -25, -25, -60])
})
