/**
 * Measures the built playback processor in Node: the worklet is bundled as the page gets it and runs with its globals
 * stubbed, so that what is timed is exactly one `process()` per quantum.
 */
import { resolve } from 'node:path'
import { buildSync } from 'esbuild'
import type { ToPlayback } from '../../shared/audio-port'
import { quantumSamples, sampleRateHz } from '../../shared/audio'

interface Processor {
  port: StubPort
  process(inputs: Float32Array[][], outputs: Float32Array[][], parameters: Record<string, Float32Array>): boolean
}

interface StubPort {
  onmessage: ((event: { data: unknown }) => void) | null
  postMessage(message: unknown): void
  close(): void
}

/** In microseconds per quantum of 128 samples. */
export interface ProcessCost {
  p50: number
  p95: number
  p99: number
  max: number
}

const chunkSamples = sampleRateHz / 5
const warmUpQuanta = 2_000

const stubPort = (): StubPort => ({ onmessage: null, postMessage: () => undefined, close: () => undefined })

function createProcessor(): Processor {
  const { outputFiles } = buildSync({
    entryPoints: [resolve(__dirname, '../../renderer/audio/playback.worklet.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'chrome114',
  })
  let registered: (new () => Processor) | null = null
  const register = (_name: string, processor: new () => Processor): void => {
    registered = processor
  }
  class AudioWorkletProcessor {
    readonly port = stubPort()
  }
  const globals = { AudioWorkletProcessor, registerProcessor: register, sampleRate: sampleRateHz, currentFrame: 0 }
  new Function(...Object.keys(globals), outputFiles[0]!.text)(...Object.values(globals))
  if (!registered) throw new Error('The worklet registered no processor')
  const Registered: new () => Processor = registered
  return new Registered()
}

/**
 * @param queuedSeconds how much sound waits, in chunks of 200 ms; kept at that length throughout
 * @param quanta how many calls of `process()` are timed
 */
export function measurePlayback(queuedSeconds: number, quanta = 20_000): ProcessCost {
  const processor = createProcessor()
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
