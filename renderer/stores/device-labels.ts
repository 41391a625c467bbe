/** The names of the sound devices that were there at some time since the start, so that one that is gone still has one. */
import { defineStore } from 'pinia'
import { shallowReactive, watch } from 'vue'
import { useSession } from './session'

export const useDeviceLabels = defineStore('device-labels', () => {
  const session = useSession()
  const labels = shallowReactive(new Map<string, string>())
  watch(
    () => session.snapshot?.devices,
    (devices) => {
      for (const { id, label } of [...(devices?.inputs ?? []), ...(devices?.outputs ?? [])])
        if (label) labels.set(id, label)
    },
    { immediate: true },
  )
  return { labels }
})
