/** The microphones and loudspeakers there are, by the names that a person knows them by. */
import type { AudioDevices } from '../../shared/ipc/contract'

/** A headset that is plugged in brings several devices, one after the other. */
export const calmMs = 300
/** Chromium's names for whatever the system prefers: the person's choice of none. */
const aliases = new Set(['default', 'communications', ''])

/** Tells them now and whenever they change. */
export function watchDevices(
  devices: Pick<MediaDevices, 'enumerateDevices' | 'addEventListener'>,
  report: (devices: AudioDevices) => void,
): void {
  let told = ''
  let timer: ReturnType<typeof setTimeout> | undefined

  const look = async (): Promise<void> => {
    const all = await devices.enumerateDevices()
    const of = (wanted: MediaDeviceKind) =>
      all
        .filter(({ kind, deviceId }) => kind === wanted && !aliases.has(deviceId))
        .map(({ deviceId, label }) => ({ id: deviceId, label }))
    const found = { inputs: of('audioinput'), outputs: of('audiooutput') }
    const text = JSON.stringify(found)
    if (text === told) return
    told = text
    report(found)
  }
  const lookSoon = (): void => {
    clearTimeout(timer)
    timer = setTimeout(() => void look().catch(() => undefined), calmMs)
  }
  devices.addEventListener('devicechange', lookSoon)
  lookSoon()
}
