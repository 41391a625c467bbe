/**
 * One call to the keychain at a time, each with a limit. A keychain that asks a person to unlock answers only when they
 * do, and meanwhile holds one of the few threads that also resolve names: two such calls at once would be one too many.
 */
import { AppError } from '../../shared/errors'
import type { Clock } from '../realtime/clock'
import type { KeychainEntries } from './keychain'

/** No keychain takes this long by itself: somebody is being asked. */
const askingMs = 1_500
/** Time to find the dialog and the password. */
const limitMs = 120_000

export function createPatientKeychain(
  keychain: KeychainEntries,
  dependencies: {
    clock: Clock
    /** It seems to be asking somebody. */
    onAsking(): void
    /** It answered. One that stays locked may only say that it found nothing. */
    onAnswer(answer: 'done' | 'nothing' | AppError): void
  },
): KeychainEntries {
  const { clock, onAsking, onAnswer } = dependencies
  let last: Promise<unknown> = Promise.resolve()

  const inTurn = <T>(work: () => Promise<T>): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      const stopAsking = clock.after(askingMs, onAsking)
      const stopLimit = clock.after(limitMs, () => reject(new AppError('credentials.keychain-locked')))
      const turn = last.then(work)
      // Also of a call that was given up: the next one still waits for its thread, and its answer tells how things are.
      last = turn.then(
        (value) => {
          stopAsking()
          stopLimit()
          onAnswer(value === null || value === false ? 'nothing' : 'done')
          resolve(value)
        },
        (cause: unknown) => {
          stopAsking()
          stopLimit()
          const fault =
            cause instanceof AppError ? cause : new AppError('credentials.keychain-unavailable', '', { cause })
          onAnswer(fault)
          reject(fault)
        },
      )
    })

  return {
    read: (account) => inTurn(() => keychain.read(account)),
    write: (account, value) => inTurn(() => keychain.write(account, value)),
    remove: (account) => inTurn(() => keychain.remove(account)),
  }
}
