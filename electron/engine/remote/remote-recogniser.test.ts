import { expect, test } from 'vitest'
import type { PartFault } from '../../../shared/engine-parts'
import type { Recogniser } from '../hearing/recogniser'
import { partError } from '../part-faults'
import { createManualClock } from '../testing/manual-clock'
import { createPartHealth } from './part-health'
import { createRemoteRecogniser } from './remote-recogniser'
import type { Transcript } from './transcriber'

/** Both recognisers write down what they do; a transcript or an error is what the server answers. */
function setUp(...answers: (Transcript | Error)[]) {
  const clock = createManualClock()
  const faults: (PartFault | null)[] = []
  const done: string[] = []
  const health = createPartHealth({ clock, onFault: (fault) => faults.push(fault) })
  const local: Recogniser = {
    recognise(_, { voicedMs }) {
      done.push(`here ${voicedMs}`)
      const result = Promise.resolve({ text: 'heard here', language: 'en' })
      return { result, confirm: () => done.push('confirmed'), cancel: () => done.push('cancelled') }
    },
  }
  const recogniser = createRemoteRecogniser({
    transcribe(samples, _, signal) {
      done.push(`sent ${samples.length}`)
      signal.addEventListener('abort', () => done.push('aborted'))
      const answer = answers.shift()
      if (!answer)
        return new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('aborted'))))
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer)
    },
    local,
    health,
    clock,
  })
  const recognise = (mayEndTurn: boolean, voicedMs = 2_000) =>
    recogniser.recognise(() => new Float32Array(9), { voicedMs, mayEndTurn, language: null })
  return { clock, faults, done, recognise }
}

const go = { text: 'Go on.', language: 'en' }

test('what is needed is sent at once, and once', async () => {
  const { clock, done, recognise } = setUp(go)
  const work = recognise(true)
  expect(done).toEqual([])
  work.confirm()
  clock.advance(1_000)
  expect(await work.result).toEqual(go)
  expect(done).toEqual(['sent 9'])
})

test('a guess is sent when the pause has lasted; one that may not end the turn waits for its confirmation', () => {
  const { clock, done, recognise } = setUp(go, go)
  recognise(true)
  const byHand = recognise(false)
  clock.advance(199)
  expect(done).toEqual([])
  clock.advance(1)
  expect(done).toEqual(['sent 9'])
  clock.advance(60_000)
  expect(done).toEqual(['sent 9'])
  byHand.confirm()
  expect(done).toEqual(['sent 9', 'sent 9'])
})

test('a guess that proves wrong is never sent, or called off', () => {
  const { clock, done, faults, recognise } = setUp()
  recognise(true).cancel()
  clock.advance(1_000)
  expect(done).toEqual([])
  const late = recognise(true)
  clock.advance(200)
  late.cancel()
  expect(done).toEqual(['sent 9', 'aborted'])
  expect(faults).toEqual([])
})

test.each([
  [{ text: '[Music]', language: 'en' }, 2_000, { text: '', language: null }],
  [{ text: 'Thank you.', language: 'en' }, 300, { text: '', language: null }],
  [{ text: ' Ja. ', language: 'de' }, 500, { text: 'Ja.', language: 'de' }],
])('%j, with %d ms of voice, is believed as %j', async (answer, voicedMs, recognition) => {
  const work = setUp(answer).recognise(false, voicedMs)
  work.confirm()
  expect(await work.result).toEqual(recognition)
})

test('on a fault the same sound is recognised here; the server rests, and is asked again', async () => {
  const gone = partError('part.unreachable', 'ECONNREFUSED')
  const { clock, done, faults, recognise } = setUp(gone, gone, go)
  async function hear() {
    done.length = 0
    const work = recognise(false)
    work.confirm()
    return [(await work.result).text, ...done]
  }
  expect(await hear()).toEqual(['heard here', 'sent 9', 'here 2000', 'confirmed'])
  expect(await hear()).toEqual(['heard here', 'here 2000', 'confirmed'])
  clock.advance(10_000)
  expect(await hear()).toEqual(['heard here', 'sent 9', 'here 2000', 'confirmed'])
  expect(faults).toEqual([gone.fault])
  clock.advance(10_000)
  expect(await hear()).toEqual(['Go on.', 'sent 9'])
  expect(faults).toEqual([gone.fault, null])
})

test('after a rest one asks, and the others do not wait for how that goes', async () => {
  const { clock, done, recognise } = setUp(partError('part.too-slow', ''))
  const first = recognise(false)
  first.confirm()
  await first.result
  clock.advance(10_000)
  done.length = 0
  const trying = recognise(false)
  const other = recognise(false)
  trying.confirm()
  other.confirm()
  expect((await other.result).text).toBe('heard here')
  expect(done).toEqual(['sent 9', 'here 2000', 'confirmed'])
})

test('what is too long for the server does not keep the next from it', async () => {
  const { faults, recognise } = setUp(partError('part.too-long', ''), go)
  for (const text of ['heard here', 'Go on.']) {
    const work = recognise(false)
    work.confirm()
    expect((await work.result).text).toBe(text)
  }
  expect(faults.map((fault) => fault?.code ?? null)).toEqual(['part.too-long', null])
})
