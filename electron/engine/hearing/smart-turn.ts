/** Whether somebody has finished speaking, judged from the sound of the last 8 s by Smart Turn. */
import type { InferenceSession, Tensor, TypedTensor } from 'onnxruntime-common'
import { bands, createLogMel, frames } from './log-mel'

/** @returns the probability that the turn is over; `sound` is 16 kHz and ends now */
export type SmartTurn = (sound: Float32Array) => Promise<number>

export function createSmartTurn({
  session,
  tensor,
}: {
  session: InferenceSession
  tensor: (data: Float32Array, shape: number[]) => Tensor
}): SmartTurn {
  const logMel = createLogMel()
  return async (sound) => {
    const output = await session.run({ input_features: tensor(logMel(sound), [1, bands, frames]) })
    return (output['logits'] as TypedTensor<'float32'>).data[0]!
  }
}
