/** Cuts marked speech into spans that the recogniser can take, so that the spans before the last stay the same while speech goes on. */
import type { Stretch } from './speech-marker'

const second = 16_000
/** A span ends at the first pause after this much. */
const comfortable = 12 * second
/** The recogniser hears 30 s at once; without a pause a span is cut here. */
const longest = 25 * second
/** Sound kept around each stretch: a voice begins before it is detected, and its last consonant ends after. */
const lead = 0.2 * second
const tail = 0.128 * second

export interface Span {
  /** The same speech has the same key. */
  key: string
  /** What to cut out and join, in order; positions in the 16 kHz stream. */
  parts: Stretch[]
  voicedMs: number
}

export function planSpans(stretches: readonly Stretch[]): Span[] {
  const groups: Stretch[][] = []
  for (const stretch of stretches.flatMap(cutLong)) {
    const group = groups.at(-1)
    const begin = group?.[0]?.start
    if (!group || begin === undefined || group.at(-1)!.end - begin >= comfortable || stretch.end - begin > longest) {
      groups.push([stretch])
    } else group.push(stretch)
  }
  return groups.map((group) => ({
    key: `${group[0]!.start}-${group.at(-1)!.end}`,
    parts: withMargins(group),
    voicedMs: group.reduce((sum, { start, end }) => sum + end - start, 0) / 16,
  }))
}

function cutLong({ start, end }: Stretch): Stretch[] {
  const pieces: Stretch[] = []
  for (let from = start; from < end; from += longest) pieces.push({ start: from, end: Math.min(end, from + longest) })
  return pieces
}

function withMargins(group: Stretch[]): Stretch[] {
  const parts: Stretch[] = []
  for (const { start, end } of group) {
    const last = parts.at(-1)
    if (last && start - lead <= last.end) last.end = end + tail
    else parts.push({ start: start - lead, end: end + tail })
  }
  return parts
}
