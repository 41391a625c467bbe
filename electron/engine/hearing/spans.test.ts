import { expect, test } from 'vitest'
import { planSpans } from './spans'

const s = 16_000
const stretch = (from: number, to: number) => ({ start: from * s, end: to * s })

test('close stretches are heard as one, a long pause between them is shortened', () => {
  expect(planSpans([stretch(1, 2), stretch(2.25, 3), stretch(6, 7)])).toEqual([
    {
      key: `${1 * s}-${7 * s}`,
      parts: [
        { start: 0.8 * s, end: 3.128 * s },
        { start: 5.8 * s, end: 7.128 * s },
      ],
      voicedMs: 2_750,
    },
  ])
})

test('long speech is divided at pauses, and the finished spans keep their keys while it goes on', () => {
  const talk = Array.from({ length: 12 }, (_, i) => stretch(i * 5, i * 5 + 4.5))
  const early = planSpans(talk.slice(0, 7)).map((span) => span.key)
  const late = planSpans(talk).map((span) => span.key)
  expect(late.slice(0, early.length - 1)).toEqual(early.slice(0, -1))
  expect(late).toHaveLength(4)
})

test('speech without any pause is cut before the recogniser would', () => {
  const spans = planSpans([stretch(0, 60)])
  expect(spans.map((span) => span.voicedMs)).toEqual([25_000, 25_000, 10_000])
})
