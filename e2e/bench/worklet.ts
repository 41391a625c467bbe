/** The audio page's processors in Node: bundled as the page gets them, with the globals of a worklet stubbed. */
import { resolve } from 'node:path'
import { buildSync } from 'esbuild'
import { sampleRateHz } from '../../shared/audio'

export interface Processor {
  port: StubPort
  process(inputs: Float32Array[][], outputs: Float32Array[][], parameters: Record<string, Float32Array>): boolean
}

interface StubPort {
  onmessage: ((event: { data: unknown }) => void) | null
  postMessage(message: unknown): void
  close(): void
}

export const stubPort = (): StubPort => ({ onmessage: null, postMessage: () => undefined, close: () => undefined })

export function createProcessor(name: 'playback' | 'capture'): Processor {
  const { outputFiles } = buildSync({
    entryPoints: [resolve(__dirname, `../../renderer/audio/${name}.worklet.ts`)],
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
