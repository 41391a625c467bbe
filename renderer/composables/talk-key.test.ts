import { expect, test } from 'vitest'
import { createTalkKey } from './talk-key'

function givenKey() {
  const log: string[] = []
  return { log, key: createTalkKey({ press: () => log.push('press'), release: () => log.push('release') }) }
}

test('one press and one release, whatever repeats', () => {
  const { log, key } = givenKey()
  key.down('space')
  key.down('space')
  key.up('space')
  key.up('space')
  expect(log).toEqual(['press', 'release'])
})

test('a second hand neither presses again nor lets go', () => {
  const { log, key } = givenKey()
  key.down('pointer')
  key.down('space')
  key.up('space')
  expect([log, key.heldBy]).toEqual([['press'], 'pointer'])
  key.up('pointer')
  expect(log).toEqual(['press', 'release'])
})

test('a window that loses the keyboard lets go, once', () => {
  const { log, key } = givenKey()
  key.letGo()
  key.down('space')
  key.letGo()
  key.letGo()
  key.up('space')
  expect(log).toEqual(['press', 'release'])
})
