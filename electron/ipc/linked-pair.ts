/** A page and the router joined in memory, with what crosses copied as it would be between processes: for tests. */
import type { Bridge, EventName, EventPayload } from '../../shared/ipc/contract'
import type { Caller, Router } from './router'

export interface LinkedPair {
  bridge: Bridge
  publish<N extends EventName>(name: N, payload: EventPayload<N>): void
}

export function createLinkedPair(router: Router, caller: Caller): LinkedPair {
  const listeners = new Map<string, Set<(payload: unknown) => void>>()
  return {
    bridge: {
      call: async (name, input) => structuredClone(await router.handle(caller, name, structuredClone(input))),
      subscribe(name, listener) {
        const named = listeners.get(name) ?? new Set()
        listeners.set(name, named.add(listener))
        return () => named.delete(listener)
      },
    },
    publish(name, payload) {
      for (const listener of listeners.get(name) ?? []) listener(structuredClone(payload))
    },
  }
}
