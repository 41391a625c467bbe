import { expect, test } from 'vitest'
import { parseOptions } from './options'

test('without options it is the whole soak; either part can be shorter', () => {
  expect(parseOptions([])).toEqual({ turns: 300, minutes: 20 })
  expect(parseOptions(['--turns', '40', '--minutes=0.5'])).toEqual({ turns: 40, minutes: 0.5 })
})

test.each([[['--turns', 'many']], [['--minutes=-1']], [['--minutes=']], [['--fast']], [['40']]])(
  '%j is refused with the usage',
  (args) => expect(() => parseOptions(args)).toThrow('usage: npm run soak'),
)
