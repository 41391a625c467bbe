/**
 * The one owner of the talk key. A hold talks until it is let go; a tap opens the microphone for a conversation in
 * which the server finds the ends of turns, the next tap closes it; while Parley speaks, a tap interrupts.
 */
import type { Clock } from './clock'

export type TalkMode = 'idle' | 'hold' | 'open'

export interface TalkActions {
  /** Whether there is an answer to interrupt: sounding, or still being made. */
  answering(): boolean
  interrupt(): void
  /** Open or close the microphone. */
  listen(wanted: boolean): void
  /** A held turn begins: nothing but its end may end it. */
  beginHeld(): void
  /** The key was let go: what was said is the turn. */
  sendHeld(): void
  /** What was said since the key went down is dropped. */
  discardHeld(): void
  /** From here on the server finds the ends of turns. */
  beginOpen(): void
  /** The microphone is about to close: speech in progress is the turn. */
  endOpen(): void
  discardOpen(): void
  onMode(mode: TalkMode): void
}

export interface Talk {
  press(): void
  release(): void
  toggle(): void
  /** Drops what is being said and closes the microphone. */
  stop(): void
  readonly mode: TalkMode
}

/** Shorter is a tap. */
const tapMs = 300
/** The end of a word is often spoken while the finger already rises. */
const releaseGraceMs = 50

export function createTalk({ clock }: { clock: Clock }, actions: TalkActions): Talk {
  let mode: TalkMode = 'idle'
  let pressed: { atMs: number; interrupted: boolean; wasOpen: boolean } | null = null
  let stopGrace: (() => void) | null = null

  const setMode = (next: TalkMode): void => {
    if (next === mode) return
    mode = next
    actions.onMode(next)
  }
  const endGrace = (): void => {
    stopGrace?.()
    stopGrace = null
  }
  const open = (): void => {
    setMode('open')
    actions.beginOpen()
    actions.listen(true)
  }
  const close = (): void => {
    actions.endOpen()
    actions.listen(false)
    setMode('idle')
  }
  const hold = (): void => {
    setMode('hold')
    actions.beginHeld()
    actions.listen(true)
  }
  const letGo = (): void => {
    endGrace()
    if (mode !== 'hold') return
    actions.sendHeld()
    actions.listen(false)
    setMode('idle')
  }

  const talk: Talk = {
    press() {
      if (pressed) return
      if (stopGrace) letGo()
      const interrupted = actions.answering()
      if (interrupted) actions.interrupt()
      pressed = { atMs: clock.now(), interrupted, wasOpen: mode === 'open' }
      if (mode === 'idle') hold()
    },
    release() {
      if (!pressed) return
      const { atMs, interrupted, wasOpen } = pressed
      pressed = null
      const tapped = clock.now() - atMs < tapMs
      if (wasOpen) {
        if (!(tapped && interrupted)) close()
      } else if (mode !== 'hold') return
      else if (!tapped) stopGrace = clock.after(releaseGraceMs, letGo)
      else if (interrupted) {
        actions.discardHeld()
        actions.listen(false)
        setMode('idle')
      } else open()
    },
    toggle() {
      if (actions.answering()) actions.interrupt()
      else if (mode === 'open') close()
      else if (mode === 'idle') open()
    },
    stop() {
      pressed = null
      endGrace()
      if (mode === 'hold') actions.discardHeld()
      if (mode === 'open') actions.discardOpen()
      if (mode !== 'idle') actions.listen(false)
      setMode('idle')
    },
    get mode() {
      return mode
    },
  }
  return talk
}
