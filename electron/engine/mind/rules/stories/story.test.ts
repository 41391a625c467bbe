import { expect, test } from 'vitest'
import { interpret, user } from '../rehearsal'
import { openStories } from '../requests/stories'

test.each(openStories)('nothing is made up: %s', (heard) => {
  expect(interpret([user(heard)]).ability).toMatch(/^(?:unknown|cannot)$/)
})
