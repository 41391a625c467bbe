/** How the text of an answer lies on its sound, so that what was heard can be told from what was not. */

export interface HeardText {
  addText(characters: number): void
  addSound(samples: number): void
  /** No more text or sound will come. */
  end(): void
  /** @returns how many of the characters have been heard once this many samples have */
  charactersAt(samples: number): number
}

/** Text is taken to be spoken by the sound that arrives after it; stretches without sound join the next one. */
export function createHeardText(): HeardText {
  const marks: { samples: number; characters: number }[] = []
  let samples = 0
  let characters = 0
  let ended = false

  return {
    addText(count) {
      const last = marks.at(-1)
      if (!last || last.samples !== samples) marks.push({ samples, characters })
      characters += count
    },
    addSound(count) {
      samples += count
    },
    end() {
      ended = true
    },
    charactersAt(position) {
      if (position >= samples) return ended || samples > 0 ? characters : 0
      let from = { samples: 0, characters: 0 }
      let to = { samples, characters }
      for (const mark of marks) {
        if (mark.samples <= position) from = mark
        else {
          to = mark
          break
        }
      }
      const length = to.samples - from.samples
      if (length <= 0) return from.characters
      const share = Math.max(0, position - from.samples) / length
      return Math.floor(from.characters + share * (to.characters - from.characters))
    },
  }
}
