/** The system's keychain, through keytar: loaded on first use, so that a computer without one only lacks this. */
import { AppError } from '../../shared/errors'

/** Entries of one program, by account. Every method may wait for a person who is asked to unlock. */
export interface KeychainEntries {
  /** @throws AppError `credentials.keychain-unavailable`, `credentials.keychain-locked` */
  read(account: string): Promise<string | null>
  write(account: string, value: string): Promise<void>
  /** @returns whether there was one */
  remove(account: string): Promise<boolean>
}

/** The part of keytar that is used: its search for all entries ends the process when one of them stays locked. */
export interface Backend {
  getPassword(service: string, account: string): Promise<string | null>
  setPassword(service: string, account: string, password: string): Promise<void>
  deletePassword(service: string, account: string): Promise<boolean>
}

const parts: Partial<Record<NodeJS.Platform, string>> = {
  linux: 'Secret Service (GNOME Keyring, KWallet, KeePassXC)',
  darwin: 'macOS Keychain',
  win32: 'Windows Credential Manager',
}

/**
 * What libsecret and macOS say when a person declines to unlock, or cannot be asked. An error without a domain of its
 * own, so the words are all there is; macOS says them in the system's language, and then it counts as unavailable.
 */
const lockedWords = /locked|dismissed|cancel|interaction is not allowed|passphrase you entered/i

export function createKeychain(options: {
  /** The name under which the system shows the entries. */
  service: string
  platform: NodeJS.Platform
  load?: () => Promise<Backend>
}): KeychainEntries {
  const { service, platform, load = loadKeytar } = options
  let backend: Promise<Backend> | null = null

  const ask = async <T>(work: (keytar: Backend) => Promise<T>): Promise<T> => {
    const detail = parts[platform] ?? platform
    let keytar: Backend
    try {
      keytar = await (backend ??= load())
    } catch (cause) {
      backend = null
      throw new AppError('credentials.keychain-unavailable', detail, { cause })
    }
    try {
      return await work(keytar)
    } catch (cause) {
      const isLocked = cause instanceof Error && lockedWords.test(cause.message)
      throw new AppError(`credentials.keychain-${isLocked ? 'locked' : 'unavailable'}`, detail, { cause })
    }
  }

  return {
    read: (account) => ask((keytar) => keytar.getPassword(service, account)),
    write: (account, value) => ask((keytar) => keytar.setPassword(service, account, value)),
    remove: (account) => ask((keytar) => keytar.deletePassword(service, account)),
  }
}

/** As CommonJS it may stand under `default`. */
async function loadKeytar(): Promise<Backend> {
  const loaded = (await import('keytar')) as Backend & { default?: Backend }
  return loaded.default ?? loaded
}
