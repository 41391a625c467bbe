/** The real window in every state, theme and language: nothing clipped, nothing axe objects to, the measures kept. */
import { join } from 'node:path'
import { channels } from '../shared/ipc/channels'
import type { EventName, EventPayload } from '../shared/ipc/contract'
import { expect, test } from './app/fixtures'
import type { Parley } from './app/parley'
import { violations, clippedTexts, expectedMeasures, measures, smallTargets } from './gallery/checks'
import { openings } from './gallery/openings'
import { createScene, languages, sceneNames, themes, type Scene } from './gallery/scenes'

/** Says to the window what main would say in this scene. */
async function show(parley: Parley, { snapshot, levels }: Scene): Promise<void> {
  const { language, theme, state, entries, approval, dictation, limits, microphone, speech, settings, notices } =
    snapshot
  const events: { [N in EventName]?: EventPayload<N> } = {
    'appearance.changed': { language, theme },
    'settings.changed': settings,
    'conversation.renewed': { entries },
    'approval.changed': { approval },
    'dictation.changed': dictation,
    'limits.changed': { limits },
    'microphone.changed': microphone,
    'speech.changed': speech,
    'state.changed': state,
  }
  const all: [string, unknown][] = [
    ...Object.entries(events),
    ...notices.map((error): [string, unknown] => ['notice.raised', error]),
    ...levels.map((level): [string, unknown] => ['levels.changed', level]),
  ]
  await parley.app.evaluate(({ webContents }, list) => {
    const page = webContents.getAllWebContents().find((one) => one.getURL().endsWith('/index.html'))
    for (const [name, payload] of list) page?.send('parley:event', name, payload)
  }, all)
  await expect(parley.window.locator('html')).toHaveAttribute('lang', language)
  await parley.window.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
}

/** From here on main agrees to everything and does nothing: what the window shows comes from the scenes alone. */
async function silence(parley: Parley): Promise<void> {
  await parley.app.evaluate(({ ipcMain }, channel) => {
    ipcMain.removeHandler(channel)
    ipcMain.handle(channel, () => ({ ok: true, value: undefined }))
  }, channels.call)
}

for (const theme of themes)
  for (const language of languages)
    test(`${theme}, ${language}`, async ({ start }) => {
      const parley = await start({ script: { turns: [{ say: 'Hello.' }], loop: true }, settings: { theme, language } })
      await parley.until('ready', ({ state }) => state.kind === 'ready')
      await parley.window.emulateMedia({ reducedMotion: 'reduce' })
      await silence(parley)
      for (const name of sceneNames) {
        const scene = createScene(name, language, theme, Date.now())
        const opening = scene.opened && openings[scene.opened]
        await show(parley, scene)
        await opening?.open(parley.window)
        const file = join('test-results', 'gallery', `${name}-${theme}-${language}.png`)
        await parley.window.screenshot({ path: file })
        expect.soft(await clippedTexts(parley.window), `${name}: clipped`).toEqual([])
        expect.soft(await smallTargets(parley.window), `${name}: small targets`).toEqual([])
        expect.soft(await violations(parley.window), `${name}: axe`).toEqual([])
        if (name === 'ready') expect.soft(await measures(parley.window)).toEqual(expectedMeasures)
        await opening?.close(parley.window)
      }
    })
