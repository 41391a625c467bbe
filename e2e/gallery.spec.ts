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
async function show(parley: Parley, { snapshot }: Scene): Promise<void> {
  const { language, theme, state, entries, approval, dictation, limits, settings, notices } = snapshot
  const { microphone, devices, soundTest, speech, partFaults, secrets, keychain, entra, connection } = snapshot
  const events: { [N in EventName]?: EventPayload<N> } = {
    'appearance.changed': { language, theme },
    'settings.changed': settings,
    'conversation.renewed': { entries },
    'approval.changed': { approval },
    'dictation.changed': dictation,
    'limits.changed': { limits },
    'microphone.changed': microphone,
    'devices.changed': devices,
    'sound.tested': soundTest,
    'speech.changed': speech,
    'parts.changed': partFaults,
    'state.changed': state,
    'secrets.changed': secrets,
    'keychain.changed': keychain,
    'entra.changed': entra,
    ...(connection ? { 'connection.tested': connection } : {}),
  }
  await send(parley, [
    ...Object.entries(events),
    ...notices.map((error): [string, unknown] => ['notice.raised', error]),
  ])
  await expect(parley.window.locator('html')).toHaveAttribute('lang', language)
}

/** Events as main sends them, and the window as it is drawn after them. */
async function send(parley: Parley, list: [string, unknown][]): Promise<void> {
  await parley.app.evaluate(({ webContents }, all) => {
    const page = webContents.getAllWebContents().find((one) => one.getURL().endsWith('/index.html'))
    for (const [name, payload] of all) page?.send('parley:event', name, payload)
  }, list)
  await parley.window.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
}

// Some seventy scenes each.
test.describe.configure({ timeout: 180_000 })

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
        await send(
          parley,
          scene.levels.map((level): [string, unknown] => ['levels.changed', level]),
        )
        const file = join('test-results', 'gallery', `${name}-${theme}-${language}.png`)
        await parley.window.screenshot({ path: file })
        expect.soft(await clippedTexts(parley.window), `${name}: clipped`).toEqual([])
        expect.soft(await smallTargets(parley.window), `${name}: small targets`).toEqual([])
        expect.soft(await violations(parley.window), `${name}: axe`).toEqual([])
        if (name === 'ready') expect.soft(await measures(parley.window)).toEqual(expectedMeasures)
        await opening?.close(parley.window)
      }
    })

test('the settings in a window of half the size, as at 200 % zoom', async ({ start }) => {
  const parley = await start({ script: { turns: [{ say: 'Hello.' }], loop: true } })
  await parley.until('ready', ({ state }) => state.kind === 'ready')
  await silence(parley)
  await parley.app.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows()) {
      window.setMinimumSize(480, 340)
      window.setSize(480, 340)
    }
  })
  await expect(parley.window.getByTestId('more')).toBeVisible()
  for (const name of [
    'settings-general',
    'settings-voice',
    'settings-test-advice',
    'service-openai',
    'engine-remote',
    'network',
  ] as const) {
    const scene = createScene(name, 'en', 'light', Date.now())
    await show(parley, scene)
    await parley.window.getByTestId('more').click()
    if (scene.opened) await openings[scene.opened].open(parley.window)
    await parley.window.screenshot({ path: join('test-results', 'gallery', `${name}-small.png`) })
    expect.soft(await clippedTexts(parley.window), `${name}: clipped`).toEqual([])
    expect.soft(await smallTargets(parley.window), `${name}: small targets`).toEqual([])
    expect.soft(await violations(parley.window), `${name}: axe`).toEqual([])
    await parley.window.keyboard.press('Escape')
    await expect(parley.window.getByTestId('more')).toBeFocused()
  }
})
