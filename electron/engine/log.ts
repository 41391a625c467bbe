/** The engine's log: JSON lines on stderr. It is never given transcripts, audio or tokens. */

export type Log = (
  level: 'info' | 'warn' | 'error',
  message: string,
  detail?: Record<string, string | number | null>,
) => void

export function createLog(write: (line: string) => void, now: () => Date = () => new Date()): Log {
  return (level, message, detail = {}) => {
    write(`${JSON.stringify({ time: now().toISOString(), level, scope: 'engine', message, ...detail })}\n`)
  }
}
