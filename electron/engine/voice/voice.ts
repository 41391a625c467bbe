/** Speaks a text while it is being written: sentence by sentence, each in pieces, the next made while the one before is heard. */
import type { SpokenPiece, Voice } from '../speech'
import { type AsyncQueue, createAsyncQueue } from '../session/async-queue'
import { cutIntoPieces, type SpokenSentence } from './pieces'
import { createReadOut } from './read-out'
import { createSentenceCutter } from './sentences'
import { withoutMarks } from './speakable'

/** @param text without Markdown @returns the 24 kHz sound of one sentence, trimmed, as it is made; made when it is read */
export type Synthesise = (
  text: string,
  options: {
    speed: number
    signal: AbortSignal
    /** Nothing sounds yet: the beginning is wanted as soon as it can be had. */
    isUrgent?: boolean
  },
) => AsyncIterable<Int16Array>

/** A sentence made before it was asked for. */
interface PreparedSentence {
  words: string
  speed: number
  sound: Promise<Int16Array[] | null>
}

/** @param mayPrepare whether words may be spoken that perhaps nobody will hear */
export function createVoice({
  synthesise,
  mayPrepare = () => true,
}: {
  synthesise: Synthesise
  mayPrepare?: () => boolean
}): Voice {
  let prepared: PreparedSentence | null = null

  /** Begins at once, whether or not it is read yet. */
  function makeSound(words: string, options: Parameters<Synthesise>[1]): AsyncQueue<Int16Array> {
    const queue = createAsyncQueue<Int16Array>()
    async function fill() {
      const isReady = mayPrepare() && prepared?.words === words && prepared.speed === options.speed
      const ready = isReady ? await prepared?.sound : null
      for await (const samples of ready ?? synthesise(words, options)) queue.push(samples)
    }
    if (words === '') queue.end()
    else fill().then(queue.end, queue.fail)
    return queue
  }

  return {
    prepare(text, speed) {
      if (!mayPrepare()) return
      const cutter = createSentenceCutter()
      const [first = ''] = [...cutter.push(text), ...cutter.flush()]
      const words = withoutMarks(first)
      if (words === '' || (prepared?.words === words && prepared.speed === speed)) return
      // A failure is met again, and told, when the sentence is spoken.
      const sound = collect(synthesise(words, { speed, signal: new AbortController().signal })).catch(() => null)
      prepared = { words, speed, sound }
    },
    async *speak(text, { speed, signal }) {
      const readOut = createReadOut()
      const sentences = readSentences(text)[Symbol.asyncIterator]()
      const stopped = whenAborted(signal)
      let isUrgent = true

      async function next(): Promise<SpokenSentence | null> {
        const sentence = await sentences.next()
        if (sentence.done || signal.aborted) return null
        const words = readOut(sentence.value)
        const sound = makeSound(words, { speed, signal, isUrgent })
        isUrgent &&= words === ''
        return { text: sentence.value, sound }
      }

      try {
        let upcoming = next()
        for (;;) {
          const sentence = await Promise.race([upcoming, stopped.promise])
          if (!sentence || signal.aborted) return
          let isFirst = true
          const pieces = cutIntoPieces(sentence)
          for (;;) {
            const piece: IteratorResult<SpokenPiece> | null = await Promise.race([pieces.next(), stopped.promise])
            if (!piece || signal.aborted) return
            if (isFirst) {
              upcoming = next()
              // Heard of only when it is awaited; until then a failure must not count as unhandled.
              upcoming.catch(() => undefined)
              isFirst = false
            }
            if (piece.done) break
            yield piece.value
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

async function collect(sound: AsyncIterable<Int16Array>): Promise<Int16Array[]> {
  const parts: Int16Array[] = []
  for await (const samples of sound) parts.push(samples)
  return parts
}

async function* readSentences(text: AsyncIterable<string>): AsyncGenerator<string> {
  const cutter = createSentenceCutter()
  for await (const part of text) yield* cutter.push(part)
  yield* cutter.flush()
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
