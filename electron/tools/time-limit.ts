/** A time limit that stands still while a person is asked. */

export interface TimeLimit {
  /** The wait does not count. */
  during<T>(wait: () => Promise<T>): Promise<T>
  dispose(): void
}

export function createTimeLimit(limitMs: number, onOver: () => void): TimeLimit {
  let leftMs = limitMs
  let startedAtMs = 0
  let timer: NodeJS.Timeout | null = null
  let waits = 0
  let disposed = false

  const run = (): void => {
    if (disposed) return
    startedAtMs = Date.now()
    timer = setTimeout(onOver, leftMs)
  }
  const pause = (): void => {
    if (timer) clearTimeout(timer)
    timer = null
    leftMs = Math.max(0, leftMs - (Date.now() - startedAtMs))
  }
  run()

  return {
    async during(wait) {
      if (waits++ === 0) pause()
      try {
        return await wait()
      } finally {
        if (--waits === 0) run()
      }
    },
    dispose() {
      disposed = true
      pause()
    },
  }
}
