/** What each server event says, in both forms. */
import type { ServerRow } from './row.fixture'
import { inputEvents, itemEvents } from './server-input.fixture'
import { mcp, outputItems, streams } from './server-output.fixture'
import { responseEvents } from './server-response.fixture'
import { sessionEvents } from './server-session.fixture'

export const serverRows: readonly ServerRow[] = [
  ...sessionEvents,
  ...inputEvents,
  ...itemEvents,
  ...responseEvents,
  ...outputItems,
  ...streams,
  ...mcp,
]
