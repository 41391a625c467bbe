/** One wire form of the protocol: everything that differs between two of them lies behind this. */

import type { Command } from './command'
import type { Fact } from './fact'

export interface WireEvent {
  type: string
  [field: string]: unknown
}

export interface Dialect {
  /**
   * @param event the parsed JSON object of one frame
   * @throws ClientError when it is not a valid event of this dialect
   */
  decode(event: Record<string, unknown>): Command
  /** The event without its `event_id`; null where the dialect does not have it. */
  encode(fact: Fact): WireEvent | null
}
