import { expect, test } from 'vitest'
import { dialectOfAddress, dialectOfGreeting } from './detect'

test.each([
  ['wss://r.openai.azure.com/openai/realtime?api-version=2024-10-01-preview&deployment=d', 'beta'],
  ['wss://r.openai.azure.com/openai/realtime/?deployment=d', 'beta'],
  ['wss://gateway.example/v1/realtime?api-version=2025-04-01-preview', 'beta'],
  ['wss://r.openai.azure.com/openai/v1/realtime?model=d', 'ga'],
  ['wss://gateway.example/openai/v1/realtime?api-version=preview', 'ga'],
  ['wss://api.openai.com/v1/realtime?model=gpt-realtime', 'ga'],
  ['wss://api.openai.com/v1/realtime?intent=transcription', 'ga'],
  ['wss://gateway.example/v1/realtime?model=gpt-realtime', null],
  ['wss://api.openai.com.example/v1/realtime', null],
  ['ws://127.0.0.1:8080/', null],
])('%s: %s', (url, dialect) => {
  expect(dialectOfAddress(new URL(url))).toBe(dialect)
})

const greeting = (session: unknown) => JSON.stringify({ type: 'session.created', event_id: 'event_1', session })

test.each([
  ['modalities', greeting({ id: 's', modalities: ['text', 'audio'] }), 'beta'],
  ['an input format', greeting({ id: 's', input_audio_format: 'pcm16' }), 'beta'],
  ['a preview that knows the type', greeting({ type: 'realtime', modalities: ['text'] }), 'beta'],
  ['output modalities', greeting({ output_modalities: ['audio'] }), 'ga'],
  ['audio', greeting({ audio: {} }), 'ga'],
  ['a type', greeting({ type: 'transcription' }), 'ga'],
  ['a transcription session', JSON.stringify({ type: 'transcription_session.created', session: {} }), 'beta'],
  ['a session that says nothing', greeting({ id: 's' }), null],
  ['no session', greeting(null), null],
  ['names of every object', '{"type":"session.created","session":{"__proto__":{"audio":{}}}}', null],
  ['another event', JSON.stringify({ type: 'error', session: { modalities: [] } }), null],
  ['no object', 'null', null],
  ['no JSON', '{', null],
])('a greeting with %s', (_, frame, dialect) => {
  expect(dialectOfGreeting(frame)).toBe(dialect)
})
