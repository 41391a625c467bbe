import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createMicrophone, firstSampleLimitMs, pollMs, type CaptureReport } from './microphone'

class FakeTrack extends EventTarget {
  readyState = 'live'
  readonly label = 'Desk microphone'
  getSettings = () => ({ deviceId: 'desk' })
  stop(): void {
    this.readyState = 'ended'
  }
}

function setUp() {
  const reports: CaptureReport[] = []
  const tracks: FakeTrack[] = []
  const requests: { grant(): void; refuse(name: string): void }[] = []
  let present = ['desk']
  let expected: (() => void)[] = []
  let connected = 0
  const microphone = createMicrophone(
    {
      devices: {
        getUserMedia: () =>
          new Promise((resolve, reject) => {
            requests.push({
              grant() {
                const track = new FakeTrack()
                tracks.push(track)
                const stream = { getTracks: () => [track], getAudioTracks: () => [track] }
                resolve(stream as unknown as MediaStream)
              },
              refuse: (name) => reject(new DOMException('', name)),
            })
          }),
        enumerateDevices: () =>
          Promise.resolve(present.map((deviceId) => ({ deviceId, kind: 'audioinput' }) as MediaDeviceInfo)),
      },
      input: {
        expect: () => new Promise((resolve) => expected.push(resolve)),
        connect: () => connected++,
        disconnect: () => (connected = 0),
      },
    },
    (report) => reports.push(report),
  )
  const settled = () => vi.advanceTimersByTimeAsync(0)
  return {
    microphone,
    reports,
    tracks,
    requests,
    settled,
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
  }
}

const opened: CaptureReport = { kind: 'open', label: 'Desk microphone' }
const failed = (code: string, detail: string) => ({ kind: 'failed', error: { code, detail } })

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

test('it is open when the first sample has come, and lets go of the device when closed', async () => {
  const page = setUp()
  page.microphone.want(true)
  await page.grant()
  expect([page.reports, page.connected()]).toEqual([[], 1])
  await page.sample()
  expect(page.reports).toEqual([opened])
  page.microphone.want(false)
  await page.settled()
  expect(page.reports).toEqual([opened, { kind: 'closed' }])
  expect([page.live(), page.connected()]).toEqual([0, 0])
})

test('wishes that change while it opens never open it twice; the latest wins', async () => {
  const page = setUp()
  for (const wish of [true, false, true, false, true]) page.microphone.want(wish)
  await page.settled()
  expect(page.requests).toHaveLength(1)
  await page.grant()
  await page.sample()
  expect(page.reports).toEqual([opened])

  const other = setUp()
  other.microphone.want(true)
  other.microphone.want(false)
  await other.grant()
  expect([other.reports, other.live(), other.connected()]).toEqual([[{ kind: 'closed' }], 0, 0])
})

test('closing does not wait for a first sample', async () => {
  const page = setUp()
  page.microphone.want(true)
  await page.grant()
  page.microphone.want(false)
  await page.settled()
  expect([page.reports, page.live()]).toEqual([[{ kind: 'closed' }], 0])
})

test('a wish that is taken back and renewed while the first sample is awaited still opens', async () => {
  const page = setUp()
  page.microphone.want(true)
  await page.grant()
  page.microphone.want(false)
  page.microphone.want(true)
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
  page.microphone.want(true)
  page.requests[0]!.refuse(name)
  await page.settled()
  expect(page.reports).toEqual([failed(code, name)])
  page.microphone.want(true)
  await page.grant()
  await page.sample()
  expect(page.reports.at(-1)).toEqual(opened)
})

test('a refusal that nobody waits for any more is not reported', async () => {
  const page = setUp()
  page.microphone.want(true)
  page.microphone.want(false)
  page.requests[0]!.refuse('NotAllowedError')
  await page.settled()
  expect(page.reports).toEqual([])
})

test('a device that ends, or is no longer listed, is lost', async () => {
  const ends = setUp()
  ends.microphone.want(true)
  await ends.grant()
  await ends.sample()
  ends.tracks[0]!.dispatchEvent(new Event('ended'))
  expect(ends.reports.slice(1)).toEqual([failed('audio.microphone-lost', '')])

  const goes = setUp()
  goes.microphone.want(true)
  await goes.grant()
  await goes.sample()
  await vi.advanceTimersByTimeAsync(3 * pollMs)
  expect(goes.reports).toEqual([opened])
  goes.unplug()
  await vi.advanceTimersByTimeAsync(pollMs)
  expect(goes.reports.slice(1)).toEqual([failed('audio.microphone-lost', '')])
  expect(goes.live()).toBe(0)
})

test('a device that never delivers is given up', async () => {
  const page = setUp()
  page.microphone.want(true)
  await page.grant()
  await vi.advanceTimersByTimeAsync(firstSampleLimitMs)
  expect([page.reports, page.live()]).toEqual([[failed('audio.microphone-silent', '')], 0])
})
