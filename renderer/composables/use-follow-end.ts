/** Keeps the end of a growing text in sight, unless its reader has scrolled up. */
import { useEventListener, useResizeObserver } from '@vueuse/core'
import { ref, type Ref } from 'vue'

/** Closer to the end than this counts as at the end. */
const nearPx = 48

export function useFollowEnd(scroller: Ref<HTMLElement | null>, content: Ref<HTMLElement | null>) {
  const following = ref(true)
  const toEnd = (): void => {
    following.value = true
    const element = scroller.value
    // Without content there is nothing to follow: what stands there instead is read from its beginning.
    if (element && content.value) element.scrollTop = element.scrollHeight
  }
  useEventListener(scroller, 'scroll', () => {
    const element = scroller.value
    if (element) following.value = element.scrollHeight - element.clientHeight - element.scrollTop < nearPx
  })
  useResizeObserver([scroller, content], () => {
    if (following.value) toEnd()
  })
  return { following, toEnd }
}
