/** Turns what a mind says into sound: sentences through the voice while they are still being thought of, tones as such. */

import type { MindPart } from '../mind/mind'
import type { SpokenPiece, Voice } from '../speech'
import { type Clock, pause } from '../clock'
import { type AsyncQueue, createAsyncQueue } from './async-queue'
import { samplesPerMs } from './heard-text'

const tonePieceSamples = 1000 * samplesPerMs
const tonePieceMs = 20

export type SpokenPart = { kind: 'piece'; piece: SpokenPiece } | { kind: 'call'; name: string; arguments: string }

type Segment =
  | { kind: 'speech'; text: AsyncQueue<string> }
  | { kind: 'tone'; text: string; frequencyHz: number; durationMs: number }
  | { kind: 'call'; name: string; arguments: string }

export async function* speakParts(
  parts: AsyncIterable<MindPart>,
  deps: { voice: () => Promise<Voice>; speed: number; signal: AbortSignal; clock: Clock },
): AsyncGenerator<SpokenPart> {
  const segments = createAsyncQueue<Segment>()
  void sortIntoSegments(parts, segments, deps)
  for await (const segment of segments) {
    if (deps.signal.aborted) return
    if (segment.kind === 'call') yield segment
    else if (segment.kind === 'tone') yield* playTone(segment)
    else {
      const voice = await deps.voice()
      for await (const piece of voice.speak(segment.text, { speed: deps.speed, signal: deps.signal })) {
        yield { kind: 'piece', piece }
      }
    }
  }
}

/** Never rejects: a mind that fails ends the segments with its error. */
async function sortIntoSegments(
  parts: AsyncIterable<MindPart>,
  segments: AsyncQueue<Segment>,
  deps: { signal: AbortSignal; clock: Clock },
): Promise<void> {
  let speech: AsyncQueue<string> | null = null
  const endSpeech = () => {
    speech?.end()
    speech = null
  }
  try {
    for await (const part of parts) {
      if (deps.signal.aborted) break
      if (part.kind === 'say') {
        if (!speech) {
          speech = createAsyncQueue<string>()
          segments.push({ kind: 'speech', text: speech })
        }
        speech.push(part.text)
        continue
      }
      endSpeech()
      if (part.kind === 'wait') await pause(deps.clock, part.ms, deps.signal)
      else if (part.kind === 'tone') segments.push(part)
      else segments.push({ kind: 'call', name: part.name, arguments: JSON.stringify(part.arguments) })
    }
    endSpeech()
    segments.end()
  } catch (error) {
    endSpeech()
    segments.fail(error)
  }
}

/** Faster than it sounds, but not at once: an answer must be there to be cancelled, as one that is spoken is. */
async function* playTone(tone: Extract<Segment, { kind: 'tone' }>): AsyncGenerator<SpokenPart> {
  const samples = toneSamples(tone)
  for (let start = 0; start === 0 || start < samples.length; start += tonePieceSamples) {
    if (start > 0) await new Promise((resolve) => setTimeout(resolve, tonePieceMs))
    const piece = { text: start === 0 ? tone.text : '', samples: samples.subarray(start, start + tonePieceSamples) }
    yield { kind: 'piece', piece }
  }
}

/** A sine at a third of full scale with 5 ms ramps, so that it starts and ends without a click. */
function toneSamples({ frequencyHz, durationMs }: { frequencyHz: number; durationMs: number }): Int16Array {
  const samples = new Int16Array(Math.round(durationMs * samplesPerMs))
  const rampSamples = 5 * samplesPerMs
  for (let index = 0; index < samples.length; index++) {
    const ramp = Math.min(1, index / rampSamples, (samples.length - 1 - index) / rampSamples)
    samples[index] = Math.round(10_900 * ramp * Math.sin((2 * Math.PI * frequencyHz * index) / (samplesPerMs * 1000)))
  }
  return samples
}
