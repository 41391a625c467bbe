/** Cuts the sound of a sentence into pieces while it is still being made. */
import type { SpokenPiece } from '../speech'

/** Short at first, so that the answer starts at once; longer later. At 24 kHz. */
const firstPieceSamples = 2_400
const pieceSamples = 4_800

export interface SpokenSentence {
  text: string
  sound: AsyncIterable<Int16Array>
}

/** @returns at least one piece, the first with the text; a sentence that has no sound still has its text */
export async function* cutIntoPieces({ text, sound }: SpokenSentence): AsyncGenerator<SpokenPiece> {
  let isFirst = true
  let held = new Int16Array(0)
  const wanted = () => (isFirst ? firstPieceSamples : pieceSamples)

  function take(count: number): SpokenPiece {
    const piece = { text: isFirst ? text : '', samples: held.slice(0, count) }
    held = held.slice(count)
    isFirst = false
    return piece
  }

  for await (const samples of sound) {
    const joined = new Int16Array(held.length + samples.length)
    joined.set(held)
    joined.set(samples, held.length)
    held = joined
    while (held.length >= wanted()) yield take(wanted())
  }
  if (isFirst || held.length > 0) yield take(held.length)
}
