/** The talk key from whatever hand is on it: one press, one release, and nothing in between. */

export interface TalkKey {
  down(by: 'pointer' | 'space'): void
  /** Ends the press if it was made by the same hand. */
  up(by: 'pointer' | 'space'): void
  /** Whatever holds it lets go: the window lost the keyboard. */
  letGo(): void
  readonly heldBy: 'pointer' | 'space' | null
}

export function createTalkKey(actions: { press(): void; release(): void }): TalkKey {
  let heldBy: 'pointer' | 'space' | null = null
  const letGo = (): void => {
    if (!heldBy) return
    heldBy = null
    actions.release()
  }
  return {
    down(by) {
      if (heldBy) return
      heldBy = by
      actions.press()
    },
    up(by) {
      if (heldBy === by) letGo()
    },
    letGo,
    get heldBy() {
      return heldBy
    },
  }
}
