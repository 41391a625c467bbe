/** Which items the open session holds, so that nothing is asked of it that it does not know. */
import type { Link } from './link'
import type { OutgoingItem } from './vocabulary'

export interface UpstreamItems {
  /** Whether a session is there to be told; the next one is told by the history. */
  readonly open: boolean
  /** The server has named it, or was given it. */
  learn(itemId: string): void
  knows(itemId: string): boolean
  /** @param previousItemId null: at the end; `root`: at the start */
  create(item: OutgoingItem & { id: string }, previousItemId?: string | null): void
  delete(itemId: string): void
  truncate(itemId: string, audioEndMs: number): void
  /** Another session, which holds none of them. */
  forget(): void
}

export function createUpstreamItems({ link }: { link: Pick<Link, 'send' | 'state'> }): UpstreamItems {
  const known = new Set<string>()

  return {
    get open() {
      return link.state.kind === 'open'
    },
    learn: (itemId) => void known.add(itemId),
    knows: (itemId) => known.has(itemId),
    create(item, previousItemId = null) {
      known.add(item.id)
      link.send({ type: 'create-item', item, previousItemId })
    },
    delete(itemId) {
      if (known.delete(itemId)) link.send({ type: 'delete-item', itemId })
    },
    truncate(itemId, audioEndMs) {
      if (known.has(itemId)) link.send({ type: 'truncate', itemId, audioEndMs })
    },
    forget: () => known.clear(),
  }
}
