/** Tells the client of the servers of tools that it declares: this engine reaches none, and says so at once. */

import type { Emit } from '../protocol/fact'
import type { McpItem } from '../protocol/item'
import type { McpTool } from '../protocol/session-config'
import type { Conversation } from './conversation'
import { newId } from './id'

/** The order of REALTIME 3.6. Servers that were declared before are not asked again. */
export function tellMcpLists(deps: {
  declared: readonly McpTool[]
  known: readonly McpTool[]
  conversation: Conversation
  emit: Emit
}) {
  const { conversation, emit } = deps
  const knownLabels = new Set(deps.known.map(({ serverLabel }) => serverLabel))
  for (const { serverLabel } of deps.declared) {
    if (knownLabels.has(serverLabel)) continue
    knownLabels.add(serverLabel)
    const item: McpItem = {
      kind: 'mcp',
      id: newId('item'),
      status: 'in_progress',
      type: 'mcp_list_tools',
      members: { server_label: serverLabel, tools: [] },
    }
    const previousItemId = conversation.lastId()
    conversation.add(item, null)
    emit({ type: 'item.added', item, previousItemId })
    emit({ type: 'mcp-list.in-progress', itemId: item.id })
    emit({ type: 'mcp-list.failed', itemId: item.id })
    item.status = 'incomplete'
    emit({ type: 'item.done', item, previousItemId })
  }
}
