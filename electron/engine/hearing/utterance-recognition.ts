/** Recognises the speech of one turn ahead of its end and keeps each finished part until the turn takes it or it proves wrong. */
import type { Recognition } from '../speech'
import type { Recogniser } from './recogniser'
import type { QueuedWork } from './recognition-queue'
import { planSpans } from './spans'
import type { Span } from './spans'
import type { Stretch } from './speech-marker'

export interface UtteranceRecognition {
  /**
   * Begins work on the speech so far, unless it is already under way.
   * @param mayEndTurn whether a pause can end the turn
   * @returns what it is if nothing more comes
   */
  guess(stretches: readonly Stretch[], mayEndTurn: boolean): Promise<Recognition>
  /** The speech of the turn is complete: what was guessed rightly is reused. Starts afresh for the next turn. */
  take(stretches: readonly Stretch[]): Promise<Recognition>
  /** Speech goes on: the guess about its last span is wrong. */
  resume(): void
  /** All of it is forgotten. */
  forget(): void
}

/** @param options.cut the 16 kHz sound between two positions. @param options.language that the client names now */
export function createUtteranceRecognition({
  recogniser,
  cut,
  language,
}: {
  recogniser: Recogniser
  cut: (part: Stretch) => Float32Array
  language: () => string | null
}): UtteranceRecognition {
  let jobs = new Map<string, QueuedWork<Recognition>>()

  function plan(stretches: readonly Stretch[], mayEndTurn: boolean): Span[] {
    const spans = planSpans(stretches)
    const next = new Map<string, QueuedWork<Recognition>>()
    for (const span of spans) next.set(span.key, jobs.get(span.key) ?? start(span, mayEndTurn))
    for (const [key, job] of jobs) if (!next.has(key)) job.cancel()
    jobs = next
    return spans
  }

  function start(span: Span, mayEndTurn: boolean): QueuedWork<Recognition> {
    // Cut now: the buffer may have moved on when the work begins.
    const sound = join(span.parts.map(cut))
    return recogniser.recognise(() => sound, { voicedMs: span.voicedMs, mayEndTurn, language: language() })
  }

  return {
    guess(stretches, mayEndTurn) {
      const spans = plan(stretches, mayEndTurn)
      return combine(spans, jobs)
    },
    async take(stretches) {
      const spans = plan(stretches, false)
      const taken = jobs
      jobs = new Map()
      for (const job of taken.values()) job.confirm()
      return combine(spans, taken)
    },
    resume() {
      const last = [...jobs.keys()].at(-1)
      if (last === undefined) return
      jobs.get(last)?.cancel()
      jobs.delete(last)
    },
    forget() {
      for (const job of jobs.values()) job.cancel()
      jobs = new Map()
    },
  }
}

async function combine(
  spans: readonly Span[],
  jobs: ReadonlyMap<string, QueuedWork<Recognition>>,
): Promise<Recognition> {
  const results = await Promise.all([...jobs.values()].map((job) => job.result))
  const main = spans.reduce((best, span, i) => (span.voicedMs > (spans[best]?.voicedMs ?? 0) ? i : best), 0)
  const text = results
    .map((result) => result.text)
    .filter((part) => part !== '')
    .join(' ')
  return { text, language: results[main]?.language ?? null }
}

/** Silence in front, 16 kHz: Whisper misses or doubles the first word when it begins at once. */
const silenceSamples = 3_200

function join(parts: Float32Array[]): Float32Array {
  const sound = new Float32Array(silenceSamples + parts.reduce((sum, part) => sum + part.length, 0))
  let offset = silenceSamples
  for (const part of parts) {
    sound.set(part, offset)
    offset += part.length
  }
  return sound
}
