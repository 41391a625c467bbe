/** Runs the calls of one response side by side and gives every call exactly one output. */
import type { ToolEntry } from '../../shared/conversation'
import type { Clock } from './clock'
import type { FunctionCall } from './vocabulary'

export interface ToolResult {
  outcome: 'done' | 'denied' | 'failed' | 'cancelled'
  /** JSON for the model. */
  output: string
  subject: string
  count: number | null
}

export interface ToolTurns {
  /** @returns true when the results want an answer; false when the person has moved on */
  run(calls: readonly FunctionCall[]): Promise<boolean>
  cancel(): void
  /** Resolves when nothing runs any more, or does not end in time. */
  settled(): Promise<void>
  /** The call that has been running longest. */
  readonly acting: { tool: string; sinceMs: number } | null
}

/** A cancelled tool answers at once; one that does not is not waited for. */
const settleMs = 1_000

export function createToolTurns(
  dependencies: {
    call(name: string, argumentsJson: string, signal: AbortSignal): Promise<ToolResult>
    subject(name: string, argumentsJson: string): string
    clock: Clock
  },
  events: {
    onEntry(entry: ToolEntry): void
    onOutput(callId: string, output: string): void
    onActing(): void
  },
): ToolTurns {
  const { clock } = dependencies
  const running = new Map<string, { tool: string; sinceMs: number }>()
  /** A call that a server repeats is run once. */
  const seen = new Set<string>()
  const idle: (() => void)[] = []
  let abort = new AbortController()

  const runOne = async (call: FunctionCall, signal: AbortSignal): Promise<void> => {
    const sinceMs = clock.now()
    const entry: ToolEntry = {
      kind: 'tool',
      id: call.callId,
      name: call.name,
      arguments: call.arguments,
      status: 'running',
      subject: dependencies.subject(call.name, call.arguments),
      count: null,
      atMs: sinceMs,
      durationMs: null,
    }
    running.set(call.callId, { tool: call.name, sinceMs })
    events.onEntry(entry)
    events.onActing()
    const result = await dependencies.call(call.name, call.arguments, signal)
    running.delete(call.callId)
    events.onEntry({
      ...entry,
      status: result.outcome,
      subject: result.subject || entry.subject,
      count: result.count,
      durationMs: clock.now() - sinceMs,
    })
    events.onOutput(call.callId, result.output)
    events.onActing()
    if (running.size === 0) for (const resolve of idle.splice(0)) resolve()
  }

  return {
    async run(calls) {
      const { signal } = abort
      const fresh = calls.filter(({ callId }, at) => {
        return !seen.has(callId) && calls.findIndex((other) => other.callId === callId) === at
      })
      for (const call of fresh) seen.add(call.callId)
      await Promise.all(fresh.map((call) => runOne(call, signal)))
      return fresh.length > 0 && !signal.aborted
    },
    cancel() {
      abort.abort()
      abort = new AbortController()
    },
    settled: () =>
      new Promise((resolve) => {
        if (running.size === 0) return resolve()
        const stopTimer = clock.after(settleMs, resolve)
        idle.push(() => {
          stopTimer()
          resolve()
        })
      }),
    get acting() {
      const [first] = running.values()
      return first ?? null
    },
  }
}
