import { expect, test } from 'vitest'
import { deriveState, type Facts } from './state'

const quiet: Facts = {
  link: { kind: 'open' },
  instant: true,
  broken: null,
  loading: null,
  microphoneOpen: false,
  talk: 'idle',
  awaitingSinceMs: null,
  speaking: false,
  userSpeaking: false,
  acting: null,
  approval: false,
}
const fault = { code: 'session.lost', detail: '' } as const

test.each<[string, Partial<Facts>, string]>([
  ['nothing happens', {}, 'ready'],
  ['the engine rests', { link: { kind: 'dormant' } }, 'ready'],
  ['the engine starts and nobody waits', { link: { kind: 'connecting' } }, 'ready'],
  ['a service is being reached', { link: { kind: 'connecting' }, instant: false }, 'connecting'],
  ['a question waits for the models', { loading: 0.4, awaitingSinceMs: 5 }, 'connecting'],
  ['models load and nobody waits', { loading: 0.4 }, 'ready'],
  ['the key is held before the first sample', { talk: 'hold' }, 'ready'],
  ['the key is held', { talk: 'hold', microphoneOpen: true }, 'listening'],
  ['the microphone is open', { talk: 'open', microphoneOpen: true }, 'listening'],
  [
    'the answer is awaited over an open microphone',
    { talk: 'open', microphoneOpen: true, awaitingSinceMs: 5 },
    'thinking',
  ],
  ['the person goes on', { talk: 'open', microphoneOpen: true, awaitingSinceMs: 5, userSpeaking: true }, 'listening'],
  ['an answer sounds', { speaking: true, awaitingSinceMs: 5 }, 'speaking'],
  [
    'an answer sounds on after the connection dropped',
    { speaking: true, link: { kind: 'failed', error: fault } },
    'speaking',
  ],
  ['a model of the engine is damaged', { broken: { code: 'engine.model-damaged', detail: 'x.onnx' } }, 'failed'],
  ['a tool runs', { acting: { tool: 'find_files', sinceMs: 1 } }, 'acting'],
  ['consent is awaited', { approval: true, acting: { tool: 'find_files', sinceMs: 1 } }, 'approval'],
  ['the connection is being made again', { link: { kind: 'reconnecting', sinceMs: 1 } }, 'reconnecting'],
  ['it cannot be made', { link: { kind: 'failed', error: fault } }, 'failed'],
])('%s', (_name, facts, expected) => {
  expect(deriveState({ ...quiet, ...facts }).kind).toBe(expected)
})
