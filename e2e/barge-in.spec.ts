/** Interrupting: the loudspeaker falls silent, and the server learns the place to the millisecond. */
import { join } from 'node:path'
import { expect, test } from './app/fixtures'
import { heardSince, letMelodySound, melody, truncatedAtMs } from './app/interruption'
import type { Parley } from './app/parley'
import { runTurn } from './app/turn'
import { nowMs, type Recording } from './stage/recording'
import { play } from './stage/sound'

const script = {
  turns: [{ parts: melody }],
  loop: true,
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
  const { untilMs: heardMs } = await heardSince(recording, fromMs)
  expect(heardMs).toBeLessThan(6_000)
  expect(Math.abs(truncatedAtMs(parley.trace()) - heardMs)).toBeLessThanOrEqual(40)
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
  const { untilMs } = await heardSince(recording, fromMs)
  return Math.abs(truncatedAtMs(parley.trace().slice(known)) - untilMs)
}

test('by Escape and by the button: silence, and a microphone that stays closed after a tap', async ({
  start,
  recording,
}) => {
  const parley = await start({ script })
  await parley.until('ready', ({ state }) => state.kind === 'ready')
  const closeEnoughMs = 40
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
