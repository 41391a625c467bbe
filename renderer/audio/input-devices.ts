/** Which microphone is meant, and how it is noticed that this has changed: unplugged, back, or another the default. */

export type Devices = Pick<
  MediaDevices,
  'getUserMedia' | 'enumerateDevices' | 'addEventListener' | 'removeEventListener'
>

/**
 * Without asking, neither `ended` nor `devicechange` arrives on Linux when a device is unplugged, and meanwhile the
 * stream carries the loudspeaker's own sound.
 */
export const pollMs = 250
const absent = new Set(['NotFoundError', 'OverconstrainedError'])

interface InputWish {
  /** Empty: the system's default. */
  deviceId: string
  echoCancellation: boolean
}

/**
 * Opens the microphone that is wished for, or the default one where it is not there.
 * @throws what `getUserMedia` throws
 */
export async function openInput(
  devices: Devices,
  { deviceId, echoCancellation }: InputWish,
): Promise<{ stream: MediaStream; track: MediaStreamTrack }> {
  const common = { echoCancellation, noiseSuppression: true, autoGainControl: true, channelCount: 1 }
  const ask = (audio: MediaTrackConstraints): Promise<MediaStream> => devices.getUserMedia({ audio })
  const stream =
    deviceId === ''
      ? await ask(common)
      : await ask({ ...common, deviceId: { exact: deviceId } }).catch((cause: unknown) => {
          if (cause instanceof Error && absent.has(cause.name)) return ask(common)
          throw cause
        })
  const [track] = stream.getAudioTracks()
  if (!track) throw new DOMException('no audio track', 'NotFoundError')
  return { stream, track }
}

/**
 * Tells one default device from another. On Linux its name is the same whichever it is: there, any device that comes
 * or goes may have changed it.
 */
function defaultOf(inputs: readonly MediaDeviceInfo[]): string {
  const named = inputs.find(({ deviceId }) => deviceId === 'default')
  if (!named) return ''
  const others = inputs.filter((device) => device !== named)
  const isTelling = others.some(({ label }) => label !== '' && named.label.includes(label))
  const place = `${named.label} ${named.groupId}`
  return isTelling ? place : [place, ...others.map(({ deviceId }) => deviceId).sort()].join(' ')
}

/**
 * Watches the devices while one is open.
 * @param onChange it is gone, the chosen one is back, or the system's default is another: called once
 * @returns a function that ends it
 */
export function watchInput(
  devices: Devices,
  track: MediaStreamTrack,
  wishedId: string,
  onChange: () => void,
): () => void {
  const openedId = track.getSettings().deviceId
  let defaultDevice: string | null = null
  let isAsking = false
  let isOver = false

  const hasChanged = (inputs: readonly MediaDeviceInfo[]): boolean => {
    const has = (deviceId: string): boolean => inputs.some((device) => device.deviceId === deviceId)
    if (track.readyState === 'ended') return true
    if (openedId !== undefined && !has(openedId)) return true
    if (wishedId !== '') return openedId !== wishedId && has(wishedId)
    const current = defaultOf(inputs)
    const isOther = defaultDevice !== null && current !== defaultDevice
    defaultDevice = current
    return isOther
  }
  const look = (): void => {
    if (isAsking || isOver) return
    isAsking = true
    devices
      .enumerateDevices()
      .then(
        (all) => {
          if (isOver || !hasChanged(all.filter(({ kind }) => kind === 'audioinput'))) return
          stop()
          onChange()
        },
        () => undefined,
      )
      .finally(() => (isAsking = false))
  }
  const stop = (): void => {
    isOver = true
    clearInterval(timer)
    devices.removeEventListener('devicechange', look)
    track.removeEventListener('ended', look)
  }
  const timer = setInterval(look, pollMs)
  devices.addEventListener('devicechange', look)
  track.addEventListener('ended', look)
  // What there is now is what a change is measured by.
  look()
  return stop
}
