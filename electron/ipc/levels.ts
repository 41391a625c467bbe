/** Levels for the meters: the loudest since the last message, at most 25 messages a second, none while all is quiet. */

const intervalMs = 40

export interface Levels {
  /** @param level rms, 0 to 1 */
  input(level: number): void
  output(level: number): void
}

export function createLevels(
  publish: (levels: { input: number; output: number }) => void,
  now: () => number = () => performance.now(),
): Levels {
  let input = 0
  let output = 0
  let lastMs = 0

  const flush = (): void => {
    if (now() - lastMs < intervalMs) return
    lastMs = now()
    publish({ input, output })
    input = 0
    output = 0
  }

  return {
    input(level) {
      input = Math.max(input, level)
      flush()
    },
    output(level) {
      output = Math.max(output, level)
      flush()
    },
  }
}
