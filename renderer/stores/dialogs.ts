/** Which dialog stands before the window; they open from more than one place. */
import { defineStore } from 'pinia'
import { ref } from 'vue'
import type { UrlService } from '../../shared/settings'

export const useDialogs = defineStore('dialogs', () => {
  const connecting = ref(false)
  const renewing = ref(false)
  const removing = ref<UrlService | null>(null)
  const dictating = ref(false)
  return { connecting, renewing, removing, dictating }
})
