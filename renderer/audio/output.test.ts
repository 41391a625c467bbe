import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createOutput, pollMs, resumeLimitMs, type OutputReport } from './output'

class FakeContext extends EventTarget {
  state: AudioContextState = 'running'
  outputLatency = 0
  baseLatency = 0.02
  resumed = 0
  resume = (): Promise<void> => {
    this.resumed++
    return Promise.resolve()
  }
  become(state: AudioContextState): void {
    this.state = state
    this.dispatchEvent(new Event('statechange'))
  }
}

function setUp() {
  const context = new FakeContext()
  const reports: OutputReport[] = []
  const output = createOutput(context as unknown as AudioContext, (report) => reports.push(report))
  const latencies = () => reports.map((report) => (report.kind === 'latency' ? report.outputLatencyMs : report.error))
  return { context, output, latencies }
}

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

test('latency is reported while sound plays, when it changed by a millisecond', () => {
  const { context, output, latencies } = setUp()
  vi.advanceTimersByTime(5 * pollMs)
  expect(latencies()).toEqual([])
  output.setSounding(true)
  context.outputLatency = 0.04
  vi.advanceTimersByTime(pollMs)
  context.outputLatency = 0.0405
  vi.advanceTimersByTime(pollMs)
  context.outputLatency = 0.045
  vi.advanceTimersByTime(pollMs)
  expect(latencies()).toEqual([20, 40, 45])
  output.setSounding(false)
  context.outputLatency = 0.09
  vi.advanceTimersByTime(5 * pollMs)
  expect(latencies()).toEqual([20, 40, 45])
})

test('a context that stopped is resumed; one that stays stopped is a failure, told once and tried on', () => {
  const { context, latencies } = setUp()
  context.become('suspended')
  expect(context.resumed).toBe(1)
  vi.advanceTimersByTime(resumeLimitMs - 1)
  context.become('running')
  vi.advanceTimersByTime(resumeLimitMs)
  expect(latencies()).toEqual([])
  context.become('suspended')
  vi.advanceTimersByTime(3 * resumeLimitMs)
  expect(latencies()).toEqual([{ code: 'audio.output-failed', detail: 'suspended' }])
  expect(context.resumed).toBe(5)
  context.become('running')
  vi.advanceTimersByTime(3 * resumeLimitMs)
  expect(context.resumed).toBe(5)
})
