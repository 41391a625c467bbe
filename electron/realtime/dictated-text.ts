/** What was dictated, turn by turn in the order of the turns, however their transcripts arrive: REALTIME §3.3. */

export interface DictatedText {
  readonly joined: string
  /** A turn is not written yet. */
  readonly pending: boolean
  begin(itemId: string): void
  /** @param previousItemId null: unknown, or the first */
  place(itemId: string, previousItemId: string | null): void
  add(itemId: string, delta: string): void
  /** @param transcript null: what there is of it stays */
  finish(itemId: string, transcript: string | null): void
  /** Nothing more will come of what is not finished. */
  settle(): void
  /** Forgets the text; what comes of its turns is not taken any more. */
  clear(): void
}

interface Turn {
  itemId: string
  text: string
  done: boolean
}

/** Scripts that are written without spaces between sentences. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\u3000-\u303f\uff00-\uffef]/u

export function createDictatedText(): DictatedText {
  let turns: Turn[] = []
  const cleared = new Set<string>()
  const find = (itemId: string): Turn | undefined => {
    const turn = turns.find((one) => one.itemId === itemId)
    if (turn || cleared.has(itemId)) return turn
    const made = { itemId, text: '', done: false }
    turns.push(made)
    return made
  }

  return {
    get joined() {
      return turns.map(({ text }) => text.trim()).reduce(join, '')
    },
    get pending() {
      return turns.some(({ done }) => !done)
    },
    begin: (itemId) => void find(itemId),
    place(itemId, previousItemId) {
      const turn = find(itemId)
      const previous = turns.find((one) => one.itemId === previousItemId)
      if (!turn || !previous || turn === previous) return
      turns = turns.filter((one) => one !== turn)
      turns.splice(turns.indexOf(previous) + 1, 0, turn)
    },
    add(itemId, delta) {
      const turn = find(itemId)
      if (turn && !turn.done) turn.text += delta
    },
    finish(itemId, transcript) {
      const turn = find(itemId)
      if (!turn) return
      turn.text = transcript ?? turn.text
      turn.done = true
    },
    settle() {
      for (const turn of turns) turn.done = true
    },
    clear() {
      for (const { itemId } of turns) cleared.add(itemId)
      turns = []
    },
  }
}

function join(before: string, next: string): string {
  if (before === '' || next === '') return before + next
  const last = [...before.slice(-2)].at(-1) ?? ''
  return unspaced.test(last) && unspaced.test([...next][0] ?? '') ? before + next : `${before} ${next}`
}
