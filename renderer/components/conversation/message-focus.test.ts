import { describe, expect, test } from 'vitest'
import { createScene } from '../../../e2e/gallery/scenes'
import { messageAfterKey, messageIds, messageInPlaceOf, tabStop } from './message-focus'

const ids = ['q1', 'a1', 'q2', 'a2']

test('questions and answers are messages, lines about tools are not', () => {
  expect(messageIds(createScene('ready', 'en', 'light', 0).snapshot.entries)).toEqual(ids)
})

describe('the arrow keys', () => {
  test.each([
    ['q2', 'ArrowUp', 'a1'],
    ['q2', 'ArrowDown', 'a2'],
    ['q1', 'ArrowUp', null],
    ['a2', 'ArrowDown', null],
    ['q2', 'Home', 'q1'],
    ['q2', 'End', 'a2'],
    ['q2', 'x', null],
  ])('from %s with %s to %s', (from, key, to) => {
    expect(messageAfterKey(ids, from, key)).toBe(to)
  })
})

test('Tab comes back to where it was, and to the latest when that is gone', () => {
  expect([tabStop(ids, 'a1'), tabStop(ids, 'gone'), tabStop(ids, null), tabStop([], 'q1')]).toEqual([
    'a1',
    'a2',
    'a2',
    null,
  ])
})

test('the next message takes the place of a deleted one; of the last one, the one before it', () => {
  expect([
    messageInPlaceOf(ids, 'q1'),
    messageInPlaceOf(ids, 'a2'),
    messageInPlaceOf(['q1'], 'q1'),
    messageInPlaceOf(ids, 'gone'),
  ]).toEqual(['a1', 'q2', null, null])
})
