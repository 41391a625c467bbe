/** Interrupting: the loudspeaker falls silent, and the server learns the place to the millisecond. */
import { join } from 'node:path'
import { expect, test } from './app/fixtures'
import type { Parley } from './app/parley'
import { runTurn } from './app/turn'
import { voicedSections } from './stage/levels'
import { nowMs, recordingRateHz, type Recording } from './stage/recording'
import { play } from './stage/sound'

const tone = { frequencyHz: 440, durationMs: 8_000, text: 'A long tone that nobody will hear to its end.' }
const script = {
  turns: [
    { match: 'short', tone: { ...tone, durationMs: 3_000 } },
    { match: 'Play', tone },
  ],
  loop: true,
}

/** How long the tone was in the air, from its first to its last voiced sample. */
function toneHeardMs(recording: Recording, fromMs: number): number {
  const { loudspeaker } = recording.read(recording.sampleAtMs(fromMs))
  // The tone fills the stretch, so that nothing in it tells the noise: the floor alone decides.
  const options = { sampleRateHz: recordingRateHz, floorDbfs: -45, marginDb: -100, gapMs: 200 }
  const [section] = voicedSections(loudspeaker, options)
  if (!section) throw new Error('no tone was heard')
  return ((section.last - section.first) * 1000) / recordingRateHz
}

function truncatedAtMs(parley: Parley): number {
  const event = parley.trace().find(({ direction, name }) => direction === 'out' && name === 'truncate')
  if (!event?.id) throw new Error('nothing was truncated')
  return Number(event.id.split('@')[1])
}

async function letToneSound(parley: Parley): Promise<void> {
  await parley.window.getByTestId('composer').fill('Play')
  await parley.window.getByTestId('composer').press('Enter')
  await parley.until('the tone', ({ state }) => state.kind === 'speaking')
}

test('by voice: silence, and a truncation within 40 ms of what was heard', async ({ start, recording }) => {
  const parley = await start({ script })
  await parley.until('ready', ({ state }) => state.kind === 'ready')
  await parley.call('talk.toggle')
  await parley.until('the microphone', ({ microphone }) => microphone.open)
  // The first sound makes a scripted engine load its ears.
  await parley.until('the models', ({ speech }) => speech.kind === 'loaded', 60_000)
  // Chromium's echo cancellation holds speech back until it has heard the loudspeaker for a while.
  await runTurn(parley, { kind: 'type', text: 'A short one' }, { recording, hold: false })
  const fromMs = nowMs()
  await letToneSound(parley)
  await play(join(__dirname, 'speech', 'goforward.wav'))
  await parley.until('silence', ({ state }) => state.kind !== 'speaking')
  const heardMs = toneHeardMs(recording, fromMs)
  expect(heardMs).toBeLessThan(6_000)
  expect(Math.abs(truncatedAtMs(parley) - heardMs)).toBeLessThanOrEqual(40)
  await expect(parley.window.getByTestId('not-heard').first()).toBeVisible()
})

test('by the button: silence, and a truncation within 40 ms of what was heard', async ({ start, recording }) => {
  const parley = await start({ script })
  await parley.until('ready', ({ state }) => state.kind === 'ready')
  for (const afterMs of [400, 1_500]) {
    const known = parley.trace().length
    const fromMs = nowMs()
    await letToneSound(parley)
    await parley.window.waitForTimeout(afterMs)
    await parley.window.getByTestId('talk-button').click()
    await parley.until('silence', ({ state }) => state.kind === 'ready')
    const event = parley
      .trace()
      .slice(known)
      .find(({ direction, name }) => direction === 'out' && name === 'truncate')
    const heardMs = toneHeardMs(recording, fromMs)
    expect(Math.abs(Number(event?.id?.split('@')[1]) - heardMs)).toBeLessThanOrEqual(40)
  }
})
