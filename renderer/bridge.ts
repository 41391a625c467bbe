/** The page's end of the bridge: commands and events by their contract names, typed. */
import type { Bridge, CommandInput, CommandName, CommandOutput, EventName, EventPayload } from '../shared/ipc/contract'
import { AppError } from '../shared/errors'

declare global {
  interface Window {
    parley: Bridge
  }
}

type Arguments<N extends CommandName> = undefined extends CommandInput<N> ? [] : [input: CommandInput<N>]

/** Runs a command in the main process. @throws AppError with the code that main answered */
export async function call<N extends CommandName>(name: N, ...input: Arguments<N>): Promise<CommandOutput<N>> {
  const reply = await window.parley.call(name, input[0])
  if (!reply.ok) throw new AppError(reply.error.code, reply.error.detail)
  return reply.value as CommandOutput<N>
}

/** @returns a function that ends the subscription */
export function subscribe<N extends EventName>(name: N, listener: (payload: EventPayload<N>) => void): () => void {
  return window.parley.subscribe(name, (payload) => listener(payload as EventPayload<N>))
}
