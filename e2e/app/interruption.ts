/** What an interruption is measured by: the melody that is interrupted, when it fell silent, where it was cut. */
import { voicedSections } from '../stage/levels'
import { nowMs, recordingRateHz, type Recording } from '../stage/recording'
import type { Parley } from './parley'
import type { TraceEvent } from './trace-reader'

/** Eight seconds of changing notes: like a voice, and unlike one tone, they leave room for a person's in between. */
export const melody = Array.from({ length: 100 }, (_, index) => ({
  tone: { frequencyHz: 220 + ((index * 137) % 1_100), durationMs: 80, text: 'la ' },
}))

export async function letMelodySound(parley: Parley): Promise<void> {
  await parley.window.getByTestId('composer').fill('Play')
  await parley.window.getByTestId('composer').press('Enter')
  await parley.until('the melody', ({ state }) => state.kind === 'speaking')
}

export interface Heard {
  /** From the first to the last voiced sample, without the holes that a busy machine's sound server tears. */
  lengthMs: number
  /** When the last one sounded, on the clock of `nowMs`. */
  endedAtMs: number
}

const settleMs = 200
/** Between two notes there are two or three milliseconds of nothing; only a hole is longer. */
const holeSamples = (8 * recordingRateHz) / 1000

function missing(samples: Int16Array): number {
  let holes = 0
  let zeros = 0
  for (const sample of samples) {
    if (sample === 0) zeros++
    else {
      if (zeros >= holeSamples) holes += zeros
      zeros = 0
    }
  }
  return holes
}

/** The melody that was in the air since a moment of `nowMs`. */
export async function heardSince(recording: Recording, fromMs: number): Promise<Heard> {
  // What the device still holds sounds now, and the recorder hands it on in pieces.
  const end = recording.sampleAtMs(nowMs() + settleMs)
  while (recording.length() < end) await new Promise((resolve) => setTimeout(resolve, 20))
  const start = recording.sampleAtMs(fromMs)
  // The melody fills the stretch, so that nothing in it tells the noise: the floor alone decides.
  const options = { sampleRateHz: recordingRateHz, floorDbfs: -45, marginDb: -100, gapMs: 400 }
  const { loudspeaker } = recording.read(start)
  const [section] = voicedSections(loudspeaker, options)
  if (!section) throw new Error('nothing was heard')
  return {
    lengthMs:
      ((section.last - section.first - missing(loudspeaker.subarray(section.first, section.last))) * 1000) /
      recordingRateHz,
    endedAtMs: recording.timeOfSampleMs(start + section.last),
  }
}

/** The place that the server was told. */
export function truncatedAtMs(events: readonly TraceEvent[]): number {
  const event = events.find(({ direction, name }) => direction === 'out' && name === 'truncate')
  if (!event?.id) throw new Error('nothing was truncated')
  return Number(event.id.split('@')[1])
}
