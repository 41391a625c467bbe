/** The keyboard's way through the messages: one of them is a stop of Tab, arrows go on from it, Delete deletes it. */
import { computed, nextTick, ref, type Ref } from 'vue'
import type { Entry } from '../../shared/conversation'
import { messageAfterKey, messageIds, messageInPlaceOf, tabStop } from '../components/conversation/message-focus'
import { useDeletions } from '../stores/deletions'
import { useSession } from '../stores/session'

/**
 * @param scroller holds the messages, marked with `data-message`; it takes the focus when there is none left
 * @param drawn the messages that are there to be reached by Tab; further ones are drawn when the keys lead to them
 */
export function useMessageFocus(
  scroller: Ref<HTMLElement | null>,
  drawn: { entries: Ref<readonly Entry[]>; reveal(id: string): Promise<void> },
) {
  const session = useSession()
  const deletions = useDeletions()
  const last = ref<string | null>(null)
  const ids = computed(() => messageIds(session.now.entries))
  const current = computed(() => tabStop(messageIds(drawn.entries.value), last.value))

  const messageOf = (target: EventTarget | null): string | null =>
    (target instanceof Element && target.closest<HTMLElement>('[data-message]')?.dataset.message) || null

  async function focus(id: string | null): Promise<void> {
    if (id !== null) await drawn.reveal(id)
    await nextTick()
    const message =
      id === null ? null : scroller.value?.querySelector<HTMLElement>(`[data-message="${CSS.escape(id)}"]`)
    ;(message ?? scroller.value)?.focus()
  }

  async function remove(id: string): Promise<void> {
    const entry = session.now.entries.find((candidate) => candidate.id === id)
    if (!entry || entry.kind === 'tool' || entry.status === 'hearing' || entry.status === 'writing') return
    const next = messageInPlaceOf(ids.value, id)
    if (await deletions.remove(id)) await focus(next)
  }
  async function cancelFile(id: string): Promise<void> {
    const next = messageInPlaceOf(ids.value, id)
    if (await session.run('file.cancel')) await focus(next)
  }

  function enter(event: FocusEvent): void {
    last.value = messageOf(event.target)
  }
  function key(event: KeyboardEvent): void {
    const id = messageOf(event.target)
    if (id === null || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return
    const isDelete = event.key === 'Delete' || (event.key === 'Backspace' && session.now.platform === 'darwin')
    const target = isDelete ? null : messageAfterKey(ids.value, id, event.key)
    if (!isDelete && target === null) return
    event.preventDefault()
    if (isDelete) void remove(id)
    else void focus(target)
  }

  return { current, focus, remove, cancelFile, enter, key }
}
