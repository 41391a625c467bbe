/** The window's copy of what the main process knows, kept by its events, and the one way to ask it for something. */
import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import type { SafeError } from '../../shared/errors'
import type { CommandInput, CommandName, CommandOutput, EventPayload, Snapshot } from '../../shared/ipc/contract'
import type { Service } from '../../shared/services'
import { call, subscribe } from '../bridge'
import { mirroredEvents, reduce, withNotice, type MirroredEvent } from './mirror'
import { toSafeError } from './safe-error'

type Arguments<N extends CommandName> = undefined extends CommandInput<N> ? [] : [input: CommandInput<N>]
export type Outcome<T> = { ok: true; value: T } | { ok: false; error: SafeError }

export const useSession = defineStore('session', () => {
  const snapshot = shallowRef<Snapshot | null>(null)
  const startFailure = shallowRef<SafeError | null>(null)

  /** For the components below the first view, which are drawn only once there is a snapshot. */
  const now = computed((): Snapshot => {
    if (!snapshot.value) throw new Error('the session store is read before it has started')
    return snapshot.value
  })
  const activeService = computed((): Service | null => {
    const { active, list } = now.value.settings.services
    return list.find(({ id }) => id === active) ?? null
  })

  /** @returns a function that ends the subscriptions */
  async function start(): Promise<() => void> {
    // Events may overtake the reply: they wait for it and are then applied in order.
    const early: ((before: Snapshot) => Snapshot)[] = []
    const mirror = <N extends MirroredEvent>(name: N): (() => void) =>
      subscribe(name, (payload: EventPayload<N>) => {
        if (snapshot.value) snapshot.value = reduce(snapshot.value, name, payload)
        else early.push((before) => reduce(before, name, payload))
      })
    let ends: (() => void)[] = []
    try {
      ends = mirroredEvents.map((name) => mirror(name))
      const first = await call('app.snapshot')
      snapshot.value = early.reduce((before, apply) => apply(before), first)
    } catch (thrown) {
      startFailure.value = toSafeError(thrown)
    }
    return () => ends.forEach((end) => end())
  }

  /** Runs a command. What fails is told to the caller and nobody else. */
  async function attempt<N extends CommandName>(name: N, ...input: Arguments<N>): Promise<Outcome<CommandOutput<N>>> {
    try {
      return { ok: true, value: await call(name, ...input) }
    } catch (thrown) {
      return { ok: false, error: toSafeError(thrown) }
    }
  }

  /** Runs a command; what fails is shown beside the state. @returns whether it succeeded */
  async function run<N extends CommandName>(name: N, ...input: Arguments<N>): Promise<boolean> {
    const outcome = await attempt(name, ...input)
    if (!outcome.ok && snapshot.value)
      snapshot.value = { ...snapshot.value, notices: withNotice(snapshot.value.notices, outcome.error) }
    return outcome.ok
  }

  function dismiss(notice: SafeError): void {
    if (!snapshot.value) return
    snapshot.value = { ...snapshot.value, notices: snapshot.value.notices.filter((other) => other !== notice) }
  }

  return { snapshot, now, startFailure, activeService, start, attempt, run, dismiss }
})
