/** Turns whatever was thrown into an error that has a sentence. */
import { AppError, errorCodes, type ErrorCode, type SafeError } from '../../shared/errors'

export const isErrorCode = (code: string): code is ErrorCode => (errorCodes as readonly string[]).includes(code)

export function toSafeError(thrown: unknown): SafeError {
  if (thrown instanceof AppError && isErrorCode(thrown.code)) return thrown.toSafe()
  return { code: 'ipc.failed', detail: '' }
}
