/** Stamps every event with the machine's monotonic clock, for measurements across processes. Holds ids, no contents. */

import { appendFileSync, closeSync, openSync } from 'node:fs'
import type { WireEvent } from './protocol/dialect'

export type Trace = (direction: 'in' | 'out', sessionId: string, event: Partial<WireEvent>) => void

export interface TraceFile {
  trace: Trace
  close(): void
}

const idFields = ['event_id', 'item_id', 'response_id', 'call_id', 'previous_item_id']
const figureFields = ['audio_start_ms', 'audio_end_ms']

export function openTrace(path: string): TraceFile {
  const file = openSync(path, 'a')
  return {
    trace(direction, sessionId, event) {
      const ids: Record<string, unknown> = { session: sessionId }
      for (const field of [...idFields, ...figureFields]) if (event[field] !== undefined) ids[field] = event[field]
      for (const field of ['item', 'response']) {
        const holder = event[field]
        if (typeof holder === 'object' && holder !== null && 'id' in holder) ids[field] = holder.id
      }
      const line = { t: process.hrtime.bigint().toString(), dir: direction, type: event.type ?? null, ids }
      appendFileSync(file, `${JSON.stringify(line)}\n`)
    },
    close: () => closeSync(file),
  }
}
