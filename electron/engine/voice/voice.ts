/** Speaks a text while it is being written: sentence by sentence, each in pieces, the next made while the one before is heard. */
import type { SpokenPiece, Voice } from '../speech'
import { createSentenceCutter } from './sentences'
import { speakable } from './speakable'

/** Short at first, so that the answer starts at once; longer later. At 24 kHz. */
const firstPieceSamples = 2_400
const pieceSamples = 4_800

/** @returns 24 kHz sound of one sentence, trimmed */
export type Synthesise = (text: string, options: { speed: number; signal: AbortSignal }) => Promise<Int16Array>

/** A sentence made before it was asked for. */
interface PreparedSentence {
  words: string
  speed: number
  samples: Promise<Int16Array | null>
}

interface SpokenSentence {
  text: string
  samples: Int16Array
}

export function createVoice({ synthesise }: { synthesise: Synthesise }): Voice {
  let prepared: PreparedSentence | null = null

  async function makeSentence(words: string, speed: number, signal: AbortSignal): Promise<Int16Array> {
    if (words === '') return new Int16Array(0)
    const ready = prepared?.words === words && prepared.speed === speed ? await prepared.samples : null
    return ready ?? (await synthesise(words, { speed, signal }))
  }

  return {
    prepare(text, speed) {
      const cutter = createSentenceCutter()
      const [first = ''] = [...cutter.push(text), ...cutter.flush()]
      const words = speakable(first)
      if (words === '' || (prepared?.words === words && prepared.speed === speed)) return
      // A failure is met again, and told, when the sentence is spoken.
      const samples = synthesise(words, { speed, signal: new AbortController().signal }).catch(() => null)
      prepared = { words, speed, samples }
    },
    async *speak(text, { speed, signal }) {
      const sentences = readSentences(text)[Symbol.asyncIterator]()
      const stopped = whenAborted(signal)

      async function next(): Promise<SpokenSentence | null> {
        const sentence = await sentences.next()
        if (sentence.done || signal.aborted) return null
        const samples = await makeSentence(speakable(sentence.value), speed, signal)
        return { text: sentence.value, samples }
      }

      try {
        let upcoming = next()
        for (;;) {
          const sentence = await Promise.race([upcoming, stopped.promise])
          if (!sentence || signal.aborted) return
          upcoming = next()
          // Heard of only when it is awaited; until then a failure must not count as unhandled.
          upcoming.catch(() => undefined)
          for (const piece of cut(sentence)) {
            if (signal.aborted) return
            yield piece
          }
        }
      } finally {
        stopped.dispose()
        // Not awaited: a text that is never finished could hold it for ever.
        void sentences.return?.(undefined)
      }
    },
  }
}

async function* readSentences(text: AsyncIterable<string>): AsyncGenerator<string> {
  const cutter = createSentenceCutter()
  for await (const part of text) yield* cutter.push(part)
  yield* cutter.flush()
}

function* cut({ text, samples }: SpokenSentence): Generator<SpokenPiece> {
  yield { text, samples: samples.slice(0, firstPieceSamples) }
  for (let from = firstPieceSamples; from < samples.length; from += pieceSamples) {
    yield { text: '', samples: samples.slice(from, from + pieceSamples) }
  }
}

function whenAborted(signal: AbortSignal): { promise: Promise<null>; dispose(): void } {
  let onAbort: () => void = () => undefined
  const promise = new Promise<null>((resolve) => {
    onAbort = () => resolve(null)
    if (signal.aborted) resolve(null)
    else signal.addEventListener('abort', onAbort, { once: true })
  })
  return { promise, dispose: () => signal.removeEventListener('abort', onAbort) }
}
