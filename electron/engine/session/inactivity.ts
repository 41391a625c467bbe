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

  function timeoutMs(): number | null {
    const { turnDetection } = deps.config()
    return turnDetection?.type === 'server_vad' ? turnDetection.idleTimeoutMs : null
  }

  return {
    restart(response) {
      const limitMs = timeoutMs()
      if (response.conversationId === null || limitMs === null) return
      callOff()
      callOff = deps.clock.after(playbackMs(response) + limitMs, () => {
        // It may have been switched off since.
        if (timeoutMs() !== null) deps.onInactive()
      })
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
