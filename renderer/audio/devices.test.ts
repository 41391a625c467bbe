import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { AudioDevices } from '../../shared/ipc/contract'
import { calmMs, watchDevices } from './devices'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const device = (kind: MediaDeviceKind, deviceId: string): MediaDeviceInfo =>
  ({ kind, deviceId, label: `${deviceId} label` }) as MediaDeviceInfo

test('devices are told by name, once a change has calmed down, and only when they differ', async () => {
  let present = [device('audioinput', 'default'), device('audioinput', 'desk'), device('audiooutput', 'box')]
  const changes = new EventTarget()
  const reports: AudioDevices[] = []
  watchDevices(
    { enumerateDevices: () => Promise.resolve(present), addEventListener: changes.addEventListener.bind(changes) },
    (devices) => reports.push(devices),
  )
  await vi.advanceTimersByTimeAsync(calmMs)
  const first = { inputs: [{ id: 'desk', label: 'desk label' }], outputs: [{ id: 'box', label: 'box label' }] }
  expect(reports).toEqual([first])

  present = [...present, device('audioinput', 'headset')]
  for (let count = 0; count < 3; count++) {
    changes.dispatchEvent(new Event('devicechange'))
    await vi.advanceTimersByTimeAsync(calmMs / 2)
  }
  expect(reports).toHaveLength(1)
  await vi.advanceTimersByTimeAsync(calmMs)
  expect(reports[1]?.inputs.map(({ id }) => id)).toEqual(['desk', 'headset'])
  changes.dispatchEvent(new Event('devicechange'))
  await vi.advanceTimersByTimeAsync(calmMs)
  expect(reports).toHaveLength(2)
})
