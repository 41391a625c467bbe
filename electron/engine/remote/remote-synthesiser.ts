/** A voice elsewhere: a server speaks each sentence, and the local voice speaks what the server does not. */
import { faultOf, partError } from '../part-faults'
import type { Synthesise } from '../voice/voice'
import type { PartHealth } from './part-health'
import { withoutSilenceInFront } from './silence-in-front'

/** At 24 kHz and speed 1, until the voice itself has been heard: 15 characters a second. */
const usualSamplesPerCharacter = 1_600

export function createRemoteSynthesiser(deps: {
  speaker: Synthesise
  local: Synthesise
  health: PartHealth
}): Synthesise {
  const { speaker, local, health } = deps
  let samplesPerCharacter = usualSamplesPerCharacter

  return async function* (text, options) {
    const { speed, signal } = options
    if (signal.aborted) return
    if (!health.mayTry()) return yield* local(text, options)
    let spoken = 0
    try {
      for await (const samples of withoutSilenceInFront(speaker(text, options))) {
        spoken += samples.length
        yield samples
      }
      if (spoken === 0) throw partError('part.broken', 'silence')
      health.worked()
      samplesPerCharacter = (spoken * speed) / text.length
    } catch (error) {
      if (signal.aborted) return
      health.failed(faultOf(error, [text]))
      const rest = spoken === 0 ? text : wordsAfter(text, (spoken * speed) / samplesPerCharacter)
      yield* local(rest, options)
    }
  }
}

/**
 * What is still to be said when a sentence was cut off after so many characters, by the pace of the voice. The word that
 * was cut is said again, and the last one in any case: better twice than never.
 */
export function wordsAfter(text: string, characters: number): string {
  const words = [...text.matchAll(/\S+\s*/gu)]
  const next = words.findIndex((word) => word.index + word[0].length > characters)
  return text.slice((words[next] ?? words.at(-1))?.index ?? 0)
}
