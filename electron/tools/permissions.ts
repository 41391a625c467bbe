/** Which folders tools may look into: those the person chose for always, and those allowed for this conversation. */
import type { Approval, ApprovalChoice } from '../../shared/conversation'
import { ToolFailure } from './definition'
import { isInside, realFolder } from './places'

export type FolderQuestion = Omit<Approval, 'id' | 'goesTo'>

export interface FolderPermissions {
  /** The folders allowed now that exist, without links, none inside another, the one used last first. */
  roots(): Promise<string[]>
  /**
   * Makes sure that a folder may be looked into, by asking where needed.
   * @param question its folder without links
   * @returns the folder, or the other one that the person chose instead
   * @throws ToolFailure `denied`
   */
  request(question: FolderQuestion, signal: AbortSignal): Promise<string>
  /** The person said something new: what was denied may be asked for again. */
  beginTurn(): void
  /** A new conversation: only what was allowed for always remains. */
  forget(): void
}

interface Pending {
  answer: Promise<string | null>
  controller: AbortController
  waiting: number
}

/** A model that tries again at once after a refusal is still in the same turn. */
const sameTurnMs = 10_000

export function createFolderPermissions(dependencies: {
  always(): readonly string[]
  remember(folder: string): void
  ask(question: FolderQuestion, signal: AbortSignal): Promise<ApprovalChoice>
  /** @returns null when the person chose none */
  chooseFolder(suggestion: string): Promise<string | null>
  now?: () => number
}): FolderPermissions {
  const { now = Date.now } = dependencies
  const once = new Set<string>()
  const deniedAtMs = new Map<string, number>()
  const pending = new Map<string, Pending>()
  let lastUsed = ''
  /** Questions are asked one after the other: the answer to one may settle the next. */
  let line: Promise<unknown> = Promise.resolve()
  /** Answers to questions of a conversation that is over allow nothing. */
  let conversation = 0

  const roots = async (): Promise<string[]> => {
    const all = await Promise.all([...dependencies.always(), ...once].map(realFolder))
    const real = [...new Set(all.filter((folder) => folder !== null))]
    const outermost = real.filter((folder) => !real.some((other) => other !== folder && isInside(other, folder)))
    if (lastUsed === '') return outermost
    return outermost.sort((a, b) => Number(isInside(b, lastUsed)) - Number(isInside(a, lastUsed)))
  }
  const covers = async (folder: string): Promise<boolean> => (await roots()).some((root) => isInside(root, folder))
  const isDenied = (folder: string): boolean => now() - (deniedAtMs.get(folder) ?? -Infinity) < sameTurnMs

  const settle = async (question: FolderQuestion, signal: AbortSignal): Promise<string | null> => {
    const { folder } = question
    if (await covers(folder)) return folder
    if (signal.aborted || isDenied(folder)) return null
    const own = conversation
    const choice = await dependencies.ask(question, signal)
    if (signal.aborted || own !== conversation) return null
    if (choice === 'deny') {
      deniedAtMs.set(folder, now())
      return null
    }
    const chosen = choice === 'other-folder' ? await dependencies.chooseFolder(folder) : folder
    const granted = chosen === null ? null : await realFolder(chosen)
    if (granted === null || own !== conversation) return null
    if (choice === 'always') dependencies.remember(granted)
    else once.add(granted)
    deniedAtMs.delete(granted)
    return granted
  }

  const question = (asked: FolderQuestion): Pending => {
    const controller = new AbortController()
    const answer = line.then(() => settle(asked, controller.signal))
    line = answer.catch(() => undefined)
    const entry: Pending = { answer, controller, waiting: 0 }
    pending.set(asked.folder, entry)
    const done = (): void => {
      if (pending.get(asked.folder) === entry) pending.delete(asked.folder)
    }
    answer.then(done, done)
    return entry
  }

  return {
    roots,
    async request(asked, signal) {
      const { folder } = asked
      if (await covers(folder)) {
        lastUsed = folder
        return folder
      }
      if (signal.aborted) throw new ToolFailure('denied', 'The person stopped it.')
      const entry = pending.get(folder) ?? question(asked)
      entry.waiting++
      // The question goes away only when nobody waits for its answer any more.
      const leave = (): void => {
        entry.waiting--
        if (entry.waiting > 0) return
        if (pending.get(folder) === entry) pending.delete(folder)
        entry.controller.abort()
      }
      signal.addEventListener('abort', leave, { once: true })
      const granted = await entry.answer.finally(() => signal.removeEventListener('abort', leave))
      if (granted === null || signal.aborted) {
        throw new ToolFailure('denied', 'The person did not allow access to this folder.')
      }
      lastUsed = granted
      return granted
    },
    beginTurn: () => deniedAtMs.clear(),
    forget() {
      conversation++
      once.clear()
      deniedAtMs.clear()
      lastUsed = ''
    },
  }
}
