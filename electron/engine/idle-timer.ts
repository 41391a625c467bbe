/** Notices that nothing has happened for a while. */

import type { Clock } from './clock'

export interface IdleTimer {
  /** Something has happened: counts anew. */
  touch(): void
  stop(): void
}

export function createIdleTimer(deps: { clock: Clock; idleMs: number; isBusy(): boolean; onIdle(): void }): IdleTimer {
  const { clock, idleMs } = deps
  let lastMs = clock.now().getTime()
  let callOff = () => {}

  // One timer for many touches: sound touches it fifty times a second.
  function wait(delayMs: number) {
    callOff = clock.after(delayMs, () => {
      if (deps.isBusy()) lastMs = clock.now().getTime()
      const quietMs = clock.now().getTime() - lastMs
      if (quietMs >= idleMs) deps.onIdle()
      else wait(idleMs - quietMs)
    })
  }
  wait(idleMs)

  return {
    touch() {
      lastMs = clock.now().getTime()
    },
    stop: () => callOff(),
  }
}
