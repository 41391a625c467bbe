/** Keeps the microphone open for a look at its level, for as long as the one who asks is there and can be seen. */
import { useDocumentVisibility } from '@vueuse/core'
import { onScopeDispose, watch } from 'vue'
import { useSession } from '../stores/session'

/** @returns a function that closes and opens it once more, after a failure */
export function useMicrophonePreview(page: Document = document): () => void {
  const session = useSession()
  const visibility = useDocumentVisibility({ document: page })
  let isOn = false
  function turn(on: boolean): void {
    if (on === isOn) return
    isOn = on
    void session.run('microphone.preview', { on })
  }
  watch(visibility, (seen) => turn(seen === 'visible'), { immediate: true })
  onScopeDispose(() => turn(false))

  return () => {
    if (!isOn) return
    turn(false)
    turn(true)
  }
}
