import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createSSRApp } from 'vue'
import { renderToString } from 'vue/server-renderer'
import { installFakeBridge } from '../../../e2e/gallery/fake-bridge'
import { createScene, type SceneName } from '../../../e2e/gallery/scenes'
import { createWords } from '../../locales/i18n'
import { useSession } from '../../stores/session'
import VoicePage from './VoicePage.vue'

/** The voice page as markup, in a scene of the gallery. */
async function drawn(name: SceneName): Promise<string> {
  const pinia = createPinia()
  setActivePinia(pinia)
  installFakeBridge(createScene(name, 'en', 'light', 0).snapshot)
  await useSession().start()
  return renderToString(createSSRApp(VoicePage).use(pinia).use(createWords()))
}
/** Without tags, and with single spaces. */
const text = (markup: string): string =>
  markup
    .replace(/<!--.*?-->/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
const options = (markup: string): string[] =>
  [...markup.matchAll(/<option([^>]*)>([^<]*)/g)].map(([, attributes = '', label = '']) =>
    `${/ selected/.test(attributes) ? '> ' : ''}${label}`.trim(),
  )

beforeEach(() => {
  vi.stubGlobal('window', {})
  vi.stubGlobal('document', Object.assign(new EventTarget(), { visibilityState: 'visible' }))
})
afterEach(() => vi.unstubAllGlobals())

test('without a choice the system’s devices are used', async () => {
  expect(options(await drawn('settings-voice'))).toEqual([
    '> System default',
    'Headset microphone',
    'Desk microphone',
    '> System default',
    'Desk speakers',
  ])
})

test('a chosen device that is gone stays chosen, and is said to be gone', async () => {
  const markup = await drawn('settings-device-missing')
  expect(options(markup)).toEqual([
    'System default',
    'Desk microphone',
    '> The chosen device (not connected)',
    'System default',
    'Desk speakers',
    '> The chosen device (not connected)',
  ])
  expect(text(markup)).toContain('Until it is back, Parley uses the system default.')
})

test.each<[SceneName, string[], string[]]>([
  ['settings-test', ['Test my sound'], ['Test again', 'Playing and listening']],
  ['settings-test-running', ['Playing and listening. 60%'], ['Test again']],
  ['settings-test-good', ['the microphone hears −46 dB: fine', 'after 84 ms', 'Test again'], ['headphones']],
  ['settings-test-advice', ['hears −12 dB: too loud', 'interrupting itself', 'Test again'], ['fine']],
  ['settings-test-failed', ['The answer cannot be played.', 'Test again'], ['hears −']],
])('%s says what was measured', async (name, said, unsaid) => {
  const words = text(await drawn(name))
  expect(said.filter((part) => !words.includes(part))).toEqual([])
  expect(unsaid.filter((part) => words.includes(part))).toEqual([])
})
