/** The idle timeout of `server_vad`: how long after an answer has been played nobody has spoken. */

import type { Clock } from '../clock'
import type { ResponseState } from '../protocol/fact'
import type { SessionConfig } from '../protocol/session-config'
import { durationMs } from './heard-text'

export interface Inactivity {
  /** Counts from the end of this response's sound, taken to be played from now on. */
  restart(response: ResponseState): void
  stop(): void
}

export function createInactivity(deps: { clock: Clock; config: () => SessionConfig; onInactive(): void }): Inactivity {
  let callOff = () => {}

  return {
    restart(response) {
      callOff()
      const detection = deps.config().turnDetection
      if (response.conversationId === null || detection?.type !== 'server_vad' || detection.idleTimeoutMs === null)
        return
      callOff = deps.clock.after(playbackMs(response) + detection.idleTimeoutMs, deps.onInactive)
    },
    stop() {
      callOff()
    },
  }
}

function playbackMs(response: ResponseState): number {
  let sampleCount = 0
  for (const item of response.output) {
    if (item.kind !== 'message') continue
    for (const content of item.content) if (content.kind === 'output_audio') sampleCount += content.sampleCount
  }
  return durationMs(sampleCount)
}
