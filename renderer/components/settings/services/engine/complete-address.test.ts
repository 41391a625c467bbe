import { expect, test } from 'vitest'
import { completeAddress } from './complete-address'

test.each([
  ['', ''],
  ['  ', ''],
  ['127.0.0.1:11434', 'http://127.0.0.1:11434/v1'],
  ['localhost:1234/', 'http://localhost:1234/v1'],
  ['http://localhost:8080/v1/', 'http://localhost:8080/v1'],
  ['api.example.com', 'https://api.example.com/v1'],
  ['https://api.example.com/v1/chat/completions', 'https://api.example.com/v1'],
  ['https://api.example.com/models', 'https://api.example.com/v1'],
  ['https://example.com/openai/v1/audio/speech', 'https://example.com/openai/v1'],
  ['192.168.1.20:11434', 'http://192.168.1.20:11434/v1'],
  ['ollama.lan:11434/v1', 'http://ollama.lan:11434/v1'],
  ['gpu-box:8000', 'http://gpu-box:8000/v1'],
  ['chat.internal', 'https://chat.internal/v1'],
  ['https://192.168.1.20:11434', 'https://192.168.1.20:11434/v1'],
  ['api.example.com:8443', 'https://api.example.com:8443/v1'],
  ['not an address', 'not an address'],
])('%j is %j', (typed, expected) => {
  expect(completeAddress(typed)).toBe(expected)
})
