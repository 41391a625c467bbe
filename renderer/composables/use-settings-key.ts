/** Ctrl or Cmd and the comma open the settings from anywhere but a dialog. */
import { useEventListener } from '@vueuse/core'
import { useSession } from '../stores/session'
import { useSettingsView } from '../stores/settings-view'

const dialogs = '[role="dialog"][data-state="open"].dialog, [role="alertdialog"]'

export function useSettingsKey(): void {
  const session = useSession()
  const view = useSettingsView()
  useEventListener(window, 'keydown', (event: KeyboardEvent) => {
    if (event.key !== ',' || event.altKey || event.shiftKey || !session.snapshot || view.section) return
    const isHeld = session.snapshot.platform === 'darwin' ? event.metaKey : event.ctrlKey
    if (!isHeld || document.querySelector(dialogs)) return
    event.preventDefault()
    view.open()
  })
}
