/** One recognition at a time: what is needed comes first, then the newest guess; a guess that came to nothing never starts. */

export interface QueuedWork<T> {
  /** Never settles when the work was cancelled before it began. */
  result: Promise<T>
  /** Somebody waits for this now. */
  confirm(): void
  /** Drops the work if it has not begun. */
  cancel(): void
}

interface Entry {
  run: () => Promise<void>
  confirmed: boolean
}

export interface RecognitionQueue {
  add<T>(work: () => Promise<T>): QueuedWork<T>
}

export function createRecognitionQueue(): RecognitionQueue {
  const waiting: Entry[] = []
  let busy = false

  async function drain(): Promise<void> {
    if (busy) return
    busy = true
    for (;;) {
      const next = waiting.find((entry) => entry.confirmed) ?? waiting.at(-1)
      if (!next) break
      waiting.splice(waiting.indexOf(next), 1)
      await next.run()
    }
    busy = false
  }

  return {
    add<T>(work: () => Promise<T>) {
      let settle: (result: Promise<T>) => void = () => undefined
      const result = new Promise<T>((resolve) => (settle = resolve))
      const entry: Entry = {
        confirmed: false,
        run: async () => {
          const running = work()
          settle(running)
          await running.catch(() => undefined)
        },
      }
      // A guess nobody asked for may fail unheard.
      result.catch(() => undefined)
      waiting.push(entry)
      // In the next turn of the loop, so that a guess confirmed at once is known to be needed.
      queueMicrotask(() => void drain())
      return {
        result,
        confirm: () => {
          entry.confirmed = true
        },
        cancel: () => {
          const index = waiting.indexOf(entry)
          if (index >= 0) waiting.splice(index, 1)
        },
      }
    },
  }
}
