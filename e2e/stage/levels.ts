/** Finds voice and silence in recorded samples, to the sample. */

const fullScale = 32_768

export const toDbfs = (amplitude: number): number => 20 * Math.log10(Math.max(amplitude, 1e-3) / fullScale)
const fromDbfs = (dbfs: number): number => 10 ** (dbfs / 20) * fullScale

/** Level of a stretch, root mean square, in dBFS; exact zeros give about −150. */
export function levelDbfs(samples: Int16Array, from = 0, to = samples.length): number {
  let sum = 0
  for (let i = from; i < to; i++) sum += samples[i]! * samples[i]!
  return toDbfs(to > from ? Math.sqrt(sum / (to - from)) : 0)
}

const frameMs = 10

function frameLevels(samples: Int16Array, frame: number): number[] {
  const count = Math.floor(samples.length / frame)
  return Array.from({ length: count }, (_, i) => levelDbfs(samples, i * frame, (i + 1) * frame))
}

/** The quiet of a recording: the level that a tenth of its 10 ms frames stay below. */
export function noiseDbfs(samples: Int16Array, sampleRateHz: number): number {
  const levels = frameLevels(samples, (sampleRateHz * frameMs) / 1000).sort((a, b) => a - b)
  return levels[Math.floor(levels.length / 10)] ?? -150
}

export interface VoiceOptions {
  sampleRateHz: number
  /** How far above the noise a sample counts as voice. */
  marginDb?: number
  /** Never below this, however quiet the noise is. */
  floorDbfs?: number
}

/** Amplitude above which a sample counts as voice. */
function voiceThreshold(samples: Int16Array, { sampleRateHz, marginDb = 20, floorDbfs = -50 }: VoiceOptions): number {
  return fromDbfs(Math.max(floorDbfs, noiseDbfs(samples, sampleRateHz) + marginDb))
}

export interface Section {
  /** Index of the first voiced sample. */
  first: number
  /** Index of the last voiced sample. */
  last: number
}

/**
 * Stretches of voice, divided by quiet longer than `gapMs`. A single loud sample is a click, no voice: the stretch must
 * hold at least `minVoiceMs` from first to last.
 */
export function voicedSections(
  samples: Int16Array,
  options: VoiceOptions & { gapMs?: number; minVoiceMs?: number },
): Section[] {
  const { sampleRateHz, gapMs = 500, minVoiceMs = 20 } = options
  const threshold = voiceThreshold(samples, options)
  const gap = (gapMs * sampleRateHz) / 1000
  const sections: Section[] = []
  for (let i = 0; i < samples.length; i++) {
    if (Math.abs(samples[i]!) < threshold) continue
    const open = sections.at(-1)
    if (open !== undefined && i - open.last <= gap) open.last = i
    else sections.push({ first: i, last: i })
  }
  return sections.filter(({ first, last }) => last - first >= (minVoiceMs * sampleRateHz) / 1000)
}

/** From the first to the last voiced sample of all, or null if there is no voice. */
export function voicedSection(samples: Int16Array, options: VoiceOptions): Section | null {
  const sections = voicedSections(samples, options)
  const [first] = sections
  const last = sections.at(-1)
  return first && last ? { first: first.first, last: last.last } : null
}
