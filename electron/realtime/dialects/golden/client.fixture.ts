/** What each command is on the wire, in both forms. */
import { changes, transcriptionSessions } from './client-change.fixture'
import { inputCommands, itemCommands } from './client-item.fixture'
import { responseCommands } from './client-response.fixture'
import { configurations } from './client-session.fixture'
import type { ClientRow } from './row.fixture'

export const clientRows: readonly ClientRow[] = [
  ...configurations,
  ...transcriptionSessions,
  ...changes,
  ...inputCommands,
  ...itemCommands,
  ...responseCommands,
]
