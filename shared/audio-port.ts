/** What crosses the two ports between the main process and the audio worklets. Sound is copied, never transferred. */

export type ToPlayback =
  | { kind: 'chunk'; itemId: string; samples: Int16Array }
  /** No more chunks will come for this item: running dry is its end, not starving. */
  | { kind: 'end'; itemId: string }
  /** Drop everything queued; answered with `flushed`. */
  | { kind: 'flush'; flushId: number }

export type PlaybackState = 'playing' | 'starving' | 'empty'

export type FromPlayback =
  /** Every 50 ms while playing, and at every change of state. `level` is the rms since the last report, 0 to 1. */
  | { kind: 'played'; itemId: string; samples: number; state: PlaybackState; level: number }
  /** All samples of the item have been consumed and its end is known. */
  | { kind: 'finished'; itemId: string; samples: number }
  /** Where the item being played stood when everything was dropped; null when nothing was playing. */
  | { kind: 'flushed'; flushId: number; itemId: string | null; samples: number }

/**
 * One frame of 480 samples; `first` marks the first one after the microphone was connected, `atMs` is the wall clock
 * when it was posted (worklets have no other clock), `reference` what the loudspeaker was given in the same 20 ms, null
 * when that was silence.
 */
export type FromCapture = {
  kind: 'frame'
  samples: Int16Array
  reference: Int16Array | null
  first: boolean
  atMs: number
}
