/** The microphone's processor: frames go straight to main's port, the page only learns of the first real sample. */
import { CaptureFramer } from './capture-framer'
import { processors, type FromCaptureNode, type ToCaptureNode } from './worklet-messages'

class CaptureProcessor extends AudioWorkletProcessor {
  private main: MessagePort | null = null
  private connection = 0
  private readonly framer = new CaptureFramer(
    {
      onFirstSample: () => this.tellPage({ kind: 'first-sample', connection: this.connection }),
      onDeaf: (isDeaf) => this.tellPage({ kind: 'deaf', connection: this.connection, isDeaf }),
      onFrame: (message) => this.main?.postMessage(message),
    },
    // A worklet has neither `performance` nor another clock that main could read.
    () => Date.now(),
  )

  constructor() {
    super()
    this.port.onmessage = ({ data }: MessageEvent<ToCaptureNode>) => this.receive(data)
  }

  override process(inputs: Float32Array[][]): boolean {
    const channel = inputs[0]?.[0]
    if (channel) this.framer.push(channel, inputs[1]?.[0])
    else this.framer.disconnect()
    return true
  }

  private tellPage(message: FromCaptureNode): void {
    this.port.postMessage(message)
  }

  private receive(message: ToCaptureNode): void {
    if (message.kind === 'port') {
      this.main?.close()
      this.main = message.port
      return
    }
    if (message.kind === 'gate') return this.framer.gate(message.isOpen)
    this.connection = message.connection
    this.framer.disconnect()
  }
}

registerProcessor(processors.capture, CaptureProcessor)
