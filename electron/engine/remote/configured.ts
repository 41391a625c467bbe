/** A part elsewhere as the settings have it now; it is made anew only when they change. */
import type { PartFault } from '../../../shared/engine-parts'
import type { Clock } from '../clock'
import { createPartHealth, type PartHealth } from './part-health'

export interface Configured<Settings, Part> {
  /** null: none; the engine's own is used. */
  readonly current: Part | null
  /** What is under way goes on as it began, but its faults are told no more. */
  configure(settings: Settings | null): void
}

export function createConfigured<Settings extends { address: string }, Part>({
  create,
  onFault,
  clock,
}: {
  create: (settings: Settings, health: PartHealth) => Part
  onFault: (fault: PartFault | null) => void
  clock: Clock
}): Configured<Settings, Part> {
  let settings: Settings | null = null
  let current: Part | null = null
  let health: PartHealth | null = null

  return {
    get current() {
      return current
    },
    configure(next) {
      if (JSON.stringify(next) === JSON.stringify(settings)) return
      health?.retire()
      settings = next
      // Chosen, but not filled in yet: nobody to ask.
      const isUsable = next !== null && next.address !== ''
      health = isUsable ? createPartHealth({ clock, onFault }) : null
      current = isUsable && health ? create(next, health) : null
    },
  }
}
