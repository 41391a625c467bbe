/** A language model behind the built-in engine, in the real app: set up, talked to, interrupted, gone and back again. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import {
  calls,
  startEndpoint,
  streams,
  writes,
  type ReceivedRequest,
  type ScriptedEndpoint,
} from '../electron/engine/mind/chat/testing/scripted-endpoint'
import { expect, test as base } from './app/fixtures'
import { atRest, type Parley } from './app/parley'
import { filesWith, pagesWith, processesWith } from './app/secret-hunt'
import { runTurn } from './app/turn'
import { createListener } from './stage/hear'
import { nowMs, recordingRateHz } from './stage/recording'

const test = base.extend<{ server: ScriptedEndpoint }>({
  server: async ({}, use) => {
    const server = await startEndpoint({ models: ['tiny', 'small'] })
    await use(server)
    await server.close()
  },
})

const story = Array.from({ length: 40 }, (_, index) => `Sentence number ${index + 1} of a long story is this. `)
const sentenceMs = 400

const field = (window: Page, name: string) => window.getByTestId(`service-parts-mind-${name}`)
async function openEngine({ window }: Parley): Promise<void> {
  await window.getByTestId('open-settings').click()
  await window.getByTestId('section-services').click()
}
const closeSettings = ({ window }: Parley) => window.getByTestId('settings-back').click()
async function write({ window }: Parley, text: string): Promise<void> {
  await window.getByTestId('composer').fill(text)
  await window.getByTestId('composer').press('Enter')
}
/** The conversation as the model was last given it. */
const messages = ({ requests }: ScriptedEndpoint) =>
  requests.at(-1)?.body.messages.filter(({ role }) => role !== 'system') ?? []

test('set up in its form; spoken to, a folder with consent, an interruption, a follow-up', async ({
  start,
  recording,
  server,
}, info) => {
  const folder = info.outputPath('Garden')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'pond-plan.txt'), 'Two metres by three.\n')
  const parley = await start()
  const { window } = parley
  await parley.until('ready', ({ state }) => state.kind === 'ready')

  await openEngine(parley)
  await field(window, 'use-remote').click()
  await field(window, 'address').fill(server.address.replace(/^http:\/\/|\/v1$/g, ''))
  await field(window, 'address').press('Enter')
  await expect(field(window, 'address')).toHaveValue(server.address)
  await window.getByTestId('part-mind-models').click()
  await field(window, 'models').selectOption('tiny')
  await window.getByTestId('part-mind-test').click()
  await expect(window.getByTestId('part-mind')).toContainText('it answered “OK.”')
  await expect(window.getByTestId('part-mind-leaves')).toContainText('Nothing leaves this computer.')
  await closeSettings(parley)

  await parley.until('the models', ({ speech }) => speech.kind === 'loaded', 60_000)
  const fromMs = nowMs()
  server.script(writes('It is ', 'sunny and ', 'warm outside.'))
  const file = join(__dirname, 'speech', 'whatstheweatherlike.wav')
  const spoken = await runTurn(parley, { kind: 'say', file }, { recording, hold: true })
  expect(spoken).toMatchObject({
    transcript: expect.stringMatching(/what's the weather like/i),
    answerText: 'It is sunny and warm outside.',
  })
  expect(messages(server)).toEqual([{ role: 'user', content: spoken.transcript }])
  const listener = await createListener()
  const sound = recording.read(recording.sampleAtMs(fromMs)).loudspeaker
  const heard = await listener.hear(sound, recordingRateHz)
  expect(heard.map(({ text }) => text).join(' ')).toMatch(/sunny and warm outside/i)

  server.script(calls('list_folder', JSON.stringify({ folder })), writes('There is a plan for a pond.'))
  await write(parley, 'What is in my garden folder?')
  await expect(window.getByTestId('approval')).toBeVisible()
  await window.getByTestId('approval-once').click()
  const listed = await parley.until(
    'the answer',
    (snapshot) => atRest(snapshot) && snapshot.entries.at(-1)?.kind === 'assistant',
  )
  expect(listed.entries.slice(-2)).toMatchObject([
    { kind: 'tool', name: 'list_folder', status: 'done', count: 1 },
    { kind: 'assistant', text: 'There is a plan for a pond.' },
  ])
  expect(messages(server).slice(-2)).toMatchObject([
    { role: 'assistant', tool_calls: [{ function: { name: 'list_folder', arguments: JSON.stringify({ folder }) } }] },
    { role: 'tool', content: expect.stringContaining('pond-plan.txt') },
  ])

  server.script(streams(story.flatMap((content) => [{ content }, sentenceMs])))
  await write(parley, 'Tell me a long story')
  await parley.until('the story', ({ state }) => state.kind === 'speaking')
  await window.waitForTimeout(4_000)
  const atMs = performance.now()
  await window.keyboard.press('Escape')
  const { closed } = server.requests.at(-1) as ReceivedRequest
  const { isCut, atMs: closedAtMs } = await closed
  expect(isCut).toBe(true)
  expect(closedAtMs - atMs).toBeLessThan(1_000)
  const { entries } = await parley.until('silence', atRest)
  const cut = entries.at(-1)
  if (cut?.kind !== 'assistant') throw new Error(`no answer, but ${JSON.stringify(cut)}`)
  expect(cut.status).toBe('interrupted')

  server.script(writes('Then it rained.'))
  const next = await runTurn(parley, { kind: 'type', text: 'And what then?' }, { recording, hold: false })
  expect(next.answerText).toBe('Then it rained.')
  const [before, question] = messages(server).slice(-2)
  expect(question).toEqual({ role: 'user', content: 'And what then?' })
  // More was written than heard, and of that nothing is left.
  const remembered = /^(.*?) ?…$/.exec(String(before?.content))?.[1] ?? ''
  expect(before?.role).toBe('assistant')
  expect(story.join('').startsWith(remembered)).toBe(true)
  expect(remembered.length).toBeGreaterThan(20)
  expect(Math.abs(remembered.length - cut.heardChars)).toBeLessThan(15)
  expect(cut.heardChars).toBeLessThan(cut.text.length - 100)
})

test('its server gone: said, shown, and answered without it; all clear when it is back', async ({
  start,
  recording,
  server,
}) => {
  const remote = { address: server.address, model: 'tiny' }
  const parley = await start({ settings: { engine: { parts: { mind: { use: 'remote', remote } } } } })
  const { window } = parley
  await parley.until('ready', ({ state }) => state.kind === 'ready')
  const ask = (text: string) => runTurn(parley, { kind: 'type', text }, { recording, hold: false })
  server.script(writes('Hello there.'))
  expect((await ask('Hello')).answerText).toBe('Hello there.')

  await server.close()
  const alone = await ask('What can you do?')
  expect(alone.answerText).toMatch(/^I cannot reach your language model, so I answer by myself for now\. .*\bfile/)
  expect(alone.answerAudioMs).toBeGreaterThan(2_000)
  const notice = window.getByTestId('part-fault-mind')
  await expect(notice).toContainText(`The language model at ${new URL(server.address).host} cannot be reached.`)
  await expect(notice).toContainText('Meanwhile Parley answers by its own rules.')
  await window.getByTestId('part-fault-open').click()
  await expect(window.getByTestId('part-mind-fault')).toContainText('cannot be reached')
  await closeSettings(parley)

  const back = await startEndpoint({ port: Number(new URL(server.address).port) })
  try {
    back.script(writes('Here I am again.'))
    expect((await ask('Are you back?')).answerText).toBe('Here I am again.')
    await expect(window.getByTestId('part-faults')).toHaveCount(0)
  } finally {
    await back.close()
  }
})

test('another model, and a key that only the server is given, reach the engine while it runs', async ({
  start,
  recording,
  server,
}) => {
  const remote = { address: server.address, model: 'tiny' }
  const parley = await start({ settings: { engine: { parts: { mind: { use: 'remote', remote } } } } })
  const { window } = parley
  await parley.until('ready', ({ state }) => state.kind === 'ready')
  const asked = async (text: string) => {
    await runTurn(parley, { kind: 'type', text }, { recording, hold: false })
    const { body, headers } = server.requests.at(-1) as ReceivedRequest
    return { text: messages(server).at(-1)?.content, model: body.model, key: headers.authorization }
  }
  const engines = () =>
    parley.app.evaluate(({ app }) =>
      app.getAppMetrics().flatMap(({ pid, name }) => (name === 'Parley engine' ? [pid] : [])),
    )
  const key = `sk-${crypto.randomUUID()}`
  expect(await asked('Hello')).toEqual({ text: 'Hello', model: 'tiny', key: undefined })
  const running = await engines()
  expect(running).toHaveLength(1)

  await openEngine(parley)
  await field(window, 'model').fill('small')
  await field(window, 'model').press('Enter')
  await window.getByTestId('part-mind').getByTestId('secret-field').focus()
  // As typed: what is handed to the page as an argument would stay in its memory.
  await window.keyboard.insertText(key)
  await window.getByTestId('part-mind-key-save').click()
  await expect(window.getByTestId('part-mind').getByTestId('secret-saved')).toContainText('Saved')
  await closeSettings(parley)
  expect(await asked('Hello again')).toEqual({ text: 'Hello again', model: 'small', key: `Bearer ${key}` })
  expect(await engines()).toEqual(running)

  expect((await parley.snapshot()).secrets).toMatchObject({ 'engine-mind': { keep: 'keychain' } })
  expect({
    files: filesWith(parley.profile, key),
    processes: await processesWith(key),
    pages: await pagesWith(parley, key),
  }).toEqual({ files: [], processes: [], pages: [] })

  await parley.call('secret.remove', { owner: 'engine-mind' })
  expect(await asked('Goodbye')).toMatchObject({ key: undefined })
})
