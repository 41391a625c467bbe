/** A growing stretch of sound addressed by its position in the whole stream, so that cutting the front moves nothing else. */

type Samples = Int16Array<ArrayBufferLike> | Float32Array<ArrayBufferLike>

export interface SampleBuffer<T extends Samples> {
  /** Stream position of the first sample held. */
  readonly start: number
  /** Stream position after the last sample. */
  readonly end: number
  append(samples: T): void
  /** A copy of what is held between two stream positions. */
  slice(from: number, to: number): T
  dropBefore(position: number): void
}

export function createSampleBuffer<T extends Samples>(allocate: (length: number) => T): SampleBuffer<T> {
  let memory = allocate(48_000)
  let offset = 0
  let start = 0
  let end = 0

  function makeRoom(length: number): void {
    const used = end - start
    if (offset + used + length <= memory.length) return
    const target = used + length <= memory.length / 2 ? memory : allocate(Math.max(memory.length, 2 * (used + length)))
    target.set(memory.subarray(offset, offset + used))
    memory = target
    offset = 0
  }

  return {
    get start() {
      return start
    },
    get end() {
      return end
    },
    append(samples) {
      makeRoom(samples.length)
      memory.set(samples, offset + end - start)
      end += samples.length
    },
    slice(from, to) {
      const first = Math.max(from, start)
      const last = Math.max(first, Math.min(to, end))
      const copy = allocate(last - first)
      copy.set(memory.subarray(offset + first - start, offset + last - start))
      return copy
    },
    dropBefore(position) {
      const next = Math.max(start, Math.min(position, end))
      offset += next - start
      start = next
    },
  }
}
