/** Whether the microphone is set too loud or too soft, told by what it brings while somebody speaks. */
export type InputHint = 'too-loud' | 'too-quiet' | null

/** A sample at the end of the scale is cut off. */
const clipped = 32_700
/** So many frames with cut samples in the last ones make it audible. */
const clippedFrames = 3
const rememberedFrames = 100
/** Speech is at −20 to −30 dBFS; at −46 the recogniser begins to guess. */
const softRms = 0.005
/** That much longer than a word: 1.5 s of frames above the room. */
const spokenFrames = 75
const roomRms = 0.001

export interface InputQuality {
  readonly hint: InputHint
  /**
   * @param level rms of the frame, 0 to 1
   * @returns whether the hint has changed
   */
  frame(samples: Int16Array, level: number): boolean
  reset(): void
}

export function createInputQuality(): InputQuality {
  let hint: InputHint = null
  let cut: boolean[] = []
  let spoken = 0
  let loudest = 0

  const judge = (): InputHint => {
    if (cut.filter(Boolean).length >= clippedFrames) return 'too-loud'
    if (loudest >= softRms) return null
    return spoken >= spokenFrames ? 'too-quiet' : hint === 'too-loud' ? null : hint
  }
  return {
    get hint() {
      return hint
    },
    frame(samples, level) {
      cut.push(samples.some((sample) => Math.abs(sample) >= clipped))
      if (cut.length > rememberedFrames) cut.shift()
      if (level > roomRms) spoken++
      // The loudest of the last while: what was said long ago says nothing of how the device is set now.
      loudest = Math.max(level, loudest * 0.995)
      if (level >= softRms) spoken = 0
      const next = judge()
      if (next === hint) return false
      hint = next
      return true
    },
    reset() {
      hint = null
      cut = []
      spoken = 0
      loudest = 0
    },
  }
}
