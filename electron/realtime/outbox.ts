/** What waits for a session to be open, in order. */
import type { Session } from './session'
import type { ClientCommand, ResponseRequest } from './vocabulary'

export interface Outbox {
  add(command: ClientCommand): void
  respond(request: ResponseRequest | null): void
  /** The calls whose outputs wait here. */
  outputs(): Set<string>
  flush(session: Pick<Session, 'send' | 'respond'>): void
  clear(): void
}

type Waiting = ClientCommand | { type: 'respond'; request: ResponseRequest | null }

/** Sound kept while there is no session: a minute of 20 ms frames. */
const keptFrames = 3_000

export function createOutbox(): Outbox {
  let waiting: Waiting[] = []
  return {
    add(command) {
      if (command.type !== 'append' || waiting.length < keptFrames) waiting.push(command)
    },
    respond: (request) => void waiting.push({ type: 'respond', request }),
    outputs: () =>
      new Set(
        waiting.flatMap((one) =>
          one.type === 'create-item' && one.item.type === 'function-output' ? [one.item.callId] : [],
        ),
      ),
    flush(session) {
      for (const one of waiting.splice(0)) {
        if (one.type === 'respond') session.respond(one.request)
        else session.send(one)
      }
    },
    clear() {
      waiting = []
    },
  }
}
