import { expect, test } from 'vitest'
import { ask, say } from './rehearsal'
import { clockRequests } from './requests/clock'
import { filesRequests } from './requests/files'
import { refusedRequests } from './requests/refused'
import { sumsRequests } from './requests/sums'
import { talkRequests } from './requests/talk'
import { unknownRequests } from './requests/unknown'

test.each([
  ...clockRequests,
  ...sumsRequests,
  ...filesRequests,
  ...talkRequests,
  ...refusedRequests,
  ...unknownRequests,
])('%s', async (heard, outcome) => {
  expect(await ask(heard)).toEqual([typeof outcome === 'string' ? say(outcome) : outcome])
})
