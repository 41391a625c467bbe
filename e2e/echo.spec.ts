/** The loudspeaker is heard by the microphone: Parley does not interrupt itself, and a person still can. */
import { join } from 'node:path'
import { expect, test } from './app/fixtures'
import { atRest, type Parley } from './app/parley'
import { loadEcho, play } from './stage/sound'

const answer =
  'Here is a longer answer. It has several sentences, so that somebody could say something meanwhile. It ends here.'
const script = { turns: [{ say: answer }], loop: true }
const rounds = 10
const echoDb = -20

async function ask(parley: Parley): Promise<void> {
  await parley.window.getByTestId('composer').fill('Tell me something')
  await parley.window.getByTestId('composer').press('Enter')
  await parley.until('the answer', ({ state }) => state.kind === 'speaking')
}

const answers = async (parley: Parley): Promise<string[]> =>
  (await parley.snapshot()).entries.flatMap((entry) => (entry.kind === 'assistant' ? [entry.status] : []))

for (const echoCancellation of [true, false]) {
  const how = echoCancellation ? 'with the browser’s echo cancellation' : 'without echo cancellation'

  test(`${how}: ten answers, none interrupted by itself`, async ({ start }) => {
    test.setTimeout(240_000)
    const parley = await start({ script, settings: { audio: { echoCancellation } } })
    const end = await loadEcho(echoDb)
    try {
      await parley.until('ready', ({ state }) => state.kind === 'ready')
      await parley.call('talk.toggle')
      await parley.until('the microphone', ({ microphone }) => microphone.open)
      await parley.until('the models', ({ speech }) => speech.kind === 'loaded', 60_000)
      for (let round = 0; round < rounds; round++) {
        await ask(parley)
        await parley.until('its end', atRest)
      }
      expect(await answers(parley)).toEqual(new Array(rounds).fill('done'))
      expect((await parley.snapshot()).entries.filter(({ kind }) => kind === 'user')).toHaveLength(rounds)
    } finally {
      await end()
    }
  })

  test(`${how}: a person interrupts ten answers of ten`, async ({ start }) => {
    test.setTimeout(240_000)
    const parley = await start({ script, settings: { audio: { echoCancellation } } })
    const end = await loadEcho(echoDb)
    try {
      await parley.until('ready', ({ state }) => state.kind === 'ready')
      await parley.call('talk.toggle')
      await parley.until('the microphone', ({ microphone }) => microphone.open)
      await parley.until('the models', ({ speech }) => speech.kind === 'loaded', 60_000)
      let interrupted = 0
      for (let round = 0; round < rounds; round++) {
        await ask(parley)
        // Each time at another place of the answer.
        await parley.window.waitForTimeout(400 + 300 * round)
        await play(join(__dirname, 'speech', 'goforward.wav'))
        await parley.until('an end', ({ entries }) =>
          entries.some(({ kind, ...entry }) => kind === 'assistant' && 'status' in entry),
        )
        interrupted = (await answers(parley)).filter((status) => status === 'interrupted').length
        await parley.until('rest', atRest)
      }
      expect(interrupted).toBe(rounds)
    } finally {
      await end()
    }
  })
}
