/** Of a long conversation only its end is drawn, and more of it as its reader goes up: each message costs memory. */
import { computed, nextTick, ref, watch, type Ref } from 'vue'
import { useEventListener } from '@vueuse/core'
import { useSession } from '../stores/session'

/** More than a window shows, whatever its size. */
export const drawnAtOnce = 60
/** Nearer to the top than this, the next ones are drawn. */
const nearPx = 400

/** @param following whether the end is in sight: then nobody reads what is far above it */
export function useDrawnEntries(scroller: Ref<HTMLElement | null>, following: Ref<boolean>) {
  const session = useSession()
  const count = ref(drawnAtOnce)
  const entries = computed(() => session.now.entries.slice(-count.value))
  const hidden = computed(() => Math.max(0, session.now.entries.length - count.value))

  /** What is in sight stays where it is. */
  async function draw(wanted: number): Promise<void> {
    if (wanted <= count.value) return
    const element = scroller.value
    const belowPx = element ? element.scrollHeight - element.scrollTop : 0
    count.value = wanted
    await nextTick()
    if (element) element.scrollTop = element.scrollHeight - belowPx
  }
  const more = (): Promise<void> => draw(Math.min(count.value, session.now.entries.length) + drawnAtOnce)
  /** Draws as much as is needed to have this message among it. */
  function reveal(id: string): Promise<void> {
    const index = session.now.entries.findIndex((entry) => entry.id === id)
    return index < 0 ? Promise.resolve() : draw(session.now.entries.length - index)
  }

  useEventListener(scroller, 'scroll', () => {
    if (hidden.value > 0 && (scroller.value?.scrollTop ?? nearPx) < nearPx) void more()
  })
  watch(
    () => session.now.entries.length,
    () => {
      if (following.value) count.value = drawnAtOnce
    },
  )
  return { entries, hidden, more, reveal }
}
