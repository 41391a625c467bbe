/** Whether a server that is busy asks to be asked again soon enough for somebody who waits for a word. */

/** A pause that does not feel like a failure yet. */
const longestMs = 2_000

/** @returns milliseconds; null: it does not say, or too long */
export function retryAfterMs(error: unknown): number | null {
  if (!(error instanceof Error) || !('status' in error) || (error.status !== 429 && error.status !== 503)) return null
  const headers = 'headers' in error && error.headers instanceof Headers ? error.headers : null
  const [ms, seconds] = [headers?.get('retry-after-ms'), headers?.get('retry-after')]
  const told = ms ? Number(ms) : seconds ? Number(seconds) * 1000 : NaN
  return told >= 0 && told <= longestMs ? told : null
}

/** Ends early when aborted. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', end)
      resolve()
    }
    const timer = setTimeout(end, ms)
    if (signal.aborted) end()
    else signal.addEventListener('abort', end)
  })
}
