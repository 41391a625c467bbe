/** Measures the playback processor in Node: what is timed is exactly one `process()` per quantum. */
import type { ToPlayback } from '../../shared/audio-port'
import { quantumSamples, sampleRateHz } from '../../shared/audio'
import { createProcessor, stubPort } from './worklet'

/** In microseconds per quantum of 128 samples. */
export interface ProcessCost {
  p50: number
  p95: number
  p99: number
  max: number
}

const chunkSamples = sampleRateHz / 5
const warmUpQuanta = 2_000

/**
 * @param queuedSeconds how much sound waits, in chunks of 200 ms; kept at that length throughout
 * @param quanta how many calls of `process()` are timed
 */
export function measurePlayback(queuedSeconds: number, quanta = 20_000): ProcessCost {
  const processor = createProcessor('playback')
  const main = stubPort()
  processor.port.onmessage?.({ data: { kind: 'port', port: main } })
  const tone = Int16Array.from({ length: chunkSamples }, (_, i) => 8_000 * Math.sin(i / 10))
  let queuedSamples = 0
  const fill = (): void => {
    for (; queuedSamples < queuedSeconds * sampleRateHz; queuedSamples += chunkSamples) {
      const message: ToPlayback = { kind: 'chunk', itemId: 'item', samples: tone.slice() }
      main.onmessage?.({ data: message })
    }
  }

  const output = new Float32Array(quantumSamples)
  const outputs = [[output]]
  const costs = new Float64Array(quanta)
  for (let i = -warmUpQuanta; i < quanta; i++) {
    fill()
    const startMs = performance.now()
    processor.process([], outputs, {})
    const costUs = (performance.now() - startMs) * 1000
    if (i >= 0) costs[i] = costUs
    queuedSamples -= quantumSamples
  }
  if (output.every((value) => value === 0)) throw new Error('The processor played nothing')

  costs.sort()
  const percentile = (share: number): number => costs[Math.min(quanta - 1, Math.floor(quanta * share))]!
  return { p50: percentile(0.5), p95: percentile(0.95), p99: percentile(0.99), max: costs[quanta - 1]! }
}
