/** Probability of a voice in each 32 ms of sound, by Silero; one shared model, one memory per listener. */
import type { InferenceSession, Tensor, TypedTensor } from 'onnxruntime-common'

/** 32 ms at 16 kHz, the only length the model takes. */
export const windowSamples = 512
/** The model wants the end of the window before, too. */
const contextSamples = 64
const stateShape = [2, 1, 128]

export type VoiceActivity = (window: Float32Array) => Promise<number>
type CreateTensor = (data: Float32Array | BigInt64Array, shape: number[]) => Tensor

/** @returns a function that takes windows in order, each after the one before has been answered */
export function createVoiceActivity({
  session,
  tensor,
}: {
  session: InferenceSession
  tensor: CreateTensor
}): VoiceActivity {
  const input = new Float32Array(contextSamples + windowSamples)
  const sampleRate = tensor(BigInt64Array.from([16_000n]), [])
  let state = tensor(new Float32Array(256), stateShape)

  return async (window) => {
    input.copyWithin(0, windowSamples)
    input.set(window, contextSamples)
    const output = await session.run({ input: tensor(input, [1, input.length]), state, sr: sampleRate })
    state = output['stateN']!
    return (output['output'] as TypedTensor<'float32'>).data[0]!
  }
}
