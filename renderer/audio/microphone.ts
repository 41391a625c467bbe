/**
 * The one owner of the microphone: opens and closes it one step at a time, the latest wish wins, and it counts as open
 * only when its first real sample has come.
 */
import type { CommandInput } from '../../shared/ipc/contract'
import type { SafeError } from '../../shared/errors'
import { microphoneFailure } from './microphone-failure'

export type CaptureReport = CommandInput<'audio.capture'>

/** The audio graph's end of a microphone. */
export interface CaptureInput {
  /** Resolves at the first real sample of a stream that is connected after this call. */
  expect(): Promise<void>
  connect(stream: MediaStream): void
  disconnect(): void
}

export interface Microphone {
  want(wanted: boolean): void
}

type Devices = Pick<MediaDevices, 'getUserMedia' | 'enumerateDevices'>

const constraints: MediaStreamConstraints = {
  audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true, channelCount: 1 },
}
/** An idle PulseAudio source was seen to deliver its first sample after 1.6 s. */
export const firstSampleLimitMs = 5_000
/** Without this neither `ended` nor `devicechange` arrives on Linux when a device is unplugged. */
export const pollMs = 1_000

export function createMicrophone(
  dependencies: { devices: Devices; input: CaptureInput },
  report: (report: CaptureReport) => void,
): Microphone {
  const { devices, input } = dependencies
  let wanted = false
  let stream: MediaStream | null = null
  let busy = false
  let poll: ReturnType<typeof setInterval> | undefined
  /** Ends the wait for the first sample: it is no longer wanted, or lost. */
  let stopWaiting: () => void = () => undefined

  const release = (): void => {
    clearInterval(poll)
    input.disconnect()
    for (const track of stream?.getTracks() ?? []) track.stop()
    stream = null
  }
  const fail = (error: SafeError): void => {
    release()
    wanted = false
    stopWaiting()
    report({ kind: 'failed', error })
  }
  const watch = (opened: MediaStream, track: MediaStreamTrack): void => {
    const { deviceId } = track.getSettings()
    const lose = (): void => {
      if (stream === opened) fail({ code: 'audio.microphone-lost', detail: '' })
    }
    track.addEventListener('ended', lose)
    poll = setInterval(() => {
      devices.enumerateDevices().then(
        (all) => {
          const inputs = all.filter(({ kind }) => kind === 'audioinput')
          const isListed = deviceId === undefined || inputs.some((device) => device.deviceId === deviceId)
          if (track.readyState === 'ended' || !isListed) lose()
        },
        () => undefined,
      )
    }, pollMs)
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

  const open = async (): Promise<void> => {
    const firstSample = input.expect()
    let track: MediaStreamTrack | undefined
    try {
      stream = await devices.getUserMedia(constraints)
      track = stream.getAudioTracks()[0]
      if (!wanted) return
      if (!track) return fail({ code: 'audio.microphone-missing', detail: '' })
      input.connect(stream)
    } catch (cause) {
      if (wanted) fail(microphoneFailure(cause))
      return
    }
    watch(stream, track)
    let outcome: 'sample' | 'stopped' | 'late'
    // A wish that came back before anyone noticed goes on waiting.
    do outcome = await firstOf(firstSample)
    while (outcome === 'stopped' && wanted)
    stopWaiting = () => undefined
    if (outcome === 'late') fail({ code: 'audio.microphone-silent', detail: '' })
    else if (outcome === 'sample' && wanted) report({ kind: 'open', label: track.label })
  }

  const settle = async (): Promise<void> => {
    if (busy) return
    busy = true
    while (wanted !== (stream !== null)) {
      if (wanted) await open()
      else {
        release()
        report({ kind: 'closed' })
      }
    }
    busy = false
  }

  return {
    want(next) {
      if (next === wanted) return
      wanted = next
      if (!next) stopWaiting()
      void settle()
    },
  }
}
