import { expect, test } from 'vitest'
import { parseArguments } from './arguments'

test('what is not given is chosen', () => {
  expect(parseArguments([])).toEqual({
    port: 0,
    token: expect.stringMatching(/^[\w-]{32}$/),
    scriptFile: null,
    modelsDir: null,
    sessionLimitMs: 3_600_000,
    tls: false,
    strictGa: false,
    withConversationCreated: false,
    logFile: null,
  })
})

test('all of it can be given', () => {
  const args = '--port 8123 --token abc --script s.json --models m --session-limit 2 --log l.jsonl'.split(' ')
  expect(parseArguments([...args, '--tls', '--strict-ga', '--conversation-created'])).toEqual({
    port: 8123,
    token: 'abc',
    scriptFile: 's.json',
    modelsDir: 'm',
    sessionLimitMs: 2000,
    tls: true,
    strictGa: true,
    withConversationCreated: true,
    logFile: 'l.jsonl',
  })
})

test.each([
  [['--port', 'x']],
  [['--port', '70000']],
  [['--nonsense']],
  [['stray']],
  [['--token', 'a b']],
  [['--session-limit', '0']],
  [['--log', '']],
  [['--tls=yes']],
])('%j is refused', (args) => {
  expect(() => parseArguments(args)).toThrow()
})
