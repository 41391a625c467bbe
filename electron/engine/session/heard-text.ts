/** How the text of an answer lies on its sound, so that a truncation keeps only the words that were heard. */

import type { OutputAudio } from '../protocol/item'

export const samplesPerMs = 24

export function durationMs(sampleCount: number): number {
  return Math.floor(sampleCount / samplesPerMs)
}

/**
 * The words heard when the sound stopped at `audioEndMs`. Within a sentence text is taken to run evenly with its
 * sound; a word that was cut is left out.
 */
export function heardText(audio: Pick<OutputAudio, 'marks' | 'sampleCount'>, audioEndMs: number): string {
  const endSample = audioEndMs * samplesPerMs
  let heard = ''
  audio.marks.forEach((mark, index) => {
    const next = audio.marks[index + 1]?.startSample ?? audio.sampleCount
    if (mark.startSample >= endSample) return
    heard +=
      endSample >= next ? mark.text : wholeWords(mark.text, (endSample - mark.startSample) / (next - mark.startSample))
  })
  return heard.trimEnd()
}

function wholeWords(text: string, share: number): string {
  const end = Math.floor(text.length * share)
  if (end >= text.length || /\s/.test(text[end] ?? '')) return text.slice(0, end)
  const lastSpace = text.slice(0, end).search(/\s\S*$/)
  return lastSpace < 0 ? '' : text.slice(0, lastSpace)
}

/** Cuts the sound itself after so many samples. */
export function cutChunks(chunks: readonly Int16Array[], sampleCount: number): Int16Array[] {
  const kept: Int16Array[] = []
  let left = sampleCount
  for (const chunk of chunks) {
    if (left <= 0) break
    kept.push(chunk.length <= left ? chunk : chunk.slice(0, left))
    left -= chunk.length
  }
  return kept
}
