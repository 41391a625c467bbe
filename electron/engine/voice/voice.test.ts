import { expect, test } from 'vitest'
import { type AsyncQueue, createAsyncQueue } from '../session/async-queue'
import { createVoice } from './voice'

/** Sound is given to each sentence by the test. */
function setUp(mayPrepare = true) {
  const asked: string[] = []
  const sounds: AsyncQueue<Int16Array>[] = []
  const voice = createVoice({
    synthesise(text) {
      asked.push(text)
      const sound = createAsyncQueue<Int16Array>()
      sounds.push(sound)
      return sound
    },
    mayPrepare: () => mayPrepare,
  })
  const abort = new AbortController()
  async function* written(text: string) {
    await Promise.resolve()
    yield text
  }
  const speak = (text: string) => voice.speak(written(text), { speed: 1, signal: abort.signal })[Symbol.asyncIterator]()
  return { voice, asked, sounds, abort, speak }
}

const samples = (count: number) => new Int16Array(count).fill(7)
const settled = () => new Promise((resolve) => setImmediate(resolve))

test('a sentence is heard while it is made, and the next one is asked for meanwhile, but no further', async () => {
  const { asked, sounds, speak } = setUp()
  const pieces = speak('One. Two. Three.')
  const first = pieces.next()
  await settled()
  expect(asked).toEqual(['One.'])
  sounds[0]!.push(samples(1_000))
  sounds[0]!.push(samples(2_000))
  expect((await first).value).toEqual({ text: 'One. ', samples: samples(2_400) })
  await settled()
  expect(asked).toEqual(['One.', 'Two.'])
  // The second is made before the first is: the order stays.
  sounds[1]!.push(samples(100))
  sounds[1]!.end()
  const rest = pieces.next()
  sounds[0]!.push(samples(5_000))
  sounds[0]!.end()
  expect((await rest).value).toEqual({ text: '', samples: samples(4_800) })
  expect((await pieces.next()).value).toEqual({ text: '', samples: samples(800) })
  expect((await pieces.next()).value).toEqual({ text: 'Two. ', samples: samples(100) })
  await settled()
  expect(asked).toEqual(['One.', 'Two.', 'Three.'])
})

test('an interruption ends it though no sound comes any more', async () => {
  const { abort, speak } = setUp()
  const pieces = speak('One. Two.')
  const first = pieces.next()
  await settled()
  abort.abort()
  expect(await first).toEqual({ value: undefined, done: true })
})

test('words without sound still have their place, and a failure comes at its own', async () => {
  const { sounds, speak } = setUp()
  const pieces = speak('One. ––– \nTwo.')
  const first = pieces.next()
  await settled()
  sounds[0]!.end()
  expect((await first).value).toEqual({ text: 'One. ', samples: samples(0) })
  expect((await pieces.next()).value).toEqual({ text: '––– \n', samples: samples(0) })
  const failing = pieces.next()
  await settled()
  sounds[1]!.fail(new Error('broken'))
  await expect(failing).rejects.toThrow('broken')
})

test('what was prepared is not made again', async () => {
  const { voice, asked, sounds, speak } = setUp()
  voice.prepare('One. Two.', 1)
  sounds[0]!.push(samples(50))
  sounds[0]!.end()
  const pieces = speak('One. Two.')
  expect((await pieces.next()).value).toEqual({ text: 'One. ', samples: samples(50) })
  await settled()
  expect(asked).toEqual(['One.', 'Two.'])
})

test('nothing is prepared where that is not allowed', () => {
  const { voice, asked } = setUp(false)
  voice.prepare('One. Two.', 1)
  expect(asked).toEqual([])
})

test('only the first words to be heard are urgent', async () => {
  const urgent: [string, boolean | undefined][] = []
  const voice = createVoice({
    async *synthesise(text, { isUrgent }) {
      await settled()
      urgent.push([text, isUrgent])
      yield samples(100)
    },
  })
  async function* written() {
    await settled()
    yield '---\n\nOne. Two. Three.'
  }
  for await (const piece of voice.speak(written(), { speed: 1, signal: new AbortController().signal })) void piece
  expect(urgent).toEqual([
    ['One.', true],
    ['Two.', false],
    ['Three.', false],
  ])
})
