/** How long sound takes through the main process, from the trace of a run. */
import type { TraceEvent } from '../app/trace-reader'

/**
 * From the worklet's post of a frame to its write to the socket. The first part, up to main, is on the wall clock in
 * whole milliseconds: a worklet has no other.
 */
export function captureDelaysMs(events: readonly TraceEvent[]): number[] {
  const delaysMs: number[] = []
  let frame: TraceEvent | null = null
  for (const event of events) {
    if (event.direction === 'app' && event.name === 'frame') frame = event
    else if (event.direction === 'out' && event.name === 'append' && frame) {
      delaysMs.push(Number(frame.id) + event.timeMs - frame.timeMs)
      frame = null
    }
  }
  return delaysMs
}

/** From a delta's arrival at the socket to its hand-over to the playback port. One that was dropped has no end. */
export function playbackDelaysMs(events: readonly TraceEvent[]): number[] {
  const delaysMs: number[] = []
  let waiting: TraceEvent[] = []
  for (const event of events) {
    if (event.direction === 'in' && event.name === 'audio-delta') waiting.push(event)
    else if (event.direction === 'app' && event.name === 'to playback') {
      const delta = waiting.find(({ id }) => id === event.id)
      if (!delta) continue
      // Deltas keep their order: those before it never got through.
      waiting = waiting.slice(waiting.indexOf(delta) + 1)
      delaysMs.push(event.timeMs - delta.timeMs)
    }
  }
  return delaysMs
}
