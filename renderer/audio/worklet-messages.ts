/** What the audio page and its worklets say to each other beside the sound, and the names the processors go by. */

export const processors = { playback: 'parley-playback', capture: 'parley-capture' } as const

/** Hands main's port on: from then on sound no longer touches the page. */
interface PortHandover {
  kind: 'port'
  port: MessagePort
}

export type ToPlaybackNode = PortHandover

/** Sound began or ended. */
export interface FromPlaybackNode {
  kind: 'sounding'
  sounding: boolean
}

/** `expect` comes before a microphone is connected; its number returns with what is told of that one. */
export type ToCaptureNode =
  | PortHandover
  | { kind: 'expect'; connection: number }
  /** Closed, sound is kept for half a second and handed on when it opens. */
  | { kind: 'gate'; isOpen: boolean }

export type FromCaptureNode =
  | { kind: 'first-sample'; connection: number }
  /** The microphone delivers nothing but zeros, or something again. */
  | { kind: 'deaf'; connection: number; isDeaf: boolean }
