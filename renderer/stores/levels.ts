/** How loud the microphone and the loudspeaker are at this moment. Apart from the session: it changes 25 times a second. */
import { useTimeoutFn } from '@vueuse/core'
import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { subscribe } from '../bridge'
import { createLevelHistory, decibels, loudness } from './level-history'

export const traceBars = 36
const silence = { input: 0, output: 0, inputDb: -Infinity }

export const useLevels = defineStore('levels', () => {
  const level = shallowRef(silence)
  const trace = shallowRef<number[]>(new Array<number>(traceBars).fill(0))
  const history = createLevelHistory({ count: traceBars, spanMs: 2_000 })

  // Levels come only while sound flows: when they cease, it is silent.
  const quiet = useTimeoutFn(
    () => {
      level.value = silence
    },
    250,
    { immediate: false },
  )

  function clearTrace(): void {
    history.clear()
    trace.value = history.bars(0)
  }

  /** @returns a function that ends the subscription */
  function start(): () => void {
    return subscribe('levels.changed', ({ input, output }) => {
      level.value = { input: loudness(input), output: loudness(output), inputDb: decibels(input) }
      const nowMs = performance.now()
      history.add(nowMs, level.value.input)
      trace.value = history.bars(nowMs)
      quiet.start()
    })
  }

  return { level, trace, start, clearTrace }
})
