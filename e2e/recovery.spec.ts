/** Faults of the kind that happen: each has its sentence and its action, and the app goes on without a restart. */
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from './app/fixtures'
import { runTurn } from './app/turn'
import { loadMicrophone, unloadMicrophone } from './stage/sound'

const root = resolve(__dirname, '..')

test('the microphone is denied: it says so, and works once it is allowed', async ({ start }) => {
  const parley = await start()
  await parley.until('ready', ({ state }) => state.kind === 'ready')
  await parley.app.evaluate(({ session }) =>
    session.defaultSession.setPermissionRequestHandler((_page, _permission, answer) => answer(false)),
  )
  await parley.app.evaluate(({ session }) => session.defaultSession.setPermissionCheckHandler(() => false))
  await parley.call('talk.toggle')
  const denied = await parley.until('the denial', ({ microphone }) => microphone.failure !== null)
  expect(denied.microphone).toMatchObject({ open: false, failure: { code: 'audio.microphone-denied' } })
  expect(denied.state.kind).toBe('ready')
  await expect(parley.window.getByText(/microphone/i).first()).toBeVisible()

  await parley.app.evaluate(({ session }) => {
    session.defaultSession.setPermissionRequestHandler((_page, _permission, answer) => answer(true))
    session.defaultSession.setPermissionCheckHandler(() => true)
  })
  await parley.call('talk.toggle')
  const open = await parley.until('the microphone', ({ microphone }) => microphone.open)
  expect(open.microphone.failure).toBeNull()
})

test('the engine is killed in the middle of an answer and is back for the next', async ({ start, recording }) => {
  const tone = { frequencyHz: 330, durationMs: 6_000, text: 'A tone.' }
  const parley = await start({
    script: {
      turns: [
        { match: 'Play', tone },
        { match: 'there', say: 'Here again.' },
      ],
      loop: true,
    },
  })
  await parley.until('ready', ({ state }) => state.kind === 'ready')
  await parley.window.getByTestId('composer').fill('Play')
  await parley.window.getByTestId('composer').press('Enter')
  await parley.until('the tone', ({ state }) => state.kind === 'speaking')
  const pid = await parley.app.evaluate(
    ({ app }) => app.getAppMetrics().find(({ type, name }) => type === 'Utility' && name?.includes('engine'))?.pid,
  )
  expect(pid).toBeDefined()
  process.kill(pid!, 'SIGKILL')
  await parley.until('it is back', ({ state }) => state.kind === 'ready', 30_000)
  const turn = await runTurn(parley, { kind: 'type', text: 'Are you there?' }, { recording, hold: false })
  expect(turn.answerAudioMs).toBeGreaterThan(300)
})

test('a damaged model is named, and the app stays usable', async ({ start }, info) => {
  const models = join(info.outputPath(), 'models')
  mkdirSync(models, { recursive: true })
  cpSync(join(root, 'models'), models, { recursive: true })
  const file = join(models, 'voice-joe', 'en_US-joe-medium.fp16.onnx')
  const bytes = readFileSync(file)
  bytes.fill(0, 1_000_000, 1_000_200)
  writeFileSync(file, bytes)

  const parley = await start({ env: { PARLEY_MODELS_DIR: models } })
  const failed = await parley.until('the fault', ({ speech }) => speech.kind === 'failed', 60_000)
  expect(failed.speech).toMatchObject({
    error: { code: 'engine.model-damaged', detail: expect.stringContaining('en_US-joe-medium.fp16.onnx') },
  })
  expect(failed.state.kind).toBe('failed')
  await expect(parley.window.getByText('en_US-joe-medium.fp16.onnx').first()).toBeVisible()

  // Mended, and tried again from the window, it works without a restart.
  cpSync(join(root, 'models', 'voice-joe', 'en_US-joe-medium.fp16.onnx'), file)
  await parley.window.getByTestId('retry').click()
  await parley.until('the models', ({ speech }) => speech.kind === 'loaded', 60_000)
  expect((await parley.snapshot()).state.kind).toBe('ready')
})

test('the engine goes to rest when nobody speaks, and wakes with the conversation', async ({ start, recording }) => {
  const script = { turns: [{ say: 'Hello there.' }], loop: true }
  const parley = await start({ script, settings: { engine: { idleMinutes: 0.08 } } })
  await parley.until('ready', ({ state }) => state.kind === 'ready')
  await runTurn(parley, { kind: 'type', text: 'Hello' }, { recording, hold: false })
  const engines = (): Promise<number> =>
    parley.app.evaluate(
      ({ app }) =>
        app.getAppMetrics().filter(({ type, name }) => type === 'Utility' && name?.includes('engine')).length,
    )
  await expect.poll(engines, { timeout: 20_000 }).toBe(0)
  expect((await parley.snapshot()).state.kind).toBe('ready')
  const turn = await runTurn(parley, { kind: 'type', text: 'Hello again' }, { recording, hold: false })
  expect(turn.answerText).toContain('Hello there')
  expect((await parley.snapshot()).entries).toHaveLength(4)
})

test('the microphone is unplugged while it listens: it says so, and works when it is back', async ({ start }) => {
  const parley = await start({ script: { turns: [{ say: 'Hello there.' }], loop: true } })
  await parley.until('ready', ({ state }) => state.kind === 'ready')
  await parley.call('talk.toggle')
  await parley.until('the microphone', ({ microphone }) => microphone.open)
  await unloadMicrophone()
  try {
    const lost = await parley.until('the loss', ({ microphone }) => microphone.failure !== null, 10_000)
    expect(lost.microphone).toMatchObject({ open: false, failure: { code: 'audio.microphone-lost' } })
    expect(lost.state.kind).toBe('ready')
  } finally {
    await loadMicrophone()
  }
  await expect
    .poll(async () => {
      if (!(await parley.snapshot()).microphone.open) await parley.call('talk.toggle')
      return (await parley.snapshot()).microphone.open
    })
    .toBe(true)
})
