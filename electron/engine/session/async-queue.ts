/** A list that is read while it is still being written. */

export interface AsyncQueue<T> extends AsyncIterable<T> {
  push(value: T): void
  end(): void
  fail(error: unknown): void
}

export function createAsyncQueue<T>(): AsyncQueue<T> {
  const values: T[] = []
  let closed: 'no' | 'ended' | 'failed' = 'no'
  let failure: unknown
  let wake = () => {}

  function close(as: 'ended' | 'failed', error?: unknown) {
    if (closed !== 'no') return
    closed = as
    failure = error
    wake()
  }

  async function* read(): AsyncGenerator<T> {
    for (;;) {
      while (values.length > 0) yield values.shift() as T
      if (closed === 'ended') return
      if (closed === 'failed') throw failure
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    }
  }

  return {
    push(value) {
      values.push(value)
      wake()
    },
    end: () => close('ended'),
    fail: (error) => close('failed', error),
    [Symbol.asyncIterator]: read,
  }
}
