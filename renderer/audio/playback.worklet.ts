/** The loudspeaker's processor: takes chunks from main's port, plays them, and says what it has consumed. */
import type { FromPlayback, ToPlayback } from '../../shared/audio-port'
import { PlaybackQueue } from './playback-queue'
import { processors, type FromPlaybackNode, type ToPlaybackNode } from './worklet-messages'

/**
 * Gives the memory of a chunk back at once. Sound lies outside of the worklet's heap, which is so small that its
 * garbage is collected only after tens of megabytes of it. Chrome has it since 114; TypeScript's library does not.
 */
function release(samples: Int16Array): void {
  const buffer = samples.buffer as ArrayBuffer & { transfer?(length: number): ArrayBuffer }
  buffer.transfer?.(0)
}

/**
 * The messages that brought the sound hold a copy of it until garbage is collected, which here nothing else brings
 * about. Between two answers it takes a millisecond or two of a thread that has nothing to do. `--expose-gc`: main.ts.
 */
const { gc } = globalThis as { gc?: () => void }
const collectEverySamples = 20 * sampleRate

class PlaybackProcessor extends AudioWorkletProcessor {
  private main: MessagePort | null = null
  private sounding = false
  private sinceCollected = 0
  private readonly queue = new PlaybackQueue(
    (message) => this.tell(message),
    // A worklet has no `performance`.
    () => Date.now(),
    release,
  )

  constructor() {
    super()
    this.port.onmessage = ({ data }: MessageEvent<ToPlaybackNode>) => this.attach(data.port)
  }

  override process(_inputs: Float32Array[][], outputs: Float32Array[][]): boolean {
    const channel = outputs[0]?.[0]
    if (channel) this.queue.render(channel)
    return true
  }

  private attach(port: MessagePort): void {
    this.main?.close()
    this.main = port
    port.onmessage = ({ data }: MessageEvent<ToPlayback>) => this.receive(data)
  }

  private receive(message: ToPlayback): void {
    switch (message.kind) {
      case 'chunk':
        this.sinceCollected += message.samples.length
        return this.queue.push(message.itemId, message.samples)
      case 'end':
        return this.queue.end(message.itemId)
      case 'flush':
        return this.queue.flush(message.flushId)
    }
  }

  private tell(message: FromPlayback): void {
    this.main?.postMessage(message)
    if (message.kind === 'played') this.tellPage(message.state === 'playing')
    else if (message.kind === 'flushed') this.tellPage(false)
  }

  private collect(): void {
    if (this.sinceCollected < collectEverySamples) return
    this.sinceCollected = 0
    gc?.()
  }

  private tellPage(sounding: boolean): void {
    if (sounding === this.sounding) return
    this.sounding = sounding
    if (!sounding) this.collect()
    const message: FromPlaybackNode = { kind: 'sounding', sounding }
    this.port.postMessage(message)
  }
}

registerProcessor(processors.playback, PlaybackProcessor)
