/** Stands in for the preload where there is no main process: answers with a scene and remembers what was called. */
import type { Snapshot } from '../../shared/ipc/contract'

export interface FakeParley {
  call(name: string, input: unknown): Promise<{ ok: true; value: unknown }>
  subscribe(name: string, listener: (payload: unknown) => void): () => void
  /** Sends an event to the page. */
  emit(name: string, payload: unknown): void
  calls: { name: string; input: unknown }[]
}

/** Self-contained, so that it can be handed to a page as an init script with the snapshot as its argument. */
export function installFakeBridge(snapshot: Snapshot): void {
  const listeners = new Map<string, Set<(payload: unknown) => void>>()
  const fake: FakeParley = {
    calls: [],
    call(name, input) {
      fake.calls.push({ name, input })
      const value = name === 'app.snapshot' ? snapshot : name === 'service.add' ? { id: 'added' } : undefined
      return Promise.resolve({ ok: true, value })
    },
    subscribe(name, listener) {
      const set = listeners.get(name) ?? new Set()
      listeners.set(name, set.add(listener))
      return () => set.delete(listener)
    },
    emit: (name, payload) => listeners.get(name)?.forEach((listener) => listener(payload)),
  }
  Object.assign(window, { parley: fake })
}
