/** Which dialog stands before the window; they open from more than one place. */
import { defineStore } from 'pinia'
import { ref } from 'vue'
import type { Service } from '../../shared/services'

export const useDialogs = defineStore('dialogs', () => {
  const renewing = ref(false)
  const removing = ref<Service | null>(null)
  const dictating = ref(false)
  return { renewing, removing, dictating }
})
