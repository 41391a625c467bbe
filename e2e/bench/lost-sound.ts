/** How much of the beginning of speech is missing from what was sent of it, told by correlation. */
import { recordingRateHz } from '../stage/recording'
import { voicedSection } from '../stage/levels'

const samplesPerMs = recordingRateHz / 1000
const templateSamples = 400 * samplesPerMs
const windowSamples = 20 * samplesPerMs
/** What the browser's processing may shift within one window against another. */
const slackSamples = samplesPerMs
/** As alike two stretches are when one was made of the other; noise that came in between is no sound of it. */
const alike = 0.5

function correlation(a: Int16Array, from: number, b: Int16Array, start: number, length: number): number {
  let product = 0
  let powerA = 0
  let powerB = 0
  for (let i = 0; i < length; i++) {
    const x = a[from + i] ?? 0
    const y = b[start + i] ?? 0
    product += x * y
    powerA += x * x
    powerB += y * y
  }
  return powerA === 0 || powerB === 0 ? 0 : product / Math.sqrt(powerA * powerB)
}

function loudest(samples: Int16Array, length: number): number {
  let power = 0
  let most = -1
  let at = 0
  for (let i = 0; i < samples.length; i++) {
    power += samples[i]! ** 2
    if (i >= length) power -= samples[i - length]! ** 2
    if (i < length - 1 || power <= most) continue
    most = power
    at = i - length + 1
  }
  return at
}

/** A mean of each few samples: enough to find the place roughly. */
const coarseness = 4
const coarse = (samples: Int16Array): Int16Array =>
  Int16Array.from({ length: Math.floor(samples.length / coarseness) }, (_, i) => {
    let sum = 0
    for (let k = 0; k < coarseness; k++) sum += samples[i * coarseness + k]!
    return sum / coarseness
  })

/** @returns where between two places a stretch of one fits best into the other, and how well */
function bestPlace(
  sent: Int16Array,
  from: number,
  length: number,
  played: Int16Array,
  range: { first: number; last: number },
): { start: number; likeness: number } {
  let best = { start: range.first, likeness: 0 }
  for (let start = range.first; start <= range.last; start++) {
    const likeness = correlation(sent, from, played, start, length)
    if (likeness > best.likeness) best = { start, likeness }
  }
  return best
}

/**
 * Where the first sample of `sent` lies in `played`; negative when before its beginning.
 * @throws Error when the one is not found in the other
 */
export function placeIn(played: Int16Array, sent: Int16Array): number {
  const length = Math.min(templateSamples, sent.length)
  const from = loudest(sent, length)
  const rough = coarse(sent.subarray(from, from + length))
  const whole = coarse(played)
  const found = bestPlace(rough, 0, rough.length, whole, { first: 0, last: whole.length - rough.length })
  const near = found.start * coarseness
  const { start, likeness } = bestPlace(sent, from, length, played, {
    first: Math.max(0, near - coarseness),
    last: near + coarseness,
  })
  if (likeness < alike) throw new Error('what was sent is not what was played')
  return start - from
}

export interface Beginning {
  /** From the first voiced sample that was played to the first that was sent. */
  lostMs: number
  /** How long before the first voiced sample the sound that was sent begins; negative: after. */
  aheadMs: number
}

/**
 * @param played what went into the microphone, the speech whole
 * @param sent what reached the server; both at the recording's rate
 */
export function compareBeginning(played: Int16Array, sent: Int16Array): Beginning {
  const voice = voicedSection(played, { sampleRateHz: recordingRateHz })
  if (!voice) throw new Error('nothing was played')
  const place = placeIn(played, sent)
  const aheadMs = (voice.first - place) / samplesPerMs
  for (let at = voice.first; at < voice.last; at += samplesPerMs)
    for (let slack = -slackSamples; slack <= slackSamples; slack++) {
      const from = at - place + slack
      if (from < 0) continue
      if (correlation(played, at, sent, from, windowSamples) < alike) continue
      return { lostMs: (at - voice.first) / samplesPerMs, aheadMs }
    }
  throw new Error('nothing of what was played was sent')
}
