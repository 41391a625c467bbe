/** Whether the settings stand in place of the conversation, and which of their pages. */
import { defineStore } from 'pinia'
import { ref } from 'vue'
import type { Section } from '../components/settings/sections'

export const useSettingsView = defineStore('settings-view', () => {
  /** Null: the conversation is shown. */
  const section = ref<Section | null>(null)
  /** @param at General unless asked for: the voice page opens the microphone */
  function open(at: Section = 'general'): void {
    section.value = at
  }
  function close(): void {
    section.value = null
  }
  return { section, open, close }
})
