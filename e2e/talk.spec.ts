/** What a person does first: ask aloud or in writing, and hear the answer. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from './app/fixtures'
import { runTurn } from './app/turn'
import { createListener } from './stage/hear'
import { recordingRateHz } from './stage/recording'

const speech = (name: string): string => join(__dirname, 'speech', name)
const modelsLoaded = { timeout: 60_000 }

test('speaks, and hears the answer', async ({ start, recording }) => {
  const parley = await start()
  await parley.until('the models', (snapshot) => snapshot.speech.kind === 'loaded', modelsLoaded.timeout)
  const turn = await runTurn(parley, { kind: 'say', file: speech('picous_5.wav') }, { recording, hold: false })
  expect(turn.transcript).toMatch(/(12|twelve) times (19|nineteen)/i)
  expect(turn.answerText).toContain('228')

  const listener = await createListener()
  const heard = await listener.hear(recording.read().loudspeaker, recordingRateHz)
  expect(heard.map(({ text }) => text).join(' ')).toMatch(/228/)
  // By voice the window shows both sides, and all of the answer as heard.
  await expect(parley.window.getByTestId('entry-assistant')).toContainText('228')
  await expect(parley.window.getByTestId('entry-user')).toContainText(/times/)
})

test('holds the button to talk: nothing is sent before it is let go', async ({ start, recording }) => {
  const parley = await start()
  await parley.until('the models', (snapshot) => snapshot.speech.kind === 'loaded', modelsLoaded.timeout)
  const turn = await runTurn(parley, { kind: 'say', file: speech('fliteslt_1.wav') }, { recording, hold: true })
  expect(turn.transcript).toMatch(/what time is it/i)
  expect(turn.answerText).toMatch(/it is \d+:\d\d [ap]m/i)
  const updates = parley.trace().filter(({ name }) => name === 'speech-started')
  expect(updates).toEqual([])
  expect((await parley.snapshot()).microphone.open).toBe(false)
})

test('writes, and hears the answer', async ({ start, recording }) => {
  const parley = await start()
  await parley.until('ready', ({ state }) => state.kind === 'ready')
  const turn = await runTurn(parley, { kind: 'type', text: 'What is 17 percent of 2,480?' }, { recording, hold: false })
  expect(turn.answerText).toContain('421.6')
  expect(turn.answerAudioMs).toBeGreaterThan(500)
  expect(turn.timings.speechEndToAudibleMs).toBeNull()
})

test('looks for a file in the folder that was allowed, and tells of it', async ({ start, recording }, info) => {
  const folder = join(info.outputPath(), 'Documents')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'budget-report.txt'), 'Travel came to 18,420 euros.\n')
  const parley = await start({ settings: { tools: { folders: [folder] } } })
  await parley.until('ready', ({ state }) => state.kind === 'ready')
  const turn = await runTurn(
    parley,
    { kind: 'type', text: 'Find the file called budget report' },
    { recording, hold: false },
  )
  expect(turn.toolCalls).toMatchObject([{ name: 'find_files', outcome: 'done' }])
  expect(turn.answerText).toContain('budget-report.txt')
  await expect(parley.window.getByTestId('entry-tool')).toBeVisible()
})

test('asks before it looks into a folder, and takes no for an answer', async ({ start }) => {
  const parley = await start()
  await parley.until('ready', ({ state }) => state.kind === 'ready')
  await parley.window.getByTestId('composer').fill('What files are in my documents?')
  await parley.window.getByTestId('composer').press('Enter')
  await expect(parley.window.getByTestId('approval')).toBeVisible()
  // Space is the talk key: it must never consent.
  await parley.window.keyboard.press('Space')
  expect((await parley.snapshot()).approval).not.toBeNull()
  await parley.window.getByTestId('approval-deny').click()
  const done = await parley.until('the answer', ({ entries }) =>
    entries.some((entry) => entry.kind === 'assistant' && entry.status === 'done'),
  )
  expect(done.entries.find((entry) => entry.kind === 'tool')).toMatchObject({ status: 'denied' })
  expect(done.settings.tools.folders).toEqual([])
})
