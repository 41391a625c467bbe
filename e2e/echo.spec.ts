/** The loudspeaker is heard by the microphone: Parley does not interrupt itself, and a person still can. */
import { join } from 'node:path'
import type { Entry } from '../shared/conversation'
import { expect, test } from './app/fixtures'
import { atRest, type Parley } from './app/parley'
import { voicedSection } from './stage/levels'
import { nowMs } from './stage/recording'
import { loadEcho, play } from './stage/sound'
import { readWav, toMono } from './stage/wav'

const rounds = 10
const echoDb = -20
const persons = ['whatstheweatherlike.wav', 'fliteslt_1.wav'].map((name) => {
  const file = join(__dirname, 'speech', name)
  const sound = readWav(file)
  const voice = voicedSection(toMono(sound), { sampleRateHz: sound.sampleRateHz })
  return { file, voicedToMs: ((voice?.last ?? 0) * 1000) / sound.sampleRateHz }
})
/** From the player's start to the server's notice, on a machine that is busy. */
const noticeMs = 800
const long =
  'Here is a longer answer. It has several sentences, so that somebody could say something meanwhile. Now it ends.'
const script = {
  turns: [
    { match: 'long', say: long },
    { match: 'short', say: 'This is a short answer, and nobody says anything.' },
    { say: 'Go on.' },
  ],
  loop: true,
}

const outcome = ({ kind, status }: Entry): string => `${kind} ${status}`

async function ask(parley: Parley, text: string): Promise<void> {
  await parley.window.getByTestId('composer').fill(text)
  await parley.window.getByTestId('composer').press('Enter')
  await parley.until('the answer', ({ state }) => state.kind === 'speaking')
}

for (const echoCancellation of [true, false]) {
  const how = echoCancellation ? 'with the browser’s echo cancellation' : 'without echo cancellation'

  const listen = async (parley: Parley): Promise<void> => {
    await parley.until('ready', ({ state }) => state.kind === 'ready')
    await parley.call('talk.toggle')
    await parley.until('the microphone', ({ microphone }) => microphone.open)
    // The first sound makes a scripted engine load its ears.
    await parley.until('the models', ({ speech }) => speech.kind === 'loaded', 60_000)
  }

  test(`${how}: ten answers, none interrupted by itself`, async ({ start }) => {
    const parley = await start({ script, settings: { audio: { echoCancellation } } })
    const end = await loadEcho(echoDb)
    try {
      await listen(parley)
      for (let round = 0; round < rounds; round++) {
        await ask(parley, 'Something short')
        await parley.until('its end', atRest)
      }
      const { entries } = await parley.snapshot()
      expect(entries.map(outcome)).toEqual(Array.from({ length: rounds }, () => ['user sent', 'assistant done']).flat())
    } finally {
      await end()
    }
  })

  test(`${how}: a person interrupts ten answers of ten`, async ({ start }) => {
    test.setTimeout(150_000)
    const parley = await start({ script, settings: { audio: { echoCancellation } } })
    const end = await loadEcho(echoDb)
    try {
      await listen(parley)
      const outcomes: string[] = []
      for (let round = 0; round < rounds; round++) {
        const known = (await parley.snapshot()).entries.length
        const askedMs = nowMs()
        await ask(parley, 'Something long')
        // Each time at another place of the answer.
        await parley.window.waitForTimeout(250 * round)
        const { file, voicedToMs } = persons[round % persons.length]!
        const fromMs = nowMs()
        await play(file)
        await parley.until('rest', atRest)
        // What follows is the person's affair: a pause in the sentence may have been taken for its end.
        const { entries } = await parley.snapshot()
        outcomes.push(
          entries
            .slice(known, known + 2)
            .map(outcome)
            .join(', '),
        )
        const heardAfterMs = parley
          .trace()
          .filter(({ name, timeMs }) => name === 'speech-started' && timeMs > askedMs)
          .map(({ timeMs }) => timeMs - fromMs)
        expect(heardAfterMs.filter((ms) => ms < 0 || ms > voicedToMs + noticeMs)).toEqual([])
      }
      expect(outcomes).toEqual(new Array(rounds).fill('user sent, assistant interrupted'))
    } finally {
      await end()
    }
  })
}
