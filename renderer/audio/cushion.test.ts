import { describe, expect, test } from 'vitest'
import { msToSamples, samplesToMs } from '../../shared/audio'
import type { FromPlayback } from '../../shared/audio-port'
import { Cushion, firstCushionMs } from './cushion'
import { PlaybackQueue } from './playback-queue'

const quantumMs = 128 / 24
const chunkMs = 100
const chunksPerAnswer = 80

/** Answers of 8 s in chunks of 100 ms at 1.5 times real time, each as late as `late` says, in order. */
function play(answers: number, late: (random: () => number) => number) {
  const cushion = new Cushion()
  let state = 1
  const random = (): number => (state = (state * 16_807) % 2_147_483_647) / 2_147_483_647
  let nowMs = 0
  let gaps = 0
  let playing = ''
  const queue = new PlaybackQueue(
    (message: FromPlayback) => {
      if (message.kind !== 'played') return
      if (message.state === 'starving' && playing !== 'starving') gaps++
      playing = message.state
    },
    () => nowMs,
    undefined,
    cushion,
  )
  const waits: number[] = []
  const quantum = new Float32Array(128)
  for (let answer = 0; answer < answers; answer++) {
    const startMs = nowMs
    let latestMs = 0
    const dueMs = Array.from({ length: chunksPerAnswer }, (_, index) => {
      latestMs = Math.max(latestMs, startMs + (index * chunkMs) / 1.5 + late(random))
      return latestMs
    })
    waits.push(samplesToMs(cushion.samples))
    let sent = 0
    let isSounding = true
    while (isSounding) {
      for (; sent < chunksPerAnswer && dueMs[sent]! <= nowMs; sent++) {
        queue.push(`${answer}`, new Int16Array(msToSamples(chunkMs)).fill(1000))
        if (sent === chunksPerAnswer - 1) queue.end(`${answer}`)
      }
      queue.render(quantum)
      nowMs += quantumMs
      isSounding = sent < chunksPerAnswer || playing !== 'empty'
    }
    nowMs += 500
  }
  return { gaps, waits, minutes: (answers * chunksPerAnswer * chunkMs) / 60_000 }
}

const evenly = (upToMs: number) => (random: () => number) => random() * upToMs

describe('what it learns', () => {
  test('a steady network is hardly waited for', () => {
    const { gaps, waits } = play(38, () => 0)
    expect(gaps).toBe(0)
    expect(waits[0]).toBe(firstCushionMs)
    expect(waits.at(-1)).toBeLessThanOrEqual(10)
  })

  test('50 ms of jitter never interrupt an answer', () => {
    expect(play(38, evenly(50)).gaps).toBe(0)
  })

  test('150 ms of jitter interrupt at most once a minute', () => {
    const { gaps, minutes } = play(38, evenly(150))
    expect(gaps / minutes).toBeLessThanOrEqual(1)
  })

  test('it waits longer after sound broke off, and less again when that does not come back', () => {
    let isBad = true
    const { waits } = play(60, (random) => (isBad && random() < 0.3 ? 400 : 0))
    expect(Math.max(...waits)).toBeGreaterThan(60)
    isBad = false
    const cushion = new Cushion()
    cushion.ranDry(msToSamples(50))
    cushion.settle()
    const after = samplesToMs(cushion.samples)
    expect(after).toBeCloseTo(firstCushionMs + 50, 0)
    for (let index = 0; index < 64; index++) cushion.arrived(chunkMs / 1.5, msToSamples(chunkMs))
    for (let index = 0; index < 30; index++) cushion.settle()
    expect(samplesToMs(cushion.samples)).toBeLessThan(after / 2)
  })

  test('rare stalls do not slow every answer down', () => {
    const { waits } = play(38, (random) => (random() < 0.02 ? 400 : 0))
    expect(waits.reduce((sum, wait) => sum + wait, 0) / waits.length).toBeLessThan(100)
  })

  test('it never makes anyone wait longer than a quarter of a second', () => {
    const cushion = new Cushion()
    for (let index = 0; index < 64; index++) cushion.arrived(5_000, 0)
    cushion.ranDry(msToSamples(9_000))
    cushion.settle()
    expect(samplesToMs(cushion.samples)).toBe(250)
  })
})
