/** A keychain in memory that can be locked, be absent, or die in the middle of something, as the real ones do. */
import type { Backend } from './keychain'

export interface FakeKeychain extends Backend {
  readonly entries: Map<string, string>
  /** What becomes of a call: `locked` finds nothing and writes nothing, as libsecret when one declines to unlock. */
  mode: 'open' | 'locked' | 'absent' | 'asking'
  /** How many more writes and removals it does before it is cut off. */
  changesLeft: number
  /** How many calls it had to do with at the same time. */
  readonly mostAtOnce: number
  /** The person types the password, or closes the dialog. */
  answer(unlocks: boolean): void
}

export function createFakeKeychain(): FakeKeychain {
  const entries = new Map<string, string>()
  let answers: (() => void)[] = []
  let atOnce = 0
  let mostAtOnce = 0
  const fake: FakeKeychain = {
    entries,
    mode: 'open',
    changesLeft: Infinity,
    get mostAtOnce() {
      return mostAtOnce
    },
    answer(unlocks) {
      fake.mode = unlocks ? 'open' : 'locked'
      for (const go of answers.splice(0)) go()
    },
    async getPassword(_service, account) {
      await wait()
      return fake.mode === 'locked' ? null : (entries.get(account) ?? null)
    },
    async setPassword(_service, account, password) {
      await wait()
      if (fake.mode === 'locked') throw new Error('Cannot create an item in a locked collection')
      if (Buffer.byteLength(password) > 2_560 || password.length * 2 > 2_560)
        throw new Error('The stub received bad data.')
      spend()
      entries.set(account, password)
    },
    async deletePassword(_service, account) {
      await wait()
      if (fake.mode === 'locked') return false
      spend()
      return entries.delete(account)
    },
  }
  const wait = async (): Promise<void> => {
    mostAtOnce = Math.max(mostAtOnce, ++atOnce)
    try {
      await pass()
    } finally {
      atOnce--
    }
  }
  const pass = async (): Promise<void> => {
    if (fake.mode === 'absent') throw new Error('Could not connect: No such file or directory')
    if (fake.mode === 'asking') await new Promise<void>((go) => (answers = [...answers, go]))
  }
  const spend = (): void => {
    if (fake.changesLeft-- <= 0) throw new Error('cut off')
  }
  return fake
}
