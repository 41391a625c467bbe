/** The rungs climbed so far, each with the time that it took. */
import { connectionSteps, type ConnectionStep } from '../../../shared/connection-test'
import type { Clock } from '../../realtime/clock'

export interface Ladder {
  readonly steps: readonly ConnectionStep[]
  /** Time counts from here for the next rung. */
  begin(): void
  /** @param ms left out: since the last rung, or `begin` */
  pass(name: ConnectionStep['name'], detail: string, ms?: number): void
  fail(name: ConnectionStep['name'], detail: string): void
}

export function createLadder(clock: Clock, onStep: (steps: readonly ConnectionStep[]) => void): Ladder {
  const steps: ConnectionStep[] = []
  let sinceMs = clock.now()

  const add = (name: ConnectionStep['name'], ok: boolean, detail: string, ms?: number): void => {
    const nowMs = clock.now()
    // A second line, opened to try the other way, stands on the rungs of the first.
    if (!steps.some((step) => step.name === name)) {
      steps.push({ name, ok, ms: ms ?? nowMs - sinceMs, detail })
      steps.sort((one, other) => connectionSteps.indexOf(one.name) - connectionSteps.indexOf(other.name))
      onStep([...steps])
    }
    sinceMs = nowMs
  }
  return {
    get steps() {
      return steps
    },
    begin: () => {
      sinceMs = clock.now()
    },
    pass: (name, detail, ms) => add(name, true, detail, ms),
    fail: (name, detail) => {
      const passed = steps.findIndex((step) => step.name === name)
      if (passed >= 0) steps.splice(passed, 1)
      add(name, false, detail)
    },
  }
}
