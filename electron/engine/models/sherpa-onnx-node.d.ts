/** The part of sherpa-onnx-node that Parley uses; the package has no types of its own. */
declare module 'sherpa-onnx-node' {
  interface OfflineStream {
    acceptWaveform(sound: { samples: Float32Array; sampleRate: number }): void
  }

  interface RecognizerConfig {
    featConfig: { sampleRate: number; featureDim: number }
    modelConfig: {
      whisper: { encoder: string; decoder: string; language: string; task: 'transcribe'; tailPaddings: number }
      tokens: string
      numThreads: number
      provider: 'cpu'
      debug: 0 | 1
    }
  }

  interface OfflineRecognizer {
    createStream(): OfflineStream
    setConfig(config: RecognizerConfig): void
    decodeAsync(stream: OfflineStream): Promise<{ text: string; lang: string }>
  }

  interface TtsConfig {
    model: {
      vits: { model: string; tokens: string; dataDir: string }
      numThreads: number
      provider: 'cpu'
      debug: 0 | 1
    }
    maxNumSentences: number
  }

  interface OfflineTts {
    readonly sampleRate: number
    generateAsync(request: {
      text: string
      sid: number
      speed: number
      enableExternalBuffer: boolean
    }): Promise<{ samples: Float32Array; sampleRate: number }>
  }

  const sherpa: {
    OfflineRecognizer: { createAsync(config: RecognizerConfig): Promise<OfflineRecognizer> }
    OfflineTts: { createAsync(config: TtsConfig): Promise<OfflineTts> }
  }
  export type { OfflineRecognizer, OfflineStream, OfflineTts, RecognizerConfig, TtsConfig }
  export default sherpa
}
