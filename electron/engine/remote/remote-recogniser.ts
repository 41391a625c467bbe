/** Ears elsewhere: a server writes down what was said, and the local recogniser does where the server does not. */
import type { Clock } from '../clock'
import type { Recogniser } from '../hearing/recogniser'
import type { QueuedWork } from '../hearing/recognition-queue'
import { guardTranscript } from '../hearing/transcript-guards'
import { faultOf } from '../part-faults'
import type { Recognition } from '../speech'
import type { PartHealth } from './part-health'
import { withoutCredits } from './subtitle-credits'
import type { Transcriber } from './transcriber'

/**
 * A guess is sent once the voice has been silent for 64 ms and this: a pause for breath is over by then, and its sound
 * would be paid for, and leave the computer, for nothing. The price in waiting: none behind a turn that Smart Turn ends,
 * for it does so sooner; of a fixed silence of 500 ms, 240 ms serve to recognise, not 440; behind a held key, where only
 * the release sends anything, all of the recognition.
 */
const likelyEndMs = 200

export function createRemoteRecogniser(deps: {
  transcribe: Transcriber
  local: Recogniser
  health: PartHealth
  clock: Clock
}): Recogniser {
  const { transcribe, local, health, clock } = deps

  return {
    recognise(sound, part) {
      const { voicedMs, mayEndTurn, language: named } = part
      if (health.isResting) return local.recognise(sound, part)
      const abort = new AbortController()
      let instead: QueuedWork<Recognition> | null = null
      let begun = false
      let confirmed = false
      let settle: (recognition: Promise<Recognition>) => void = () => undefined
      const result = new Promise<Recognition>((resolve) => (settle = resolve))
      // A guess nobody asked for may fail unheard.
      result.catch(() => undefined)

      function recogniseHere(): Promise<Recognition> {
        instead = local.recognise(sound, part)
        if (confirmed) instead.confirm()
        return instead.result
      }

      async function run(): Promise<Recognition> {
        if (!health.mayTry()) return recogniseHere()
        try {
          const { text, language } = await transcribe(sound(), named, abort.signal)
          health.worked()
          const spoken = guardTranscript(withoutCredits(text), voicedMs)
          return { text: spoken, language: spoken === '' ? null : language }
        } catch (error) {
          if (abort.signal.aborted) return await new Promise<never>(() => undefined)
          health.failed(faultOf(error))
          return await recogniseHere()
        }
      }

      function begin() {
        callOff()
        if (begun || abort.signal.aborted) return
        begun = true
        settle(run())
      }
      const callOff = mayEndTurn ? clock.after(likelyEndMs, begin) : () => undefined

      return {
        result,
        confirm() {
          confirmed = true
          instead?.confirm()
          begin()
        },
        cancel() {
          callOff()
          abort.abort()
          instead?.cancel()
        },
      }
    },
  }
}
