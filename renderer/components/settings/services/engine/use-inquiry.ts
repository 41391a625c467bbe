/** Something that is asked of a server and takes a while: once at a time, cancelled by the same button, forgotten when out of date. */
import { ref, shallowRef } from 'vue'
import type { PartName } from '../../../../../shared/engine-parts'
import { useWords } from '../../../../composables/use-words'
import { useSession, type Outcome } from '../../../../stores/session'

export interface Said {
  text: string
  detail: string
  isFault: boolean
}

export function useInquiry() {
  const session = useSession()
  const { t, sentence } = useWords()
  const isRunning = ref(false)
  const said = shallowRef<Said | null>(null)
  let asked = 0

  /** @param tell what a person is told of the answer. A null answer: cancelled */
  async function begin<T>(ask: () => Promise<Outcome<T | null>>, tell: (answer: T) => Said): Promise<void> {
    const own = ++asked
    isRunning.value = true
    said.value = null
    const outcome = await ask()
    if (own !== asked) return
    isRunning.value = false
    if (!outcome.ok) said.value = { text: sentence(outcome.error), detail: outcome.error.detail, isFault: true }
    else if (outcome.value === null) said.value = { text: t('engineParts.cancelled'), detail: '', isFault: false }
    else said.value = tell(outcome.value)
  }
  /** What was asked about has changed. */
  function forget(): void {
    asked++
    isRunning.value = false
    said.value = null
  }
  return { isRunning, said, begin, forget, cancel: (part: PartName) => void session.run('part.cancel', { part }) }
}
