/** What can be chosen in a list of sound devices. */
import type { AudioDevices } from '../../../shared/ipc/contract'

export interface DeviceOption {
  id: string
  /** Empty: it has no name of its own. */
  label: string
  kind: 'default' | 'present' | 'absent'
}

/** The browser's own names for what the system has chosen: the first entry stands for them. */
const aliases = new Set(['', 'default', 'communications'])

/**
 * The system's default, those that are there, and the chosen one even where it is not.
 * @param labels names of devices that were there before
 */
export function deviceOptions(
  devices: AudioDevices['inputs'],
  chosen: string,
  labels: ReadonlyMap<string, string>,
): DeviceOption[] {
  const present = devices
    .filter(({ id }) => !aliases.has(id))
    .map(({ id, label }): DeviceOption => ({ id, label, kind: 'present' }))
  const isMissing = chosen !== '' && !present.some(({ id }) => id === chosen)
  return [
    { id: '', label: '', kind: 'default' },
    ...present,
    ...(isMissing ? [{ id: chosen, label: labels.get(chosen) ?? '', kind: 'absent' as const }] : []),
  ]
}
