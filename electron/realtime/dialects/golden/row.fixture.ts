/** What the tables of golden frames hold. */
import type { ClientCommand, ServerEvent } from '../../vocabulary'

/** What a command is on the wire, in both forms; null where a form does not have it. */
export interface ClientRow {
  name: string
  command: ClientCommand<Buffer>
  ga: Record<string, unknown> | null
  beta: Record<string, unknown> | null
}

/** What an event says. Each frame has an `event_id` besides. */
export interface ServerRow {
  form: 'ga' | 'beta' | 'both'
  wire: { type: string; [field: string]: unknown }
  /** Null: of no consequence here. */
  event: ServerEvent<Buffer> | null
}
