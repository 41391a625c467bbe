import { expect, test } from 'vitest'
import { createResponseQueue } from './response-queue'
import type { ResponseRequest } from './vocabulary'

const counted = () => {
  const sent: (ResponseRequest | null)[] = []
  return { sent, queue: createResponseQueue((request) => void sent.push(request)) }
}
const written: ResponseRequest = {
  outOfBand: false,
  metadata: null,
  instructions: null,
  outputModality: 'text',
  input: null,
  toolChoice: null,
}

test('a request during a response waits for its end, and of two waiting the later is sent', () => {
  const { sent, queue } = counted()
  queue.request(null)
  queue.created('r1')
  queue.request(null)
  queue.request(written)
  expect([sent, queue.responseId]).toEqual([[null], 'r1'])
  queue.done()
  expect(sent).toEqual([null, written])
  queue.created('r2')
  queue.done()
  expect([sent.length, queue.active, queue.responseId]).toEqual([2, false, null])
})

test('a request refused because the server was faster goes out when that response is done', () => {
  const { sent, queue } = counted()
  queue.request(written)
  queue.refused()
  queue.done()
  expect(sent).toEqual([written, written])
})

test('a cancelled turn takes its waiting request with it', () => {
  const { sent, queue } = counted()
  queue.created('r')
  queue.request(null)
  queue.forget()
  queue.done()
  expect(sent).toEqual([])
})

test('a request that the server will not answer does not block the next', () => {
  const { sent, queue } = counted()
  queue.request(null)
  queue.failed()
  expect(queue.active).toBe(false)
  queue.request(written)
  expect(sent).toEqual([null, written])
})

test('a server that never says that a response begins does not block the next', () => {
  const { sent, queue } = counted()
  queue.request(null)
  queue.done()
  queue.request(null)
  expect(sent.length).toBe(2)
})
