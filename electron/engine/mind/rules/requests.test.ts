import { expect, test } from 'vitest'
import { ask, say } from './rehearsal'
import { clockRequests } from './requests/clock'
import { datesRequests } from './requests/dates'
import { filesRequests } from './requests/files'
import { placesRequests } from './requests/places'
import { refusedRequests } from './requests/refused'
import { spellingRequests } from './requests/spelling'
import { spokenOrderRequests } from './requests/spoken-order'
import { storyRequests } from './requests/stories'
import { sumsRequests } from './requests/sums'
import { talkRequests } from './requests/talk'
import { unitsRequests } from './requests/units'
import { unknownRequests } from './requests/unknown'

test.each([
  ...clockRequests,
  ...datesRequests,
  ...placesRequests,
  ...sumsRequests,
  ...spokenOrderRequests,
  ...storyRequests,
  ...unitsRequests,
  ...spellingRequests,
  ...filesRequests,
  ...talkRequests,
  ...refusedRequests,
  ...unknownRequests,
])('%s', async (heard, outcome) => {
  expect(await ask(heard)).toEqual([typeof outcome === 'string' ? say(outcome) : outcome])
})
