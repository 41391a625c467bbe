/** Lets one thing at a time happen under a name. */
export interface Turns {
  take<T>(name: string, run: () => Promise<T>): Promise<T>
}

export function createTurns(): Turns {
  const last = new Map<string, Promise<unknown>>()
  return {
    take(name, run) {
      const next = (last.get(name) ?? Promise.resolve()).then(run, run)
      const settled = next.then(
        () => undefined,
        () => undefined,
      )
      last.set(name, settled)
      return next
    },
  }
}
