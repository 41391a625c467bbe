import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { chooseNames, parseOptions } from './options'

test('--only takes several names, and may be repeated', () => {
  expect(parseOptions(['--only', 'playback', 'turn.', '--json', 'out.json', '--only=engine.memory'])).toEqual({
    jsonFile: resolve('out.json'),
    only: ['playback', 'turn.', 'engine.memory'],
    quick: false,
  })
  expect(parseOptions([])).toEqual({ jsonFile: null, only: [], quick: false })
  expect(parseOptions(['--quick', '--only', 'sound'])).toEqual({ jsonFile: null, only: ['sound'], quick: true })
})

test.each([[['--fast']], [['playback']], [['--json']], [['--only']], [['--json', 'a', 'b']]])(
  '%j is refused with the usage',
  (args) => expect(() => parseOptions(args)).toThrow('usage: npm run bench'),
)

test('names are chosen by their beginning; one that matches nothing is said', () => {
  const all = ['playback.process.10s', 'playback.process.60s', 'engine.memory']
  expect(chooseNames(all, [])).toEqual(all)
  expect(chooseNames(all, ['engine', 'playback.process.6'])).toEqual(['playback.process.60s', 'engine.memory'])
  expect(() => chooseNames(all, ['engine', 'turns'])).toThrow('There is no figure turns')
})
