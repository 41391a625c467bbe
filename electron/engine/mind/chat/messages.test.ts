import { describe, expect, test } from 'vitest'
import type { MindTurn } from '../mind'
import { toMessages } from './messages'
import { assistant, user } from './testing/chat-setup'

const plenty = { budgetTokens: 10_000, withTools: true }
const call = (callId: string, given = '{"city":"Oslo"}'): MindTurn => ({
  kind: 'call',
  callId,
  name: 'get_weather',
  arguments: given,
})
const output = (callId: string, text = 'sunny'): MindTurn => ({ kind: 'output', callId, output: text })
const wireCall = (id: string, given = '{"city":"Oslo"}') => ({
  id,
  type: 'function',
  function: { name: 'get_weather', arguments: given },
})

test.each<[string, MindTurn[], unknown[]]>([
  ['nothing yet', [], [{ role: 'user', content: '(The conversation begins.)' }]],
  [
    'a greeting first, and nothing said to it',
    [assistant('Hello.')],
    [
      { role: 'user', content: '(The conversation begins.)' },
      { role: 'assistant', content: 'Hello.' },
      { role: 'user', content: '(Please go on.)' },
    ],
  ],
  [
    'the same role twice',
    [user('One.'), user('Two.'), assistant('Three.'), assistant('Four.'), user('Five.')],
    [
      { role: 'user', content: 'One.\nTwo.' },
      { role: 'assistant', content: 'Three. Four.' },
      { role: 'user', content: 'Five.' },
    ],
  ],
  [
    'an answer that was cut off, and one of which nothing was heard',
    [user('One.'), assistant('Two is', true), user('Three.'), assistant('', true), user('Four.')],
    [
      { role: 'user', content: 'One.' },
      { role: 'assistant', content: 'Two is…' },
      { role: 'user', content: 'Three.' },
      { role: 'assistant', content: '…' },
      { role: 'user', content: 'Four.' },
    ],
  ],
  [
    'calls with their results, whatever came between them',
    [user('Weather?'), assistant('I look.'), call('x'), call('y', ''), output('y', 'rain'), user('Well?'), output('x')],
    [
      { role: 'user', content: 'Weather?' },
      { role: 'assistant', content: 'I look.', tool_calls: [wireCall('c00000002'), wireCall('c00000003', '{}')] },
      { role: 'tool', tool_call_id: 'c00000002', content: 'sunny' },
      { role: 'tool', tool_call_id: 'c00000003', content: 'rain' },
      { role: 'user', content: 'Well?' },
    ],
  ],
  [
    'a call after a result',
    [user('Weather?'), call('x'), output('x'), call('y'), output('y', 'rain')],
    [
      { role: 'user', content: 'Weather?' },
      { role: 'assistant', content: null, tool_calls: [wireCall('c00000001')] },
      { role: 'tool', tool_call_id: 'c00000001', content: 'sunny' },
      { role: 'assistant', content: null, tool_calls: [wireCall('c00000003')] },
      { role: 'tool', tool_call_id: 'c00000003', content: 'rain' },
    ],
  ],
  [
    'a call without a result, with arguments that are no JSON, and a result without a call',
    [user('Weather?'), call('x', '{"ci'), output('z', 'snow')],
    [
      { role: 'user', content: 'Weather?' },
      { role: 'assistant', content: null, tool_calls: [wireCall('c00000001', '{}')] },
      { role: 'tool', tool_call_id: 'c00000001', content: 'There is no result yet.' },
      { role: 'user', content: '(Result: snow)' },
    ],
  ],
])('%s', (_, history, messages) => {
  expect(toMessages(history, plenty)).toEqual(messages)
})

test('for a model without tools a result is a text', () => {
  expect(toMessages([user('Weather?'), call('x'), output('x')], { ...plenty, withTools: false })).toEqual([
    { role: 'user', content: 'Weather?\n(Result: sunny)' },
  ])
})

describe('the budget', () => {
  const history = Array.from({ length: 10 }, (_, index) => [
    user(`Weather ${index}?`),
    call(`x${index}`),
    output(`x${index}`, 'sunny '.repeat(20)),
    assistant('It is sunny.'),
  ]).flat()

  test.each([0, 60, 200, 400, 700, 5000])('of %d tokens cuts at turn borders only', (budgetTokens) => {
    const messages = toMessages([...history, user('And now?')], { budgetTokens, withTools: true })
    expect(messages[0]?.role).toBe('user')
    expect(messages.at(-1)).toEqual({ role: 'user', content: 'And now?' })
    const called = messages.flatMap((message) => (message.role === 'assistant' ? (message.tool_calls ?? []) : []))
    const answered = messages.flatMap((message) => (message.role === 'tool' ? [message.tool_call_id] : []))
    expect(answered).toEqual(called.map(({ id }) => id))
    expect(messages.length).toBe(1 + 4 * called.length)
    expect(JSON.stringify(messages).length).toBeLessThan(Math.max(budgetTokens * 4, 60))
  })

  test('the newest turn stays whole with its calls', () => {
    const messages = toMessages(history, { budgetTokens: 0, withTools: true })
    expect(messages.slice(0, 4).map(({ role }) => role)).toEqual(['user', 'assistant', 'tool', 'assistant'])
    expect(messages[0]).toEqual({ role: 'user', content: 'Weather 9?' })
  })

  test('a result that is longer than all that may be sent is shortened', () => {
    const long = [user('Read it.'), call('x'), output('x', `begin ${'word '.repeat(10_000)} end`)]
    const [, , result] = toMessages(long, { budgetTokens: 1000, withTools: true })
    expect(String(result?.content)).toMatch(/^begin [^]*left out[^]* end$/)
    expect(String(result?.content).length).toBeLessThan(1600)
  })
})
