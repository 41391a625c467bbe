import { describe, expect, test } from 'vitest'
import type { TurnDetection } from '../speech'
import { createTurnDetector } from './turn-detector'
import type { TurnFact } from './turn-detector'

const windowSamples = 512
const windowMs = 32

/** Plays windows of voice (`v`), half a voice (`h`, between the thresholds) and silence (any other character). */
async function play(
  pattern: string,
  detection: TurnDetection | null,
  complete: (askedAtMs: number) => number = () => 0,
) {
  const detector = createTurnDetector()
  const facts: (TurnFact & { atMs: number })[] = []
  const askedAtMs: number[] = []
  for (const [i, letter] of [...pattern].entries()) {
    const window = { start: i * windowSamples, end: (i + 1) * windowSamples }
    const probability = letter === 'v' ? 0.9 : letter === 'h' ? 0.4 : 0.05
    const found = await detector.step(window, probability, detection, (turn) => {
      askedAtMs.push(turn.end / 16)
      return Promise.resolve(complete(turn.end / 16))
    })
    for (const fact of found) {
      facts.push({ ...fact, atMs: window.end / 16 })
      if (fact.kind === 'ended') detector.reset()
    }
  }
  const short = facts.map((fact) =>
    fact.kind === 'started'
      ? `started ${fact.start / 16}`
      : fact.kind === 'ended'
        ? `ended ${fact.start / 16}-${fact.end / 16}`
        : `${fact.kind} ${fact.atMs}`,
  )
  return { facts: short, askedAtMs, stretches: detector.stretches, neededFrom: detector.neededFrom }
}

const silence = (ms: number) => '.'.repeat(Math.ceil(ms / windowMs))
const voice = (ms: number) => 'v'.repeat(Math.ceil(ms / windowMs))
const serverVad: TurnDetection = { type: 'server_vad', threshold: 0.5, prefixPaddingMs: 300, silenceDurationMs: 500 }
const semantic = (eagerness: 'low' | 'medium' | 'high' | 'auto'): TurnDetection => ({ type: 'semantic_vad', eagerness })

describe('server_vad', () => {
  test('starts before the voice by the padding and ends after it by the silence', async () => {
    const { facts } = await play(silence(640) + voice(960) + silence(960), serverVad)
    expect(facts).toEqual(['started 340', 'paused 1664', 'ended 340-2100'])
  })

  test('a pause shorter than the silence does not end the turn', async () => {
    const { facts } = await play(silence(320) + voice(640) + silence(320) + voice(640) + silence(640), serverVad)
    expect(facts).toEqual(['started 20', 'paused 1024', 'resumed 1344', 'paused 1984', 'ended 20-2420'])
  })

  test('a silence shorter than a pause can end a turn, too', async () => {
    const { facts } = await play(silence(320) + voice(640) + silence(320), { ...serverVad, silenceDurationMs: 32 })
    expect(facts).toEqual(['started 20', 'ended 20-992'])
  })

  test('less than 100 ms of voice starts nothing', async () => {
    const { facts, neededFrom } = await play(
      silence(640) + voice(96) + silence(640) + voice(96) + silence(640),
      serverVad,
    )
    expect(facts).toEqual([])
    expect(neededFrom).toBe(((20 + 3 + 20 + 3 + 20) * windowMs - 300) * 16)
  })

  test('a click in the pause does not prolong the turn', async () => {
    const { facts } = await play(silence(320) + voice(640) + silence(192) + 'v' + silence(640), serverVad)
    expect(facts.at(-1)).toBe('ended 20-1460')
  })

  test('a voice under way may fall somewhat below the threshold', async () => {
    const { facts } = await play(silence(320) + voice(640) + 'h'.repeat(20) + silence(640), serverVad)
    expect(facts.at(-1)).toBe('ended 20-2100')
  })
})

describe('semantic_vad', () => {
  test('asks at the first pause and ends the turn when it is complete', async () => {
    const { facts, askedAtMs } = await play(silence(320) + voice(640) + silence(960), semantic('low'), () => 0.9)
    expect(askedAtMs).toEqual([1056])
    expect(facts).toEqual(['started 20', 'paused 1024', 'ended 20-1056'])
  })

  test('asks again while the silence lasts and after new speech', async () => {
    const sound = silence(320) + voice(640) + silence(480) + voice(320) + silence(960)
    const { facts, askedAtMs } = await play(sound, semantic('low'), (atMs) => (atMs > 2_000 ? 0.8 : 0.3))
    expect(askedAtMs).toEqual([1056, 1184, 1312, 1440, 1856, 1984, 2112])
    expect(facts.at(-1)).toBe('ended 20-2112')
  })

  test.each([
    ['low', 3_000],
    ['medium', 1_500],
    ['auto', 1_500],
    ['high', 800],
  ] as const)('%s ends a turn %d ms after the last voice, complete or not', async (eagerness, limitMs) => {
    const { facts } = await play(silence(320) + voice(640) + silence(limitMs + 64), semantic(eagerness))
    expect(facts.at(-1)).toBe(`ended 20-${960 + limitMs}`)
  })

  test('does not ask about silence or a knock', async () => {
    const { askedAtMs } = await play(silence(1_000) + 'vv' + silence(1_000), semantic('high'), () => 1)
    expect(askedAtMs).toEqual([])
  })
})

test('without turn detection speech is marked, and nothing starts, ends or may be forgotten', async () => {
  const { facts, stretches, neededFrom, askedAtMs } = await play(silence(320) + voice(640) + silence(960), null)
  expect(facts).toEqual(['paused 1024'])
  expect(stretches).toEqual([{ start: 320 * 16, end: 960 * 16 }])
  expect(neededFrom).toBeNull()
  expect(askedAtMs).toEqual([])
})
