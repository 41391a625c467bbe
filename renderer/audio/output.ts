/** Watches the loudspeaker: how late it sounds what was handed over, and whether the device still plays at all. */
import type { CommandInput } from '../../shared/ipc/contract'

export type OutputReport = CommandInput<'audio.output'>

export interface Output {
  setSounding(sounding: boolean): void
  fault(detail: string): void
}

type Context = Pick<AudioContext, 'outputLatency' | 'baseLatency' | 'state' | 'resume' | 'addEventListener'>

export const pollMs = 200
/** A context takes some hundred milliseconds to start; one that is still not running then has no device. */
export const resumeLimitMs = 5_000
/** A smaller change than this is not worth a message. */
const stepMs = 1

export function createOutput(context: Context, report: (report: OutputReport) => void): Output {
  let reportedMs: number | null = null
  let poll: ReturnType<typeof setInterval> | undefined
  let recovery: ReturnType<typeof setInterval> | undefined
  let isReported = false

  const fault = (detail: string): void => {
    report({ kind: 'failed', error: { code: 'audio.output-failed', detail } })
  }
  const measure = (): void => {
    const outputLatencyMs = (context.outputLatency || context.baseLatency) * 1000
    if (reportedMs !== null && Math.abs(outputLatencyMs - reportedMs) < stepMs) return
    reportedMs = outputLatencyMs
    report({ kind: 'latency', outputLatencyMs })
  }
  const resume = (): void => {
    context.resume().catch(() => undefined)
  }
  /** A device that went to sleep or was taken away stops the context: it is asked to run until it does, and told once. */
  const onState = (): void => {
    if (context.state === 'running' || context.state === 'closed') {
      clearInterval(recovery)
      recovery = undefined
      isReported = false
      return
    }
    if (recovery !== undefined) return
    resume()
    recovery = setInterval(() => {
      if (!isReported) fault(context.state)
      isReported = true
      resume()
    }, resumeLimitMs)
  }

  context.addEventListener('statechange', onState)
  context.addEventListener('error', onState)
  onState()
  return {
    setSounding(sounding) {
      clearInterval(poll)
      if (!sounding) return
      measure()
      poll = setInterval(measure, pollMs)
    },
    fault,
  }
}
