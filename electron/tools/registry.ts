/** Declares the tools to the model and runs its calls: within a time, within a size, and whatever comes, with an answer. */
import type { ToolDeclaration } from '../realtime/vocabulary'
import type { Log } from '../log'
import { ToolFailure, type FailureCode, type FileMatch, type Prepared, type Tool } from './definition'
import { createFolderAccess } from './folder-access'
import type { FolderPermissions } from './permissions'
import { createTimeLimit } from './time-limit'

interface CallResult {
  outcome: 'done' | 'denied' | 'failed' | 'cancelled'
  /** JSON for the model. */
  output: string
  count: number | null
  /** What it was after, to be shown. */
  subject: string
}

export interface ToolRegistry {
  declarations(): ToolDeclaration[]
  /** What a call is after, to be shown before it has run. */
  subject(name: string, argumentsJson: string): string
  /** Never rejects. */
  call(name: string, argumentsJson: string, signal: AbortSignal): Promise<CallResult>
}

const maximumOutputBytes = 16 * 1_024

function failure(code: FailureCode, message: string, matches?: readonly FileMatch[]): string {
  return JSON.stringify({ error: { code, message, ...(matches ? { matches } : {}) } })
}

function parse(argumentsJson: string): unknown {
  // Some models send nothing at all for a call without arguments.
  return argumentsJson.trim() === '' ? {} : (JSON.parse(argumentsJson) as unknown)
}

export function createToolRegistry(dependencies: {
  tools: readonly Tool[]
  permissions: FolderPermissions
  /** Absolute paths by the names that people use: home, documents, downloads, desktop. */
  knownFolders(): Record<string, string>
  log: Pick<Log, 'info' | 'warn'>
  timeLimitMs?: number
}): ToolRegistry {
  const { permissions, knownFolders, log, timeLimitMs = 30_000 } = dependencies
  const tools = new Map(dependencies.tools.map((tool) => [tool.name, tool]))

  const prepare = (name: string, argumentsJson: string): Prepared & { tool?: Tool } => {
    const tool = tools.get(name)
    if (!tool) return { ok: false, problem: `There is no tool called ${name.slice(0, 60)}.` }
    try {
      return { ...tool.prepare(parse(argumentsJson)), tool }
    } catch {
      return { ok: false, problem: 'The arguments are not JSON.' }
    }
  }

  const run = async (tool: Tool, call: Prepared & { ok: true }, signal: AbortSignal): Promise<CallResult> => {
    const over = new AbortController()
    const either = new AbortController()
    const stop = (): void => either.abort()
    for (const source of [signal, over.signal]) source.addEventListener('abort', stop, { once: true })
    if (signal.aborted) stop()
    const limit = createTimeLimit(timeLimitMs, () => over.abort())
    const folders = createFolderAccess(
      {
        knownFolders,
        permissions: {
          ...permissions,
          request: (question, asked) => limit.during(() => permissions.request(question, asked)),
        },
      },
      { tool: tool.name, purpose: tool.purpose, subject: call.subject, signal: either.signal },
    )
    const { subject } = call
    // A disk that does not answer must not hold up the conversation: the call is left behind then.
    const stopped = new Promise<never>((_, reject) => {
      const leave = (): void => reject(new Error('stopped'))
      if (either.signal.aborted) leave()
      else either.signal.addEventListener('abort', leave, { once: true })
    })
    try {
      const work = either.signal.aborted ? stopped : call.run({ folders, signal: either.signal })
      const result = await Promise.race([work, stopped])
      const output = JSON.stringify(result.output)
      if (Buffer.byteLength(output) > maximumOutputBytes) throw new ToolFailure('failed', 'The result is too long.')
      return { outcome: 'done', output, count: result.count, subject }
    } catch (cause) {
      const end = (outcome: CallResult['outcome'], output: string): CallResult => ({
        outcome,
        output,
        count: null,
        subject,
      })
      if (signal.aborted) return end('cancelled', failure('failed', 'The person stopped it.'))
      if (over.signal.aborted) return end('failed', failure('failed', 'It took too long.'))
      if (cause instanceof ToolFailure)
        return end(cause.code === 'denied' ? 'denied' : 'failed', failure(cause.code, cause.message, cause.matches))
      log.warn('tool failed', { tool: tool.name, error: cause instanceof Error ? cause.name : 'unknown' })
      return end('failed', failure('failed', 'Something went wrong.'))
    } finally {
      limit.dispose()
      signal.removeEventListener('abort', stop)
    }
  }

  return {
    declarations: () =>
      [...tools.values()].map(({ name, description, parameters }) => ({ name, description, parameters })),
    subject(name, argumentsJson) {
      const prepared = prepare(name, argumentsJson)
      return prepared.ok ? prepared.subject : ''
    },
    async call(name, argumentsJson, signal) {
      const { tool, ...prepared } = prepare(name, argumentsJson)
      if (!prepared.ok || !tool) {
        const problem = prepared.ok ? '' : prepared.problem
        return { outcome: 'failed', output: failure('failed', problem), count: null, subject: '' }
      }
      const startedAtMs = Date.now()
      const result = await run(tool, prepared, signal)
      log.info('tool', { tool: name, outcome: result.outcome, durationMs: Date.now() - startedAtMs })
      return result
    },
  }
}
