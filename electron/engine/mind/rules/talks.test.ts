import { beforeEach, expect, test } from 'vitest'
import { noContext } from './memory'
import { assistant, now, user } from './rehearsal'
import { createTalks } from './talks'

const read: string[] = []
beforeEach(() => void (read.length = 0))

/** What is known after a turn: the texts of all so far. */
const setUp = () => {
  const talks = createTalks((turn, context) => {
    const text = 'text' in turn ? turn.text : ''
    read.push(text)
    return { ...context, lastAnswer: `${context.lastAnswer ?? ''}${text} ` }
  }, 6)
  return (texts: readonly string[], { key = 'k', minutes = 0 } = {}): string | null => {
    const turns = texts.map((text, index) => (index % 2 === 0 ? user(text) : assistant(text)))
    return talks(turns, { ...noContext, now: new Date(now.getTime() + minutes * 60_000) }, key).lastAnswer
  }
}

test('a talk that goes on is read from where it was left', () => {
  const after = setUp()
  expect(after(['a', 'b'])).toBe('a b ')
  expect(after(['a', 'b', 'c', 'd'])).toBe('a b c d ')
  expect(read).toEqual(['a', 'b', 'c', 'd'])
  // An aside, then the talk again.
  expect(after(['a', 'b', 'x'])).toBe('a b x ')
  expect(after(['a', 'b', 'c', 'd', 'e'])).toBe('a b c d e ')
  expect(read).toEqual(['a', 'b', 'c', 'd', 'x', 'e'])
})

test('what was changed is read anew, and all that follows it', () => {
  const after = setUp()
  after(['a', 'b', 'c'])
  read.length = 0
  expect(after(['a', 'B', 'c'])).toBe('a B c ')
  expect(read).toEqual(['B', 'c'])
})

test.each([
  ['other functions or orders', { key: 'other' }],
  ['another day, perhaps', { minutes: 11 }],
  ['a clock put back', { minutes: -1 }],
])('under %s all is read anew', (_, options) => {
  const after = setUp()
  after(['a', 'b'])
  read.length = 0
  expect(after(['a', 'b'], options)).toBe('a b ')
  expect(read).toEqual(['a', 'b'])
})

test('of a long talk that is new only the end is read; one that goes on is known whole', () => {
  const after = setUp()
  expect(after([...'abcdefgh'])).toBe('c d e f g h ')
  expect(after([...'abcdefghij'])).toBe('c d e f g h i j ')
  expect(read.join('')).toBe('cdefghij')
  // It shares its beginning, and too much is new.
  expect(after([...'abstuvwxyz'])).toBe('u v w x y z ')
})

test('only so many talks are kept', () => {
  const after = setUp()
  for (let talk = 0; talk < 9; talk++) after([`${talk}`, 'b'])
  read.length = 0
  after(['8', 'b'])
  expect(read).toEqual([])
  after(['0', 'b'])
  expect(read).toEqual(['0', 'b'])
})
