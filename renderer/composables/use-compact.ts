/** Whether the stage lies above the conversation. The style sheets use the same condition. */
import { useMediaQuery } from '@vueuse/core'

export const useCompact = () => useMediaQuery('(max-width: 719px), (max-height: 559px)')
