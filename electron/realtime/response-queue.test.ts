import { expect, test } from 'vitest'
import { createResponseQueue } from './response-queue'

const counted = () => {
  const state = { sent: 0 }
  return { state, queue: createResponseQueue(() => state.sent++) }
}

test('a request during a response waits for its end, and two waiting are one', () => {
  const { state, queue } = counted()
  queue.request()
  queue.created()
  queue.request()
  queue.request()
  expect(state.sent).toBe(1)
  queue.done()
  expect(state.sent).toBe(2)
  queue.created()
  queue.done()
  expect({ sent: state.sent, active: queue.active }).toEqual({ sent: 2, active: false })
})

test('a request refused because the server was faster goes out when that response is done', () => {
  const { state, queue } = counted()
  queue.request()
  queue.refused()
  queue.done()
  expect(state.sent).toBe(2)
})

test('a cancelled turn takes its waiting request with it', () => {
  const { state, queue } = counted()
  queue.created()
  queue.request()
  queue.forget()
  queue.done()
  expect(state.sent).toBe(0)
})
