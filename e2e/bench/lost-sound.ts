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

/**
 * Where the first sample of `sent` lies in `played`; negative when before its beginning.
 * @throws Error when the one is not found in the other
 */
export function placeIn(played: Int16Array, sent: Int16Array): number {
  const length = Math.min(templateSamples, sent.length)
  const from = loudest(sent, length)
  let best = 0
  let place = 0
  for (let start = 0; start + length <= played.length; start++) {
    const found = correlation(sent, from, played, start, length)
    if (found <= best) continue
    best = found
    place = start - from
  }
  if (best < alike) throw new Error('what was sent is not what was played')
  return place
}

/**
 * Milliseconds from the first voiced sample that was played to the first that was sent.
 * @param played what went into the microphone, the speech whole
 * @param sent what reached the server; both at the recording's rate
 */
export function lostBeginningMs(played: Int16Array, sent: Int16Array): number {
  const voice = voicedSection(played, { sampleRateHz: recordingRateHz })
  if (!voice) throw new Error('nothing was played')
  const place = placeIn(played, sent)
  for (let at = voice.first; at < voice.last; at += samplesPerMs)
    for (let slack = -slackSamples; slack <= slackSamples; slack++) {
      const from = at - place + slack
      if (from < 0) continue
      if (correlation(played, at, sent, from, windowSamples) >= alike) return (at - voice.first) / samplesPerMs
    }
  throw new Error('nothing of what was played was sent')
}
