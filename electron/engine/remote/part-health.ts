/** Whether a part elsewhere is worth asking just now, and who is told when it fails and when it works again. */
import type { PartFault } from '../../../shared/engine-parts'
import type { Clock } from '../clock'

/** A server that failed is left alone for so long: not every sentence waits for it in vain. */
const restMs = 10_000

export interface PartHealth {
  /** Whether it failed a moment ago. */
  readonly isResting: boolean
  /** @returns whether to ask it; after a rest one asks, and the others wait for how that goes */
  mayTry(): boolean
  worked(): void
  failed(fault: PartFault): void
  /** It is not used any more: what is still under way tells nobody. */
  retire(): void
}

/** @param onFault told once per change; null: works again, or is not used any more */
export function createPartHealth({
  clock,
  onFault,
}: {
  clock: Clock
  onFault: (fault: PartFault | null) => void
}): PartHealth {
  let told: PartFault | null = null
  let restUntilMs = 0
  let retired = false
  const isResting = (): boolean => clock.now().getTime() < restUntilMs

  function rest() {
    restUntilMs = clock.now().getTime() + restMs
  }

  function tell(fault: PartFault | null) {
    if (retired || (fault?.code === told?.code && fault?.detail === told?.detail)) return
    told = fault
    onFault(fault)
  }

  return {
    get isResting() {
      return isResting()
    },
    mayTry() {
      if (isResting()) return false
      if (told) rest()
      return true
    },
    worked() {
      restUntilMs = 0
      tell(null)
    },
    failed(fault) {
      // What is too long for it says nothing of the next.
      if (fault.code === 'part.too-long') restUntilMs = 0
      else rest()
      tell(fault)
    },
    retire() {
      tell(null)
      retired = true
    },
  }
}
