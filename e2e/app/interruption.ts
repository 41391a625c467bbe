/** What an interruption is measured by: the melody that is interrupted, when it fell silent, where it was cut. */
import { findPieces } from '../stage/alignment'
import { voicedSections } from '../stage/levels'
import { nowMs, recordingRateHz, type Recording } from '../stage/recording'
import type { Parley } from './parley'
import type { TraceEvent } from './trace-reader'

/**
 * Eight seconds of changing notes: like a voice, and unlike one tone, they leave room for a person's in between. The
 * square lets no two places sound alike, so that the last notes tell where it ended.
 */
export const melody = Array.from({ length: 100 }, (_, index) => ({
  tone: { frequencyHz: 220 + ((index * index * 137) % 1_100), durationMs: 80, text: 'la ' },
}))

export async function letMelodySound(parley: Parley): Promise<void> {
  await parley.window.getByTestId('composer').fill('Play')
  await parley.window.getByTestId('composer').press('Enter')
  await parley.until('the melody', ({ state }) => state.kind === 'speaking')
}

/** The melody as the engine makes it, but for the ramps of its notes. */
const melodySamples = Int16Array.from(
  melody.flatMap(({ tone: { frequencyHz, durationMs } }) =>
    Array.from({ length: (durationMs * recordingRateHz) / 1000 }, (_, index) =>
      Math.round(10_000 * Math.sin((2 * Math.PI * frequencyHz * index) / recordingRateHz)),
    ),
  ),
)

export interface Heard {
  /** Where in the melody it fell silent, whatever a busy machine tore out of it before. */
  untilMs: number
  /** When the last sample sounded, on the clock of `nowMs`. */
  endedAtMs: number
}

const settleMs = 200
/** Longer than two notes. */
const placeSamples = (200 * recordingRateHz) / 1000

/** What the device still holds sounds now, and the recorder hands it on in pieces: resolves when it has all. */
export async function settled(recording: Recording): Promise<void> {
  const end = recording.sampleAtMs(nowMs() + settleMs)
  while (recording.length() < end) await new Promise((resolve) => setTimeout(resolve, 20))
}

/** The melody that was in the air since a moment of `nowMs`. */
export async function heardSince(recording: Recording, fromMs: number): Promise<Heard> {
  await settled(recording)
  const start = recording.sampleAtMs(fromMs)
  // The melody fills the stretch, so that nothing in it tells the noise: the floor alone decides.
  const options = { sampleRateHz: recordingRateHz, floorDbfs: -45, marginDb: -100, gapMs: 400 }
  const { loudspeaker } = recording.read(start)
  const [section] = voicedSections(loudspeaker, options)
  if (!section) throw new Error('nothing was heard')
  const last = loudspeaker.subarray(Math.max(section.first, section.last - placeSamples), section.last)
  const [place] = findPieces(last, melodySamples, last.length)
  if (!place) throw new Error('no note was heard')
  return {
    untilMs: ((place.foundAt + last.length) * 1000) / recordingRateHz,
    endedAtMs: recording.timeOfSampleMs(start + section.last),
  }
}

/** The place that the server was told. */
export function truncatedAtMs(events: readonly TraceEvent[]): number {
  const event = events.find(({ direction, name }) => direction === 'out' && name === 'truncate')
  if (!event?.id) throw new Error('nothing was truncated')
  return Number(event.id.split('@')[1])
}
