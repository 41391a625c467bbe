/** A tone without an end: cut into pieces of 100 ms it goes on without a seam, so that any gap in it was made on the way. */
import { sampleRateHz } from '../../shared/audio'
import { voicedSections } from '../stage/levels'
import { recordingRateHz } from '../stage/recording'

export const deltaMs = 100
/** A whole number of periods fits into a piece. */
const toneHz = 440
/** A tone crosses zero for microseconds; the shortest silence that playback inserts is several times longer. */
const shortestGapMs = 2

/** @param amplitude of 32 768 */
export function toneDelta(amplitude = 8_000): string {
  const samples = Int16Array.from({ length: (deltaMs * sampleRateHz) / 1000 }, (_, at) =>
    Math.round(amplitude * Math.sin((2 * Math.PI * toneHz * at) / sampleRateHz)),
  )
  return Buffer.from(samples.buffer).toString('base64')
}

export interface HeardTone {
  /** Index of its first and of its last sample. */
  first: number
  last: number
  /** Silences between the two. */
  gapsMs: number[]
}

/** The tone in a recording of the loudspeaker, at the recording's rate, or null when there is only silence. */
export function hearTone(samples: Int16Array): HeardTone | null {
  // The tone may fill the recording, so that nothing in it tells the noise: the floor alone decides.
  const options = { sampleRateHz: recordingRateHz, floorDbfs: -50, marginDb: -100, minVoiceMs: 0 }
  const sections = voicedSections(samples, { ...options, gapMs: shortestGapMs })
  const [first] = sections
  const last = sections.at(-1)
  if (!first || !last) return null
  const gapsMs = sections
    .slice(1)
    .map((section, index) => ((section.first - sections[index]!.last) * 1000) / recordingRateHz)
  return { first: first.first, last: last.last, gapsMs }
}
