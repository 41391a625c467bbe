/**
 * The one owner of the microphone: opens, changes and closes it one step at a time, the latest wish wins, and it counts
 * as open only when its first real sample has come. A device that goes is replaced by another without anyone asking.
 */
import type { CommandInput } from '../../shared/ipc/contract'
import type { SafeError } from '../../shared/errors'
import { openInput, watchInput, type Devices } from './input-devices'
import { microphoneFailure } from './microphone-failure'

export type CaptureReport = CommandInput<'audio.capture'>

/** The audio graph's end of a microphone. */
export interface CaptureInput {
  /** Resolves at the first real sample of a stream that is connected after this call. */
  expect(onDeaf: (isDeaf: boolean) => void): Promise<void>
  /** Whether frames are handed on, or only the last half second kept. */
  gate(isOpen: boolean): void
  connect(stream: MediaStream): void
  disconnect(): void
}

export interface MicrophoneWish {
  /** Sound is wanted now. */
  open: boolean
  /** Kept open between times, so that the word spoken while pressing is not lost. */
  standby: boolean
  /** Empty: the system's default, whichever it is at the time. */
  deviceId: string
  echoCancellation: boolean
}

export interface Microphone {
  want(wish: MicrophoneWish): void
}

interface Opened {
  label: string
  wish: MicrophoneWish
  isDelivering: boolean
  dispose(): void
}

/** An idle PulseAudio source was seen to deliver its first sample after 1.6 s. */
export const firstSampleLimitMs = 5_000
/** A device that goes takes others with it for a moment: a headset is both microphone and loudspeaker. */
export const settleMs = 300

export function createMicrophone(
  dependencies: { devices: Devices; input: CaptureInput },
  report: (report: CaptureReport) => void,
): Microphone {
  const { devices, input } = dependencies
  let wish: MicrophoneWish = { open: false, standby: false, deviceId: '', echoCancellation: true }
  let opened: Opened | null = null
  /** What is open went away, or is no longer what is meant. */
  let isStale = false
  let isReported = false
  let isBusy = false
  /** Ends the wait for the first sample: it is no longer wanted, or lost. */
  let stopWaiting: () => void = () => undefined

  const isWanted = (): boolean => wish.open || wish.standby
  const fits = ({ wish: own }: Opened): boolean =>
    !isStale && own.deviceId === wish.deviceId && own.echoCancellation === wish.echoCancellation
  const isSettled = (): boolean => (opened ? isWanted() && fits(opened) : !isWanted())

  const tell = (): void => {
    const label = wish.open && opened?.isDelivering ? opened.label : null
    if ((label !== null) === isReported) return
    isReported = label !== null
    report(label === null ? { kind: 'closed' } : { kind: 'open', label })
  }
  const release = (): void => {
    opened?.dispose()
    opened = null
    isStale = false
  }
  const fail = (error: SafeError): void => {
    release()
    isReported = false
    wish = { ...wish, open: false, standby: false }
    report({ kind: 'failed', error })
  }
  const lose = (): void => {
    isStale = true
    if (isReported) report({ kind: 'lost' })
    isReported = false
    stopWaiting()
    void settle()
  }

  const firstOf = (sample: Promise<void>): Promise<'sample' | 'stopped' | 'late'> =>
    new Promise((resolve) => {
      const timer = setTimeout(() => resolve('late'), firstSampleLimitMs)
      const finish = (outcome: 'sample' | 'stopped'): void => {
        clearTimeout(timer)
        resolve(outcome)
      }
      stopWaiting = () => finish('stopped')
      void sample.then(() => finish('sample'))
    })

  const open = async (isRecovery: boolean): Promise<void> => {
    const own = wish
    const firstSample = input.expect((isDeaf) => {
      if (opened?.wish === own && wish.open) report({ kind: 'deaf', isDeaf })
    })
    let current: Opened
    try {
      const { stream, track } = await openInput(devices, own)
      const stopWatching = watchInput(devices, track, own.deviceId, lose)
      current = opened = {
        label: track.label,
        wish: own,
        isDelivering: false,
        dispose() {
          stopWatching()
          input.disconnect()
          for (const each of stream.getTracks()) each.stop()
        },
      }
      if (isWanted()) input.connect(stream)
    } catch (cause) {
      const failure = microphoneFailure(cause)
      const isGone = isRecovery && failure.code === 'audio.microphone-missing'
      if (isWanted()) fail(isGone ? { code: 'audio.microphone-lost', detail: '' } : failure)
      return
    }
    let outcome: 'sample' | 'stopped' | 'late' = 'stopped'
    // A wish that came back before anyone noticed goes on waiting.
    while (outcome === 'stopped' && isSettled()) outcome = await firstOf(firstSample)
    stopWaiting = () => undefined
    if (outcome === 'late') fail({ code: 'audio.microphone-silent', detail: '' })
    current.isDelivering = outcome === 'sample'
  }

  const settle = async (): Promise<void> => {
    if (isBusy) return
    isBusy = true
    while (!isSettled()) {
      const isRecovery = isStale
      release()
      tell()
      if (isRecovery) await new Promise((resolve) => setTimeout(resolve, settleMs))
      if (isWanted()) await open(isRecovery)
    }
    isBusy = false
    tell()
  }

  return {
    want(next) {
      if (JSON.stringify(next) === JSON.stringify(wish)) return
      wish = next
      input.gate(next.open)
      if (!isSettled()) stopWaiting()
      if (isSettled() && !isBusy) tell()
      void settle()
    },
  }
}
