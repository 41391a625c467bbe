/** Which service stands open in the settings, and what has been changed but not saved. Never a secret. */
import { defineStore } from 'pinia'
import { ref } from 'vue'
import type { NewService } from '../../shared/services'
import { useSettingsView } from './settings-view'

/** In place of an id: the one that is being added. */
export const newService = 'new'

export const useServicesView = defineStore('services-view', () => {
  /** Empty: the one that answers. */
  const selected = ref('')
  /** Counts up where another one is opened: it is then drawn anew. */
  const opening = ref(0)
  const settingsView = useSettingsView()
  const drafts = ref<Record<string, NewService>>({})

  function select(id: string): void {
    selected.value = id
    opening.value++
  }
  /** From anywhere in the window. */
  function show(id: string): void {
    select(id)
    settingsView.open('services')
  }
  /** The one being added has been saved under this id; it stays as it is drawn. */
  function settle(id: string): void {
    keep(newService, null)
    selected.value = id
  }
  /** @param draft null: all of it is saved, or was given up */
  function keep(id: string, draft: NewService | null): void {
    const { [id]: _, ...others } = drafts.value
    drafts.value = draft ? { ...others, [id]: draft } : others
  }
  return { selected, opening, drafts, select, show, settle, keep }
})
