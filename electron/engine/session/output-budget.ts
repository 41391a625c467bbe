/** What a response may still give under its output limit; each item is counted as a whole, as it will later be read. */

import type { Usage } from '../protocol/fact'
import { lettersPerToken, spokenSamplesPerToken, spokenTokens, textTokens } from './usage'

export interface OutputBudget {
  /** Something had to be left out. */
  readonly isFull: boolean
  readonly spent: Usage['output']
  /** Whether anything more can be given; where not, something is left out by asking. */
  hasRoom(): boolean
  /** What comes next belongs to another item. */
  nextItem(): void
  /** @returns as much of it as may be given, from its start */
  takeText(text: string): string
  takeSound(samples: Int16Array): Int16Array
}

export function createOutputBudget(limitTokens: number | 'inf'): OutputBudget {
  const limit = limitTokens === 'inf' ? Infinity : limitTokens
  let earlier: Usage['output'] = { textTokens: 0, audioTokens: 0 }
  let text = ''
  let sampleCount = 0
  let isFull = false

  const spent = (): Usage['output'] => ({
    textTokens: earlier.textTokens + textTokens(text),
    audioTokens: earlier.audioTokens + spokenTokens(sampleCount),
  })
  /** Tokens that this item may have of one kind, when it has so many of the other. */
  const limitBeside = (otherTokens: number) => limit - earlier.textTokens - earlier.audioTokens - otherTokens

  return {
    get isFull() {
      return isFull
    },
    get spent() {
      return spent()
    },
    hasRoom() {
      const { textTokens: written, audioTokens: spoken } = spent()
      if (written + spoken >= limit) isFull = true
      return !isFull
    },
    nextItem() {
      earlier = spent()
      text = ''
      sampleCount = 0
    },
    takeText(more) {
      const room = limitBeside(spokenTokens(sampleCount)) * lettersPerToken - text.length
      const taken = more.length <= room ? more : wholeLetters(more.slice(0, Math.max(0, room)))
      if (taken !== more) isFull = true
      text += taken
      return taken
    },
    takeSound(samples) {
      const room = limitBeside(textTokens(text)) * spokenSamplesPerToken - sampleCount
      const taken = samples.length <= room ? samples : samples.subarray(0, Math.max(0, room))
      if (taken !== samples) isFull = true
      sampleCount += taken.length
      return taken
    },
  }
}

/** Without the half of a letter that takes two. */
function wholeLetters(text: string): string {
  return /[\ud800-\udbff]$/.test(text) ? text.slice(0, -1) : text
}
