import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { pollMs } from './input-devices'
import { createMicrophone, firstSampleLimitMs, settleMs, type CaptureReport, type MicrophoneWish } from './microphone'

class FakeTrack extends EventTarget {
  readyState = 'live'
  constructor(readonly deviceId: string) {
    super()
  }
  get label(): string {
    return `${this.deviceId} microphone`
  }
  getSettings = () => ({ deviceId: this.deviceId })
  stop(): void {
    this.readyState = 'ended'
  }
}

interface Request {
  deviceId: string
  grant(): void
  refuse(name: string): void
}

const wish: MicrophoneWish = { open: true, standby: false, deviceId: '', echoCancellation: true }

/** Windows and macOS say which device it is, Linux does not. */
const named = (device: string): string => `Default - ${device}`
const nameless = (): string => 'Default'

function setUp(defaultLabel: (device: string) => string = named) {
  const reports: CaptureReport[] = []
  const tracks: FakeTrack[] = []
  const requests: Request[] = []
  const gates: boolean[] = []
  /** The first one is the default. */
  let present = ['desk']
  let expected: (() => void)[] = []
  let tellDeaf: (isDeaf: boolean) => void = () => undefined
  let connected = 0
  const changes = new EventTarget()
  const getUserMedia = ({ audio }: { audio: MediaTrackConstraints }): Promise<MediaStream> => {
    const exact = (audio.deviceId as { exact: string } | undefined)?.exact
    if (exact !== undefined && !present.includes(exact))
      return Promise.reject(new DOMException('', 'OverconstrainedError'))
    if (present.length === 0) return Promise.reject(new DOMException('', 'NotFoundError'))
    const deviceId = exact ?? present[0]!
    return new Promise((resolve, reject) => {
      requests.push({
        deviceId,
        grant() {
          const track = new FakeTrack(deviceId)
          tracks.push(track)
          const stream = { getTracks: () => [track], getAudioTracks: () => [track] }
          resolve(stream as unknown as MediaStream)
        },
        refuse: (name) => reject(new DOMException('', name)),
      })
    })
  }
  const enumerateDevices = () =>
    Promise.resolve(
      [...present, 'default'].map(
        (deviceId) =>
          ({
            deviceId,
            label: deviceId === 'default' ? defaultLabel(present[0]!) : deviceId,
            kind: 'audioinput',
            groupId: 'one for all',
          }) as MediaDeviceInfo,
      ),
    )
  const microphone = createMicrophone(
    {
      devices: {
        getUserMedia: getUserMedia as MediaDevices['getUserMedia'],
        enumerateDevices,
        addEventListener: changes.addEventListener.bind(changes),
        removeEventListener: changes.removeEventListener.bind(changes),
      },
      input: {
        expect(onDeaf) {
          tellDeaf = onDeaf
          return new Promise((resolve) => expected.push(resolve))
        },
        gate: (isOpen) => gates.push(isOpen),
        connect: () => connected++,
        disconnect: () => (connected = 0),
      },
    },
    (report) => reports.push(report),
  )
  const settled = () => vi.advanceTimersByTimeAsync(0)
  return {
    microphone,
    want: (change: Partial<MicrophoneWish>) => microphone.want({ ...wish, ...change }),
    reports,
    tracks,
    requests,
    gates,
    settled,
    deaf: (isDeaf: boolean) => tellDeaf(isDeaf),
    async plug(...devices: string[]) {
      present = devices
      changes.dispatchEvent(new Event('devicechange'))
      await settled()
    },
    unplug: () => (present = []),
    live: () => tracks.filter(({ readyState }) => readyState === 'live').length,
    connected: () => connected,
    async grant() {
      requests.at(-1)!.grant()
      await settled()
    },
    async sample() {
      for (const resolve of expected) resolve()
      expected = []
      await settled()
    },
    async opens(change: Partial<MicrophoneWish> = {}) {
      microphone.want({ ...wish, ...change })
      await this.grant()
      await this.sample()
    },
  }
}

const opened: CaptureReport = { kind: 'open', label: 'desk microphone' }
const failed = (code: string, detail: string) => ({ kind: 'failed', error: { code, detail } })

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

test('it is open when the first sample has come, and lets go of the device when closed', async () => {
  const page = setUp()
  page.want({})
  await page.grant()
  expect([page.reports, page.connected()]).toEqual([[], 1])
  await page.sample()
  expect(page.reports).toEqual([opened])
  page.want({ open: false })
  await page.settled()
  expect(page.reports).toEqual([opened, { kind: 'closed' }])
  expect([page.live(), page.connected()]).toEqual([0, 0])
})

test('wishes that change while it opens never open it twice; the latest wins', async () => {
  const page = setUp()
  for (const open of [true, false, true, false, true]) page.want({ open })
  await page.settled()
  expect(page.requests).toHaveLength(1)
  await page.grant()
  await page.sample()
  expect(page.reports).toEqual([opened])

  const other = setUp()
  other.want({})
  other.want({ open: false })
  await other.grant()
  expect([other.reports, other.live(), other.connected()]).toEqual([[], 0, 0])
})

test('closing does not wait for a first sample', async () => {
  const page = setUp()
  page.want({})
  await page.grant()
  page.want({ open: false })
  await page.settled()
  expect([page.reports, page.live()]).toEqual([[], 0])
})

test('a wish that is taken back and renewed while the first sample is awaited still opens', async () => {
  const page = setUp()
  page.want({})
  await page.grant()
  page.want({ open: false })
  page.want({})
  await page.settled()
  await page.sample()
  expect([page.reports, page.requests.length, page.live()]).toEqual([[opened], 1, 1])
})

test.each([
  ['NotAllowedError', 'audio.microphone-denied'],
  ['NotFoundError', 'audio.microphone-missing'],
  ['NotReadableError', 'audio.microphone-busy'],
  ['AbortError', 'audio.microphone-busy'],
])('%s is %s, and it can be tried again', async (name, code) => {
  const page = setUp()
  page.want({})
  page.requests[0]!.refuse(name)
  await page.settled()
  expect(page.reports).toEqual([failed(code, name)])
  page.want({})
  await page.grant()
  await page.sample()
  expect(page.reports.at(-1)).toEqual(opened)
})

test('a refusal that nobody waits for any more is not reported', async () => {
  const page = setUp()
  page.want({})
  page.want({ open: false })
  page.requests[0]!.refuse('NotAllowedError')
  await page.settled()
  expect(page.reports).toEqual([])
})

test.each([
  ['ends', (page: ReturnType<typeof setUp>) => page.tracks[0]!.dispatchEvent(new Event('ended'))],
  ['is no longer listed', () => undefined],
])('a device that %s while no other is there is lost', async (_way, happen) => {
  const page = setUp()
  await page.opens()
  await vi.advanceTimersByTimeAsync(3 * pollMs)
  expect(page.reports).toEqual([opened])
  page.unplug()
  page.tracks[0]!.readyState = 'ended'
  happen(page)
  await vi.advanceTimersByTimeAsync(pollMs + settleMs)
  expect(page.reports.slice(1)).toEqual([{ kind: 'lost' }, failed('audio.microphone-lost', '')])
  expect([page.live(), page.connected()]).toEqual([0, 0])
})

test('another device takes the place of one that goes, and is told by its name', async () => {
  const page = setUp()
  await page.plug('headset', 'desk')
  await page.opens()
  await page.plug('desk')
  expect(page.reports.slice(1)).toEqual([{ kind: 'lost' }])
  expect(page.live()).toBe(0)
  await vi.advanceTimersByTimeAsync(settleMs)
  await page.grant()
  await page.sample()
  expect(page.reports.slice(2)).toEqual([opened])
})

test('a chosen device that is not there is replaced by the default, and taken again when it is back', async () => {
  const page = setUp()
  page.want({ deviceId: 'headset' })
  await page.settled()
  await page.grant()
  await page.sample()
  expect(page.reports).toEqual([opened])
  await page.plug('desk', 'headset')
  await vi.advanceTimersByTimeAsync(settleMs)
  expect(page.requests.at(-1)?.deviceId).toBe('headset')
  await page.grant()
  await page.sample()
  expect(page.reports.at(-1)).toEqual({ kind: 'open', label: 'headset microphone' })
})

test.each([
  { system: 'tells it', defaultLabel: named },
  { system: 'does not tell it', defaultLabel: nameless },
])('without a choice it follows the default of a system that $system', async ({ defaultLabel }) => {
  const page = setUp(defaultLabel)
  await page.opens()
  await page.plug('headset', 'desk')
  await vi.advanceTimersByTimeAsync(settleMs)
  expect(page.requests.at(-1)?.deviceId).toBe('headset')
})

test('a device that does not become the default changes nothing', async () => {
  const page = setUp(named)
  await page.opens()
  await page.plug('desk', 'headset')
  await vi.advanceTimersByTimeAsync(settleMs)
  expect(page.reports).toEqual([opened])
})

test('another choice while it is open changes the device without asking for the key again', async () => {
  const page = setUp()
  await page.plug('desk', 'headset')
  await page.opens()
  page.want({ deviceId: 'headset' })
  await page.settled()
  await page.grant()
  await page.sample()
  expect(page.reports.slice(1)).toEqual([{ kind: 'closed' }, { kind: 'open', label: 'headset microphone' }])
  expect(page.live()).toBe(1)
})

test('kept open between times it is closed to everyone else, and open at once', async () => {
  const page = setUp()
  await page.opens({ open: false, standby: true })
  expect([page.reports, page.live(), page.gates]).toEqual([[], 1, [false]])
  page.want({ standby: true })
  expect([page.reports, page.gates]).toEqual([[opened], [false, true]])
  page.want({ open: false, standby: true })
  expect([page.reports, page.live(), page.gates]).toEqual([[opened, { kind: 'closed' }], 1, [false, true, false]])
  page.want({ open: false })
  await page.settled()
  expect(page.live()).toBe(0)
})

test('nothing but zeros is told while it is open', async () => {
  const page = setUp()
  await page.opens()
  page.deaf(true)
  page.deaf(false)
  expect(page.reports.slice(1)).toEqual([
    { kind: 'deaf', isDeaf: true },
    { kind: 'deaf', isDeaf: false },
  ])
})

test('a device that never delivers is given up', async () => {
  const page = setUp()
  page.want({})
  await page.grant()
  await vi.advanceTimersByTimeAsync(firstSampleLimitMs)
  expect([page.reports, page.live()]).toEqual([[failed('audio.microphone-silent', '')], 0])
})
