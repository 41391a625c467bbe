/** What the audio processors leave to the garbage collector: their threads must never wait for it. */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { quantumSamples, sampleRateHz } from '../../shared/audio'
import type { ToPlayback } from '../../shared/audio-port'
import { createProcessor, stubPort } from './worklet'

const warmUpQuanta = 20_000

function collector(): () => void {
  setFlagsFromString('--expose-gc')
  return runInNewContext('gc') as () => void
}

/** One call makes one quantum. */
function playbackQuantum(seconds: number): () => void {
  const processor = createProcessor('playback')
  const main = stubPort()
  processor.port.onmessage?.({ data: { kind: 'port', port: main } })
  const message: ToPlayback = { kind: 'chunk', itemId: 'item', samples: new Int16Array(seconds * sampleRateHz).fill(1) }
  main.onmessage?.({ data: message })
  const outputs = [[new Float32Array(quantumSamples)]]
  const inputs: Float32Array[][] = []
  return () => void processor.process(inputs, outputs, {})
}

function captureQuantum(): () => void {
  const processor = createProcessor('capture')
  processor.port.onmessage?.({ data: { kind: 'port', port: stubPort() } })
  const voice = new Float32Array(quantumSamples).fill(0.1)
  const inputs = [[voice], [voice]]
  return () => void processor.process(inputs, [], {})
}

/**
 * Bytes that one quantum leaves on the heap, in capture and playback together. What crosses a port is copied outside of
 * the heap and not counted.
 * @param quantaEach few enough that the heap is not collected in the middle of a stretch
 * @returns one value for each stretch
 */
export function measureAllocations(stretches: number, quantaEach: number): number[] {
  const collect = collector()
  const total = warmUpQuanta + stretches * quantaEach
  const play = playbackQuantum(Math.ceil((total * quantumSamples) / sampleRateHz) + 1)
  const capture = captureQuantum()
  const run = (quanta: number): void => {
    for (let i = 0; i < quanta; i++) {
      capture()
      play()
    }
  }
  run(warmUpQuanta)
  const values: number[] = []
  for (let stretch = 0; stretch < stretches; stretch++) {
    collect()
    const before = process.memoryUsage().heapUsed
    run(quantaEach)
    values.push(Math.max(0, process.memoryUsage().heapUsed - before) / quantaEach)
  }
  return values
}
