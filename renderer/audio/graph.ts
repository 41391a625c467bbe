/** The audio graph: one context at 24 kHz, the loudspeaker's node behind a volume, and the microphone's node. */
import { sampleRateHz } from '../../shared/audio'
import captureUrl from './capture.worklet?worker&url'
import type { CaptureInput } from './microphone'
import playbackUrl from './playback.worklet?worker&url'
import {
  processors,
  type FromCaptureNode,
  type FromPlaybackNode,
  type ToCaptureNode,
  type ToPlaybackNode,
} from './worklet-messages'

export type PortName = 'playback' | 'capture'

export interface Graph {
  context: AudioContext
  input: CaptureInput
  /** Moves main's port on into a worklet. */
  attach(name: PortName, port: MessagePort): void
  /** @param volume 0 to 1 */
  setVolume(volume: number): void
  /** @param deviceId empty: the system's default, also where the device is not there */
  setOutputDevice(deviceId: string): void
}

/** Chrome has it since 110; TypeScript's library does not name it. */
interface WithSink {
  sinkId: string
  setSinkId(sinkId: string): Promise<void>
}

/** Short enough to follow a slider, long enough not to crackle. */
const volumeTimeConstantSeconds = 0.01

/**
 * With 'interactive' (10 ms on most systems) a busy machine misses a callback every minute or two, and the answer has a
 * gap of 10 ms; with 20 ms it hardly ever does, for 13 ms more latency.
 */
const callbackSeconds = 0.02

export function createContext(): AudioContext {
  return new AudioContext({ sampleRate: sampleRateHz, latencyHint: callbackSeconds })
}

function createInput(context: AudioContext, node: AudioWorkletNode): CaptureInput {
  let source: MediaStreamAudioSourceNode | null = null
  let connection = 0
  let onFirstSample: () => void = () => undefined
  let onDeaf: (isDeaf: boolean) => void = () => undefined
  const tell = (message: ToCaptureNode): void => node.port.postMessage(message)
  node.port.onmessage = ({ data }: MessageEvent<FromCaptureNode>) => {
    if (data.connection !== connection) return
    if (data.kind === 'deaf') onDeaf(data.isDeaf)
    else onFirstSample()
  }
  return {
    gate: (isOpen) => tell({ kind: 'gate', isOpen }),
    expect(deaf) {
      onDeaf = deaf
      tell({ kind: 'expect', connection: ++connection })
      return new Promise((resolve) => (onFirstSample = resolve))
    },
    connect(stream) {
      source = context.createMediaStreamSource(stream)
      source.connect(node, 0, 0)
    },
    disconnect() {
      source?.disconnect()
      source = null
    },
  }
}

/** @throws what `addModule` throws when a worklet cannot be loaded */
export async function createGraph(
  context: AudioContext,
  events: { onSounding(sounding: boolean): void; onFault(detail: string): void },
): Promise<Graph> {
  await Promise.all([context.audioWorklet.addModule(playbackUrl), context.audioWorklet.addModule(captureUrl)])
  const mono: AudioWorkletNodeOptions = { channelCount: 1, channelCountMode: 'explicit', outputChannelCount: [1] }
  const playback = new AudioWorkletNode(context, processors.playback, { ...mono, numberOfInputs: 0 })
  const capture = new AudioWorkletNode(context, processors.capture, { ...mono, numberOfInputs: 2 })
  const volume = new GainNode(context)
  playback.connect(volume).connect(context.destination)
  // Beside the microphone it hears what the loudspeaker is given, so that an echo can be known as one.
  volume.connect(capture, 0, 1)
  // Its output is silent: being connected is what makes it run.
  capture.connect(context.destination)

  const sink = context as AudioContext & WithSink
  /** One change after the other: two at once end with the first. */
  let change = Promise.resolve()

  playback.port.onmessage = ({ data }: MessageEvent<FromPlaybackNode>) => events.onSounding(data.sounding)
  playback.onprocessorerror = () => events.onFault('playback')
  capture.onprocessorerror = () => events.onFault('capture')

  return {
    context,
    input: createInput(context, capture),
    attach(name, port) {
      const message: ToPlaybackNode = { kind: 'port', port }
      const node = name === 'playback' ? playback : capture
      node.port.postMessage(message, [port])
    },
    setVolume: (value) => void volume.gain.setTargetAtTime(value, context.currentTime, volumeTimeConstantSeconds),
    setOutputDevice(deviceId) {
      change = change.then(async () => {
        if (sink.sinkId !== deviceId) await sink.setSinkId(deviceId).catch(() => sink.setSinkId(''))
      })
    },
  }
}
