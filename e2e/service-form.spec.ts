/** A service is set up in the real window with the real keychain, and its key stays nowhere in the page. */
import type { Page } from '@playwright/test'
import { startEngine } from './app/engine'
import { expect, test } from './app/fixtures'
import { pagesWith } from './app/secret-hunt'

/** Everything that the stores of the page know. */
const stores = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const root = document.querySelector('#app') as unknown as {
      __vue_app__: { config: { globalProperties: { $pinia: { state: { value: unknown } } } } }
    }
    return JSON.stringify(root.__vue_app__.config.globalProperties.$pinia.state.value)
  })

test('a gateway with a key: typed, saved, tested, removed', async ({ start }) => {
  const engine = await startEngine()
  try {
    const parley = await start({ script: { turns: [{ say: 'Hello.' }], loop: true } })
    const { window } = parley
    const field = (name: string) => window.getByTestId(`service-${name}`)
    await window.getByTestId('service-menu').click()
    await window.getByTestId('connect-service').click()
    await window.getByTestId('add-gateway').click()

    await field('save').click()
    await expect(field('url')).toBeFocused()
    await expect(window.getByTestId('service-form')).toContainText('This is needed.')

    const { token, url } = engine
    await field('name').fill('Elsewhere')
    await field('url').fill(new URL('/v1/realtime', url).href)
    await field('model').fill('parley')
    await window.getByTestId('secret-field').focus()
    // As typed: what is handed to the page as an argument would stay in its memory.
    await window.keyboard.insertText(token)
    expect(await stores(window)).not.toContain(token)

    // Elsewhere and back: what was entered is still there, the key is not.
    await window.getByTestId('section-general').click()
    await window.getByTestId('section-services').click()
    await expect(field('name')).toHaveValue('Elsewhere')
    await expect(window.getByTestId('secret-field')).toHaveValue('')

    await window.getByTestId('secret-field').focus()
    await window.keyboard.insertText(token)
    await field('save').click()
    await expect(window.getByTestId('secret-saved')).toContainText('Saved')
    await expect(window.getByTestId('secret-field')).toHaveCount(0)
    const saved = await parley.snapshot()
    const [service] = saved.settings.services.list
    expect(service).toMatchObject({ kind: 'gateway', name: 'Elsewhere', model: 'parley', auth: { kind: 'key' } })
    expect(saved.secrets).toMatchObject({ [service?.id ?? '']: { keep: 'keychain' } })

    await window.getByTestId('connection-test').click()
    await expect(window.getByTestId('ladder')).toHaveAttribute('data-ok', 'true', { timeout: 30_000 })
    await window.getByTestId('ladder').getByTestId('service-activate').click()
    await window.getByTestId('settings-back').click()
    await parley.until(
      'ready',
      ({ state, settings }) => state.kind === 'ready' && settings.services.active !== 'engine',
    )
    expect(await stores(window)).not.toContain(token)
    expect(await pagesWith(parley, token)).toEqual([])

    await window.getByTestId('service-menu').click()
    await window.getByTestId('manage-services').click()
    await field('remove').click()
    await expect(window.getByRole('alertdialog')).toContainText('its saved key')
    await window.getByTestId('confirm').click()
    await expect(field('form')).toHaveCount(0)
    expect(await parley.snapshot()).toMatchObject({
      secrets: {},
      settings: { services: { active: 'engine', list: [] } },
    })
  } finally {
    await engine.stop()
  }
})

test('the first steps: skipped with Escape, and not shown again', async ({ start }) => {
  const { window, ...parley } = await start({
    settings: { welcomed: false },
    script: { turns: [{ say: 'Hello.' }], loop: true },
  })
  await expect(window.getByTestId('first-run')).toBeVisible()
  await window.keyboard.press('Escape')
  await expect(window.getByTestId('talk-button')).toBeFocused()
  await parley.until('remembered', ({ settings }) => settings.welcomed)
})

test('the first steps lead to a service of one’s own', async ({ start }) => {
  const { window } = await start({
    settings: { welcomed: false },
    script: { turns: [{ say: 'Hello.' }], loop: true },
  })
  await window.getByTestId('answerer-own').click()
  await window.getByTestId('first-run-done').click()
  await window.getByTestId('add-azure').click()
  await expect(window.getByTestId('service-form')).toBeVisible()
  await window.getByTestId('settings-back').click()
  await expect(window.getByTestId('talk-button')).toBeVisible()
})
