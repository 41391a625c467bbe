/** A wire form of the Realtime API: pure translation, no state. */
import type { ClientCommand, ServerEvent } from '../vocabulary'

export interface Dialect {
  readonly name: 'ga' | 'beta'
  /** @returns one text frame; null where this form has no such command */
  encode(command: ClientCommand<Buffer>, eventId: string): string | null
  /** Never throws: what cannot be read comes back as `malformed`, what is not consumed as `other`. */
  decode(frame: string): ServerEvent<Buffer>
}
