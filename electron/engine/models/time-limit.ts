/** Native work has no end of its own when a model does not fit; this gives it one. */
import { AppError } from '../../../shared/errors'

/**
 * @param model the model's folder, for the error's detail
 * @throws AppError `engine.model-failed` when the work fails or takes longer than `limitMs`
 */
export async function withTimeLimit<T>(work: Promise<T>, { limitMs, model }: { limitMs: number; model: string }): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new AppError('engine.model-failed', model)), limitMs)
  })
  try {
    return await Promise.race([work, limit])
  } catch (cause) {
    if (cause instanceof AppError) throw cause
    throw new AppError('engine.model-failed', model, { cause })
  } finally {
    clearTimeout(timer)
  }
}
