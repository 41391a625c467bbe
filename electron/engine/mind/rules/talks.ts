/** What was understood of a conversation, kept until it goes on: of all that was said before, only what is new is read. */
import type { MindTurn } from '../mind'
import type { Context } from './ability'

interface Talk {
  key: string
  readAt: Date
  turns: readonly string[]
  /** What was known before each turn, and after the last. */
  contexts: readonly Context[]
}

/** As many as may be held at once, with their asides. */
const keptTalks = 8
/** What was read earlier than this is read anew: "tomorrow" may be another day. */
const freshMs = 10 * 60_000

/**
 * @param step what is known after a turn, from what was known before it
 * @param mostTurns of those that are new no more are read: the rest is too long ago
 */
export function createTalks(step: (turn: MindTurn, context: Context) => Context, mostTurns: number) {
  let talks: readonly Talk[] = []

  /**
   * @param start what is known before the first turn
   * @param key the same where the same turns are understood in the same way
   * @returns what is known after the turns
   */
  return (turns: readonly MindTurn[], start: Context, key: string): Context => {
    const written = turns.map((turn) => JSON.stringify(turn))
    const isOurs = (talk: Talk): boolean => {
      const ageMs = start.now.getTime() - talk.readAt.getTime()
      return talk.key === key && ageMs >= 0 && ageMs <= freshMs
    }
    const { known, shared } = longest(talks.filter(isOurs), written)
    const unread = Math.max(shared, turns.length - mostTurns)
    const goesOn = known !== null && unread === shared
    const contexts = goesOn ? known.contexts.slice(0, shared + 1) : new Array<Context>(unread + 1).fill(start)
    for (const turn of turns.slice(unread)) contexts.push(step(turn, { ...contexts.at(-1)!, now: start.now }))
    const others = talks.filter((talk) => talk !== known || shared < talk.turns.length)
    talks = [{ key, readAt: goesOn ? known.readAt : start.now, turns: written, contexts }, ...others].slice(
      0,
      keptTalks,
    )
    return contexts.at(-1)!
  }
}

/** @returns the talk that begins with most of these turns, and how many */
function longest(talks: readonly Talk[], turns: readonly string[]): { known: Talk | null; shared: number } {
  let best: { known: Talk | null; shared: number } = { known: null, shared: 0 }
  for (const talk of talks) {
    const differs = turns.findIndex((turn, index) => turn !== talk.turns[index])
    const shared = differs < 0 ? turns.length : differs
    if (shared > best.shared) best = { known: talk, shared }
  }
  return best
}
