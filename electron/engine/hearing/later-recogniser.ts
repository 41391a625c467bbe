/** A recogniser that is loaded when it is first needed. */
import type { Recognition } from '../speech'
import type { Recogniser } from './recogniser'
import type { QueuedWork } from './recognition-queue'

export function createLaterRecogniser(load: () => Promise<Recogniser>): Recogniser {
  return {
    recognise(sound, part) {
      let work: QueuedWork<Recognition> | null = null
      let wish: 'none' | 'confirmed' | 'cancelled' = 'none'
      const result = load().then((recogniser) => {
        if (wish === 'cancelled') return new Promise<never>(() => undefined)
        work = recogniser.recognise(sound, part)
        if (wish === 'confirmed') work.confirm()
        return work.result
      })
      // A guess nobody asked for may fail unheard.
      result.catch(() => undefined)
      return {
        result,
        confirm() {
          wish = 'confirmed'
          work?.confirm()
        },
        cancel() {
          wish = 'cancelled'
          work?.cancel()
        },
      }
    },
  }
}
