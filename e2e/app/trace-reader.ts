/** Reads the app's trace: names of wire events with times on the clock of `nowMs`. */
import { existsSync, readFileSync } from 'node:fs'

export interface TraceEvent {
  timeMs: number
  direction: 'in' | 'out' | 'app'
  name: string
  id: string | null
}

export function readTrace(file: string): TraceEvent[] {
  if (!existsSync(file)) return []
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.endsWith('}'))
    .map((line) => {
      const { t, ...event } = JSON.parse(line) as { t: string } & Omit<TraceEvent, 'timeMs'>
      return { ...event, timeMs: Number(t) / 1e6 }
    })
}
