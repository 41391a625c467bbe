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
  /** Speech is heard: a key that is held so is not stuck. */
  voice(): void
  readonly mode: TalkMode
}

/** Shorter is a tap. */
const tapMs = 300
/** A key that comes up and down again so soon has bounced. */
const bounceMs = 30
/** The end of a word is often spoken while the finger already rises. */
const releaseGraceMs = 50
/** A key that is held for so long while nobody speaks is stuck, or its release was lost. */
export const stuckMs = 30_000

export function createTalk({ clock }: { clock: Clock }, actions: TalkActions): Talk {
  let mode: TalkMode = 'idle'
  let pressed: { atMs: number; interrupted: boolean; wasOpen: boolean } | null = null
  /** Let go, and not yet acted upon. */
  let released: { atMs: number; cancel(): void } | null = null
  let lastVoiceMs = 0
  let stopWatch: () => void = () => undefined

  const setMode = (next: TalkMode): void => {
    if (next === mode) return
    mode = next
    actions.onMode(next)
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
  const sendHeld = (): void => {
    actions.sendHeld()
    actions.listen(false)
    setMode('idle')
  }
  const watch = (): void => {
    stopWatch = clock.after(lastVoiceMs + stuckMs - clock.now(), () => {
      if (!pressed || mode !== 'hold') return
      if (clock.now() - lastVoiceMs < stuckMs) return watch()
      pressed = null
      sendHeld()
    })
  }
  const forget = (): void => {
    released?.cancel()
    released = null
    stopWatch()
  }
  const settle = (): void => {
    if (!pressed || !released) return
    const { atMs, interrupted, wasOpen } = pressed
    const tapped = released.atMs - atMs < tapMs
    forget()
    pressed = null
    if (wasOpen) {
      if (!(tapped && interrupted)) close()
    } else if (mode !== 'hold') return
    else if (!tapped) sendHeld()
    else if (interrupted) {
      actions.discardHeld()
      actions.listen(false)
      setMode('idle')
    } else open()
  }

  const talk: Talk = {
    press() {
      if (released && clock.now() - released.atMs < bounceMs) {
        released.cancel()
        released = null
        return
      }
      settle()
      if (pressed) return
      const interrupted = actions.answering()
      if (interrupted) actions.interrupt()
      pressed = { atMs: clock.now(), interrupted, wasOpen: mode === 'open' }
      if (mode !== 'idle') return
      lastVoiceMs = clock.now()
      hold()
      watch()
    },
    release() {
      if (!pressed || released) return
      const nowMs = clock.now()
      const delayMs = nowMs - pressed.atMs < tapMs ? bounceMs : releaseGraceMs
      released = { atMs: nowMs, cancel: clock.after(delayMs, settle) }
    },
    toggle() {
      if (actions.answering()) actions.interrupt()
      else if (mode === 'open') close()
      else if (mode === 'idle') open()
    },
    stop() {
      pressed = null
      forget()
      if (mode === 'hold') actions.discardHeld()
      if (mode === 'open') actions.discardOpen()
      if (mode !== 'idle') actions.listen(false)
      setMode('idle')
    },
    voice() {
      lastVoiceMs = clock.now()
    },
    get mode() {
      return mode
    },
  }
  return talk
}
