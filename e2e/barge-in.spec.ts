/** Interrupting: the loudspeaker falls silent, and the server learns the place to the millisecond. */
import { join } from 'node:path'
import { expect, test } from './app/fixtures'
import type { Parley } from './app/parley'
import { runTurn } from './app/turn'
import { voicedSections } from './stage/levels'
import { nowMs, recordingRateHz, type Recording } from './stage/recording'
import { play } from './stage/sound'

/** Eight seconds of changing notes: like a voice, and unlike one tone, they leave room for a person's in between. */
const melody = Array.from({ length: 100 }, (_, index) => ({
  tone: { frequencyHz: 220 + ((index * 137) % 1_100), durationMs: 80, text: 'la ' },
}))
const script = {
  turns: [{ parts: melody }],
  loop: true,
}

/** How long the melody was in the air, from its first to its last voiced sample. */
function heardInRecordingMs(recording: Recording, fromMs: number): number {
  const { loudspeaker } = recording.read(recording.sampleAtMs(fromMs))
  // The melody fills the stretch, so that nothing in it tells the noise: the floor alone decides.
  const options = { sampleRateHz: recordingRateHz, floorDbfs: -45, marginDb: -100, gapMs: 200 }
  const [section] = voicedSections(loudspeaker, options)
  if (!section) throw new Error('nothing was heard')
  return ((section.last - section.first) * 1000) / recordingRateHz
}

function truncatedAtMs(parley: Parley): number {
  const event = parley.trace().find(({ direction, name }) => direction === 'out' && name === 'truncate')
  if (!event?.id) throw new Error('nothing was truncated')
  return Number(event.id.split('@')[1])
}

async function letMelodySound(parley: Parley): Promise<void> {
  await parley.window.getByTestId('composer').fill('Play')
  await parley.window.getByTestId('composer').press('Enter')
  await parley.until('the melody', ({ state }) => state.kind === 'speaking')
}

test('by voice: silence, and a truncation within 40 ms of what was heard', async ({ start, recording }) => {
  const parley = await start({ script })
  await parley.until('ready', ({ state }) => state.kind === 'ready')
  await parley.call('talk.toggle')
  await parley.until('the microphone', ({ microphone }) => microphone.open)
  // The first sound makes a scripted engine load its ears.
  await parley.until('the models', ({ speech }) => speech.kind === 'loaded', 60_000)
  // Chromium's echo cancellation holds speech back until it has heard the loudspeaker for a while.
  await runTurn(parley, { kind: 'type', text: 'Play to the end' }, { recording, hold: false })
  const fromMs = nowMs()
  await letMelodySound(parley)
  await play(join(__dirname, 'speech', 'goforward.wav'))
  await parley.until('silence', ({ state }) => state.kind !== 'speaking')
  const heardMs = heardInRecordingMs(recording, fromMs)
  expect(heardMs).toBeLessThan(6_000)
  expect(Math.abs(truncatedAtMs(parley) - heardMs)).toBeLessThanOrEqual(40)
  await expect(parley.window.getByTestId('not-heard').first()).toBeVisible()
})

/** Interrupts once, and says how far the truncation lies from what the recording holds. */
async function interruptAfter(
  parley: Parley,
  recording: Recording,
  afterMs: number,
  stop: () => Promise<unknown>,
): Promise<number> {
  const known = parley.trace().length
  const fromMs = nowMs()
  await letMelodySound(parley)
  await parley.window.waitForTimeout(afterMs)
  await stop()
  await parley.until('silence', ({ state }) => state.kind === 'ready')
  const events = parley.trace().slice(known)
  const event = events.find(({ direction, name }) => direction === 'out' && name === 'truncate')
  return Math.abs(Number(event?.id?.split('@')[1]) - heardInRecordingMs(recording, fromMs))
}

test('by Escape and by the button: silence, and a microphone that stays closed after a tap', async ({
  start,
  recording,
}) => {
  const parley = await start({ script })
  await parley.until('ready', ({ state }) => state.kind === 'ready')
  // With the microphone closed the sound ends up to 50 ms before what the worklet consumed; by voice it ends with it.
  const closeEnoughMs = 80
  expect(
    await interruptAfter(parley, recording, 1_500, () => parley.window.keyboard.press('Escape')),
  ).toBeLessThanOrEqual(closeEnoughMs)
  await parley.window.getByTestId('talk-button').hover()
  const offMs = await interruptAfter(parley, recording, 800, async () => {
    await parley.window.mouse.down()
    await parley.window.mouse.up()
  })
  expect(offMs).toBeLessThanOrEqual(closeEnoughMs)
  await expect(parley.window.getByTestId('not-heard').first()).toBeVisible()
  await expect.poll(async () => (await parley.snapshot()).microphone.open).toBe(false)
})
