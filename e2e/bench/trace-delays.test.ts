import { expect, test } from 'vitest'
import type { TraceEvent } from '../app/trace-reader'
import { captureDelaysMs, playbackDelaysMs } from './trace-delays'

const event = (timeMs: number, direction: TraceEvent['direction'], name: string, id: string | null): TraceEvent => ({
  timeMs,
  direction,
  name,
  id,
})

test('a frame counts from the worklet to the next append; one that is not sent does not count', () => {
  const events = [
    event(100, 'app', 'frame', '2'),
    event(101.5, 'out', 'append', null),
    event(120, 'app', 'frame', '0'),
    event(140, 'app', 'frame', '1'),
    event(140.25, 'out', 'append', null),
    event(150, 'out', 'append', null),
  ]
  expect(captureDelaysMs(events)).toEqual([3.5, 1.25])
})

test('a delta counts from the socket to the port of its own item', () => {
  const events = [
    event(10, 'in', 'audio-delta', 'a'),
    event(11, 'in', 'audio-delta', 'b'),
    event(14, 'app', 'to playback', 'b'),
    event(20, 'in', 'audio-delta', 'b'),
    event(20.5, 'app', 'to playback', 'b'),
    event(21, 'app', 'to playback', 'c'),
  ]
  expect(playbackDelaysMs(events)).toEqual([3, 0.5])
})
