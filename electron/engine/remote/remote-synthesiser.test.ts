import { expect, test } from 'vitest'
import type { PartFault } from '../../../shared/engine-parts'
import { partError } from '../part-faults'
import { createManualClock } from '../testing/manual-clock'
import type { Synthesise } from '../voice/voice'
import { createPartHealth } from './part-health'
import { createRemoteSynthesiser, wordsAfter } from './remote-synthesiser'

/** A tenth of a second of sound for each number, or of silence, or an error. */
type Script = (number | Error)[]

function setUp(...scripts: Script[]) {
  const clock = createManualClock()
  const faults: (PartFault | null)[] = []
  const here: string[] = []
  const speaker: Synthesise = async function* () {
    for (const part of scripts.shift() ?? []) {
      await Promise.resolve()
      if (part instanceof Error) throw part
      yield new Int16Array(2_400).fill(part)
    }
  }
  const local: Synthesise = async function* (text) {
    await Promise.resolve()
    here.push(text)
    yield Int16Array.of(1)
  }
  const health = createPartHealth({ clock, onFault: (fault) => faults.push(fault) })
  const synthesise = createRemoteSynthesiser({ speaker, local, health })
  async function say(text: string, speed = 1) {
    let samples = 0
    for await (const part of synthesise(text, { speed, signal: new AbortController().signal })) samples += part.length
    return samples
  }
  return { clock, faults, here, say }
}

const gone = partError('part.unreachable', 'ECONNREFUSED')
const cut = partError('part.broken', 'cut off')

test('silence in front is left out', async () => {
  const { say, here } = setUp([0, 0, 5_000, 0])
  // All but 8 ms of it.
  expect(await say('Hello.')).toBe(192 + 2 * 2_400)
  expect(here).toEqual([])
})

test('a sentence that the server does not speak is spoken here; then it rests for ten seconds', async () => {
  const { clock, faults, here, say } = setUp([gone], [5_000])
  await say('One two three.')
  await say('Four.')
  expect(here).toEqual(['One two three.', 'Four.'])
  clock.advance(10_000)
  await say('Five.')
  expect(here).toHaveLength(2)
  expect(faults).toEqual([gone.fault, null])
})

test('silence for words is a fault', async () => {
  const { faults, here, say } = setUp([0, 0])
  await say('Hello.')
  expect(here).toEqual(['Hello.'])
  expect(faults).toEqual([{ code: 'part.broken', detail: 'silence' }])
})

const spoken = (tenths: number): number[] => Array<number>(tenths).fill(5_000)
test.each<[string, number, Script[], string]>([
  ['of an unknown voice, of 15 characters a second', 1, [], 'two three four five'],
  ['of a voice heard to be slower', 1, [spoken(18)], 'one two three four five'],
  ['of a voice heard to be faster', 1, [spoken(6)], 'three four five'],
  ['spoken twice as fast', 2, [spoken(6)], 'three four five'],
])('a sentence %s that breaks off goes on here with the word that was cut', async (_, speed, before, rest) => {
  const { here, say } = setUp(...before, [...spoken(speed === 2 || before.length === 0 ? 4 : 5), cut])
  for (const _sentence of before) await say('one two thre', speed)
  await say('one two three four five', speed)
  expect(here).toEqual([rest])
})

test.each([
  ['one two three', 0, 'one two three'],
  ['one two three', 3.9, 'one two three'],
  ['one two three', 4, 'two three'],
  ['one two three', 99, 'three'],
  ['one', 99, 'one'],
])('of “%s”, cut off after %d characters, the rest is “%s”', (text, characters, rest) => {
  expect(wordsAfter(text, characters)).toBe(rest)
})
