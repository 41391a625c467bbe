/** Takes commands from the pages: checks who calls, what comes in and what goes out, and answers errors by code. */
import {
  commands,
  type CommandName,
  type CommandOutput,
  type CommandParsed,
  type Reply,
} from '../../shared/ipc/contract'
import { AppError } from '../../shared/errors'
import type { Log } from '../log'

/** One handler for each command of the contract; a missing one does not compile. */
export type Handlers = {
  [N in CommandName]: (input: CommandParsed<N>) => CommandOutput<N> | Promise<CommandOutput<N>>
}

export type Caller = 'window' | 'audio'

export interface Router {
  /** @param caller null when the sender is not one of our pages. Never rejects */
  handle(caller: Caller | null, name: unknown, input: unknown): Promise<Reply<unknown>>
}

export function createRouter(handlers: Handlers, log: Log): Router {
  const refuse = (code: 'ipc.bad-input' | 'ipc.unknown-command' | 'ipc.forbidden', detail: string): Reply<never> => {
    log.warn('command refused', { code, detail })
    return { ok: false, error: { code, detail } }
  }

  return {
    async handle(caller, name, input) {
      if (typeof name !== 'string' || !Object.hasOwn(commands, name)) return refuse('ipc.unknown-command', '')
      const command = commands[name as CommandName]
      if (command.by !== caller) return refuse('ipc.forbidden', name)
      const parsed = command.input.safeParse(input)
      if (!parsed.success) {
        const issue = parsed.error.issues[0]
        return refuse('ipc.bad-input', `${name}: ${issue?.path.map(String).join('.') ?? ''} ${issue?.message ?? ''}`)
      }
      try {
        const handler = handlers[name as CommandName] as (input: unknown) => unknown
        return { ok: true, value: command.output.parse(await handler(parsed.data)) }
      } catch (error) {
        const known = error instanceof AppError ? error : new AppError('ipc.failed', name, { cause: error })
        log.error('command failed', { command: name, code: known.code, cause: known.cause ?? error })
        return { ok: false, error: known.toSafe() }
      }
    },
  }
}
