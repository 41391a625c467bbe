/** Milliseconds since a moment, counted on only while there is such a moment. */
import { useIntervalFn } from '@vueuse/core'
import { ref, watch, type Ref } from 'vue'

/** @param sinceMs wall-clock time, or null when nothing is counted */
export function useElapsed(sinceMs: () => number | null, everyMs = 100): Ref<number> {
  const elapsedMs = ref(0)
  const count = (): void => {
    elapsedMs.value = Math.max(0, Date.now() - (sinceMs() ?? Date.now()))
  }
  const ticking = useIntervalFn(count, everyMs, { immediate: false })
  watch(
    sinceMs,
    (since) => {
      count()
      if (since === null) ticking.pause()
      else ticking.resume()
    },
    { immediate: true },
  )
  return elapsedMs
}
