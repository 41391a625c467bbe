/**
 * Reads a server's frames, whichever form it speaks: where both have a name it means the same, where a name is one
 * form's own no other has it, and gateways mix them (REALTIME §7). So there is one table for both.
 */
import { inputReaders } from './input-events'
import type { Decoded, Reader } from './reader'
import { responseReaders } from './response-events'
import { sessionReaders } from './session-events'

const readers = new Map<string, Reader>(Object.entries({ ...sessionReaders, ...inputReaders, ...responseReaders }))

const longestName = 100

/** Never throws, whatever the frame. */
export function decodeEvent(frame: string): Decoded {
  let event: unknown
  try {
    event = JSON.parse(frame)
  } catch {
    return { type: 'malformed', name: '', problem: 'not JSON' }
  }
  const type = typeof event === 'object' && event !== null && 'type' in event ? event.type : null
  if (typeof type !== 'string') return { type: 'malformed', name: '', problem: 'no type' }
  return readers.get(type)?.(event, type) ?? { type: 'other', name: type.slice(0, longestName) }
}
