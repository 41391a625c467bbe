import { expect, test } from 'vitest'
import { parseArguments } from './arguments'

test('what is not given is chosen', () => {
  expect(parseArguments([], {})).toEqual({
    port: 0,
    token: expect.stringMatching(/^[\w-]{32}$/),
    scriptFile: null,
    parts: { mind: null, recogniser: null, voice: null },
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
  expect(parseArguments([...args, '--tls', '--strict-ga', '--conversation-created'], {})).toEqual({
    port: 8123,
    token: 'abc',
    scriptFile: 's.json',
    parts: { mind: null, recogniser: null, voice: null },
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
  [['--mind', 'http://127.0.0.1:11434/v1']],
  [['--mind', 'nowhere', '--mind-model', 'm']],
  [['--mind', 'http://example.com/v1', '--mind-model', 'm']],
  [['--mind', 'https://a:b@example.com/v1', '--mind-model', 'm']],
  [['--mind', '', '--mind-model', 'm']],
  [['--mind-model', 'm']],
  [['--ears', 'ftp://here/v1']],
  [['--speech-voice', 'v']],
])('%j is refused', (args) => {
  expect(() => parseArguments(args, {})).toThrow()
})

test('parts that live elsewhere, with their keys from the environment', () => {
  const args = '--mind http://box:1/v1 --mind-model llama --ears https://b/v1 --speech http://c/v1 --speech-voice af'
  const keys = { PARLEY_MIND_KEY: 'sk-1', PARLEY_EARS_KEY: '', PARLEY_SPEECH_KEY: 'sk-3' }
  expect(parseArguments(args.split(' '), keys).parts).toEqual({
    mind: {
      address: 'http://box:1/v1',
      model: 'llama',
      temperature: null,
      maxOutputTokens: 600,
      contextTokens: 8192,
      key: 'sk-1',
    },
    recogniser: { address: 'https://b/v1', model: 'whisper-1', language: '', key: null },
    voice: { address: 'http://c/v1', model: 'tts-1', voice: 'af', key: 'sk-3' },
  })
})
