import { describe, expect, test, vi } from 'vitest'
import type { FromPlayback } from '../../shared/audio-port'
import { PlaybackQueue } from './playback-queue'

const quantum = 128

function setUp(cushionSamples = 0) {
  const messages: FromPlayback[] = []
  const released: Int16Array[] = []
  const cushion = { samples: cushionSamples, arrived: vi.fn(), ranDry: vi.fn(), settle: vi.fn() }
  let nowMs = 0
  const queue = new PlaybackQueue(
    (message) => messages.push({ ...message }),
    () => nowMs,
    (samples) => released.push(samples),
    cushion,
  )
  const render = (quanta: number, size = quantum): number[] => {
    const out: number[] = []
    const buffer = new Float32Array(size)
    for (let i = 0; i < quanta; i++) {
      buffer.fill(9)
      nowMs += size / 24
      queue.render(buffer)
      out.push(...buffer)
    }
    return out
  }
  const of = <K extends FromPlayback['kind']>(kind: K) =>
    messages.filter((message): message is Extract<FromPlayback, { kind: K }> => message.kind === kind)
  return { queue, cushion, released, messages, render, of }
}

/** Samples that are all different and never zero, so that a lost, doubled or swapped one shows. */
const ramp = (from: number, count: number) => Int16Array.from({ length: count }, (_, i) => from + i + 1)
const floats = (samples: Int16Array) => Array.from(samples, (sample) => sample / 32_768)
const zeros = (count: number) => new Array<number>(count).fill(0)

function random(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state * 1_664_525 + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

describe('what sounds', () => {
  test.each([1, 7, 127, 128, 129, 1000, 4800])('chunks of %i samples join without a seam', (size) => {
    const { queue, render, of } = setUp()
    const sound = ramp(0, 5000)
    for (let at = 0; at < sound.length; at += size) queue.push('a', sound.subarray(at, at + size))
    queue.end('a')
    expect(render(41)).toEqual([...floats(sound), ...zeros(41 * quantum - 5000)])
    expect(of('finished')).toEqual([{ kind: 'finished', itemId: 'a', samples: 5000 }])
  })

  test('the last samples play although they do not fill a quantum', () => {
    const { queue, render, messages } = setUp()
    queue.push('a', ramp(0, 5))
    queue.end('a')
    expect(render(1)).toEqual([...floats(ramp(0, 5)), ...zeros(123)])
    const level = Math.sqrt((1 + 4 + 9 + 16 + 25) / 5) / 32_768
    expect(messages).toEqual([
      { kind: 'played', itemId: 'a', samples: 5, state: 'empty', level: expect.closeTo(level, 10) },
      { kind: 'finished', itemId: 'a', samples: 5 },
    ])
  })

  test('items follow each other without a gap and finish in order', () => {
    const { queue, render, of } = setUp()
    queue.push('a', ramp(0, 100))
    queue.push('b', ramp(1000, 300))
    queue.push('a', ramp(100, 100))
    queue.end('a')
    queue.push('c', ramp(2000, 50))
    queue.end('b')
    queue.end('c')
    const sound = [...floats(ramp(0, 200)), ...floats(ramp(1000, 300)), ...floats(ramp(2000, 50))]
    expect(render(5)).toEqual([...sound, ...zeros(90)])
    expect(of('finished').map(({ itemId, samples }) => [itemId, samples])).toEqual([
      ['a', 200],
      ['b', 300],
      ['c', 50],
    ])
  })

  test('an end without sound, and an end before the sound, finish the item', () => {
    const { queue, render, messages } = setUp(1440)
    queue.end('nothing')
    render(1)
    expect(messages).toEqual([{ kind: 'finished', itemId: 'nothing', samples: 0 }])
    queue.end('late')
    queue.push('late', ramp(0, 10))
    expect(render(1).slice(0, 10)).toEqual(floats(ramp(0, 10)))
    expect(messages.at(-1)).toEqual({ kind: 'finished', itemId: 'late', samples: 10 })
  })

  test('matches a plain array for any order of chunks, items, ends, flushes and quanta', () => {
    for (let seed = 1; seed <= 60; seed++) {
      const below = random(seed)
      const { queue, messages, render } = setUp()
      let waiting: { itemId: string; value: number; index: number }[] = []
      const ended = new Set<string>()
      const finished: string[] = []
      let item = 0
      let value = 0
      let index = 0
      for (let step = 0; step < 300; step++) {
        const action = below(20)
        if (action < 9) {
          const count = below(400)
          const samples = Int16Array.from({ length: count }, () => (value = (value % 30_000) + 1))
          for (const sample of samples) waiting.push({ itemId: `${item}`, value: sample, index: ++index })
          queue.push(`${item}`, samples)
        } else if (action < 11) {
          queue.end(`${item}`)
          ended.add(`${item++}`)
          index = 0
        } else if (action === 11) {
          queue.flush(step)
          waiting = []
          item++
          index = 0
          render(1)
        } else {
          const size = 1 + below(300)
          const expected = waiting.splice(0, size).map((sample) => sample.value / 32_768)
          const shown = render(1, size)
          expect(shown).toEqual([...expected, ...zeros(size - expected.length)])
        }
      }
      for (const message of messages) if (message.kind === 'finished') finished.push(message.itemId)
      expect(finished).toEqual([...finished].sort((a, b) => Number(a) - Number(b)))
      expect(finished.every((itemId) => ended.has(itemId))).toBe(true)
    }
  })
})

describe('what is reported', () => {
  test('positions every 50 ms, and the level since the last report', () => {
    const { queue, render, of } = setUp()
    queue.push('a', new Int16Array(24_000).fill(16_384))
    render(100)
    const reports = of('played')
    expect(reports[0]).toEqual({ kind: 'played', itemId: 'a', samples: 128, state: 'playing', level: 0.5 })
    expect(reports.map(({ samples }) => samples)).toEqual([
      128, 1408, 2560, 3840, 4992, 6144, 7424, 8576, 9728, 11008, 12160,
    ])
    expect(reports.every(({ level, state }) => level === 0.5 && state === 'playing')).toBe(true)
  })

  test('running dry is starving until the end is known', () => {
    const { queue, render, messages } = setUp()
    queue.push('a', ramp(0, 128))
    render(3)
    queue.push('a', ramp(128, 128))
    render(2)
    queue.end('a')
    render(2)
    expect(
      messages.map((message) => (message.kind === 'played' ? [message.state, message.samples] : message.kind)),
    ).toEqual([['playing', 128], ['starving', 128], ['playing', 256], ['starving', 256], ['empty', 256], 'finished'])
  })
})

describe('the cushion', () => {
  const silentQuanta = (sound: number[]) => sound.findIndex((value) => value !== 0) / quantum

  test('sound starts at once when plenty waits or its end is known', () => {
    const plenty = setUp(1440)
    plenty.queue.push('a', ramp(0, 1440 + 3600))
    expect(silentQuanta(plenty.render(2))).toBe(0)
    const short = setUp(1440)
    short.queue.push('a', ramp(0, 10))
    short.queue.end('a')
    expect(silentQuanta(short.render(2))).toBe(0)
  })

  test('less waits for as long as the cushion, however much comes meanwhile', () => {
    const { queue, render, messages } = setUp(1440)
    queue.push('a', ramp(0, 1000))
    expect(render(3)).toEqual(zeros(3 * quantum))
    queue.push('a', ramp(1000, 440))
    expect(silentQuanta(render(30))).toBe(9)
    expect(messages[0]).toMatchObject({ kind: 'played', state: 'playing', samples: 128 })
  })

  test('it learns of chunks that come while little waits, and of sound that breaks off', () => {
    const { queue, cushion, render } = setUp()
    queue.push('a', ramp(0, 1280))
    render(5)
    queue.push('a', ramp(0, 1280))
    expect(cushion.arrived.mock.calls).toEqual([[expect.closeTo(640 / 24, 6), 1280]])
    queue.push('a', ramp(0, 3600))
    queue.push('a', ramp(0, 1000))
    expect(cushion.arrived).toHaveBeenCalledTimes(2)
    expect(cushion.ranDry).not.toHaveBeenCalled()
    // 6,520 samples wait, 51 quanta; the sound breaks off 8 samples before the end of the 51st and 3 quanta more.
    render(54)
    queue.push('a', ramp(0, 128))
    queue.end('a')
    render(2)
    expect(cushion.ranDry.mock.calls).toEqual([[8 + 3 * quantum]])
    expect(cushion.settle).toHaveBeenCalledTimes(1)
  })

  test('it is built again after running dry', () => {
    const { queue, render } = setUp(1440)
    queue.push('a', ramp(0, 1536))
    expect(silentQuanta(render(40).slice(12 * quantum))).toBe(0)
    queue.push('a', ramp(2000, 128))
    expect(render(12)).toEqual(zeros(12 * quantum))
    expect(render(1)).toEqual(floats(ramp(2000, 128)))
  })
})

test('every chunk is given back once, after it was played or dropped', () => {
  const { queue, released, render } = setUp()
  const chunks = Array.from({ length: 6 }, (_, index) => ramp(index * 100, 100))
  for (const chunk of chunks.slice(0, 4)) queue.push('a', chunk)
  queue.push('b', chunks[4]!)
  render(1)
  expect(released).toEqual(chunks.slice(0, 1))
  queue.flush(1)
  expect(new Set(released)).toEqual(new Set(chunks.slice(0, 5)))
  queue.push('c', chunks[5]!)
  queue.end('c')
  render(2)
  expect(released).toHaveLength(6)
})

describe('flush', () => {
  const loud = (count: number) => new Int16Array(count).fill(16_384)

  test('fades out within 5 ms and says exactly how much was played', () => {
    const { queue, render, of, messages } = setUp()
    queue.push('a', loud(4800))
    queue.push('b', loud(4800))
    const before = render(4)
    queue.flush(7)
    const after = render(3)
    const audible = [...before, ...after].filter((value) => value !== 0).length
    expect(of('flushed')).toEqual([{ kind: 'flushed', flushId: 7, itemId: 'a', samples: 4 * quantum + 120 }])
    expect(audible).toBe(4 * quantum + 119)
    for (let i = 1; i < after.length; i++) expect(Math.abs(after[i]! - after[i - 1]!)).toBeLessThan(0.005)
    expect(after.slice(120)).toEqual(zeros(3 * quantum - 120))
    expect(messages.at(-1)?.kind).toBe('flushed')
  })

  test('the fade never goes beyond the item', () => {
    const { queue, render, of } = setUp()
    queue.push('a', loud(150))
    queue.push('b', loud(4800))
    render(1)
    queue.flush(1)
    expect(render(1).filter((value) => value !== 0)).toHaveLength(21)
    expect(of('flushed')[0]).toMatchObject({ itemId: 'a', samples: 150 })
  })

  test('names no item when nothing had sounded yet', () => {
    const { queue, render, of } = setUp(1440)
    queue.flush(1)
    queue.push('a', loud(100))
    render(1)
    queue.flush(2)
    expect(render(20)).toEqual(zeros(20 * quantum))
    expect(of('flushed')).toEqual([
      { kind: 'flushed', flushId: 1, itemId: null, samples: 0 },
      { kind: 'flushed', flushId: 2, itemId: null, samples: 0 },
    ])
  })

  test('what comes after it plays from its own beginning, after the fade', () => {
    const { queue, render, of } = setUp()
    queue.push('a', loud(4800))
    render(1)
    queue.flush(1)
    queue.push('b', ramp(0, 100))
    queue.end('b')
    expect(render(2).slice(120, 220)).toEqual(floats(ramp(0, 100)))
    expect(of('finished')).toEqual([{ kind: 'finished', itemId: 'b', samples: 100 }])
  })

  test('an item that starved keeps its position', () => {
    const { queue, render, of } = setUp()
    queue.push('a', loud(200))
    render(4)
    queue.flush(3)
    expect(of('flushed')).toEqual([{ kind: 'flushed', flushId: 3, itemId: 'a', samples: 200 }])
  })
})
