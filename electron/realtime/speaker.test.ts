import { expect, test } from 'vitest'
import type { ToPlayback } from '../../shared/audio-port'
import { createFakeClock } from '../testing/fake-clock'
import { createSpeaker } from './speaker'

function setUp() {
  const clock = createFakeClock()
  const sent: ToPlayback[] = []
  const log: string[] = []
  const speaker = createSpeaker(
    { send: (message) => sent.push(message), clock },
    {
      onHeard: (id, samples) => log.push(`heard ${id} ${samples}`),
      onFinished: (id) => log.push(`finished ${id}`),
      onSounding: (sounding) => log.push(sounding ? 'sounding' : 'silent'),
      onLevel: () => undefined,
    },
  )
  return { clock, sent, log, speaker }
}

test('what was heard of an answer that is cut off is what the worklet consumed', async () => {
  const { sent, speaker } = setUp()
  speaker.setOutputLatency(50)
  speaker.play('a', new Int16Array(48_000))
  const interrupted = speaker.interrupt()
  expect(sent.at(-1)).toEqual({ kind: 'flush', flushId: 1 })
  speaker.receive({ kind: 'flushed', flushId: 1, itemId: 'a', samples: 24_000 })
  expect(await interrupted).toEqual([{ itemId: 'a', heardMs: 1_000, receivedMs: 2_000 }])
  expect(speaker.busy).toBe(false)
})

test('an item that never sounded was not heard at all', async () => {
  const { speaker } = setUp()
  speaker.play('a', new Int16Array(2_400))
  speaker.play('b', new Int16Array(2_400))
  const interrupted = speaker.interrupt()
  speaker.receive({ kind: 'flushed', flushId: 1, itemId: 'a', samples: 1_200 })
  expect((await interrupted).map((item) => item.heardMs)).toEqual([50, 0])
})

test('an item that ended while it was being cut off was heard to its end', async () => {
  const { speaker } = setUp()
  speaker.play('a', new Int16Array(2_400))
  speaker.end('a')
  const interrupted = speaker.interrupt()
  speaker.receive({ kind: 'played', itemId: 'a', samples: 2_400, state: 'playing', level: 0 })
  speaker.receive({ kind: 'finished', itemId: 'a', samples: 2_400 })
  speaker.receive({ kind: 'flushed', flushId: 1, itemId: null, samples: 0 })
  expect(await interrupted).toEqual([{ itemId: 'a', heardMs: 100, receivedMs: 100 }])
})

test('speaking ends with the last sample heard, a latency after it was consumed', () => {
  const { clock, log, speaker } = setUp()
  speaker.setOutputLatency(40)
  speaker.play('a', new Int16Array(4_800))
  speaker.receive({ kind: 'played', itemId: 'a', samples: 2_400, state: 'playing', level: 0.1 })
  speaker.end('a')
  speaker.receive({ kind: 'finished', itemId: 'a', samples: 4_800 })
  expect(log).toEqual(['sounding', 'heard a 1440'])
  clock.advance(40)
  expect(log.slice(2)).toEqual(['heard a 4800', 'finished a', 'silent'])
})

test('a worklet that does not answer does not hold up an interruption', async () => {
  const { clock, speaker } = setUp()
  speaker.play('a', new Int16Array(2_400))
  speaker.receive({ kind: 'played', itemId: 'a', samples: 1_200, state: 'playing', level: 0 })
  const interrupted = speaker.interrupt()
  clock.advance(250)
  expect(await interrupted).toEqual([{ itemId: 'a', heardMs: 50, receivedMs: 100 }])
})
