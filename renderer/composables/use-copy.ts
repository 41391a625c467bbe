/** Copies text and remembers for a moment that it did, for the one who asked to see. */
import { useTimeoutFn } from '@vueuse/core'
import { ref } from 'vue'
import { useSession } from '../stores/session'

export function useCopy() {
  const session = useSession()
  const copied = ref(false)
  const forget = useTimeoutFn(
    () => {
      copied.value = false
    },
    2_000,
    { immediate: false },
  )
  /** @returns whether it was copied; a failure is shown as a notice */
  async function copy(text: string): Promise<boolean> {
    if (!(await session.run('clipboard.copy', { text }))) return false
    copied.value = true
    forget.start()
    return true
  }
  return { copied, copy }
}
