import { expect, test } from 'vitest'
import { usageRows } from './usage-rows'

test('a turn lists what it took; kinds of tokens that there were none of are left out', () => {
  const usage = {
    input: { text: 12, audio: 480, image: 0, cached: 448, total: 492 },
    output: { text: 0, audio: 204, total: 204 },
  }
  expect(usageRows(usage)).toEqual([
    {
      name: 'sent',
      total: 492,
      parts: [
        { kind: 'text', tokens: 12 },
        { kind: 'audio', tokens: 480 },
        { kind: 'cached', tokens: 448 },
      ],
    },
    { name: 'received', total: 204, parts: [{ kind: 'audio', tokens: 204 }] },
  ])
})

test('a service that does not count has no rows', () => {
  expect(usageRows(null)).toEqual([])
})
