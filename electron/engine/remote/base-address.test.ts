import { expect, test } from 'vitest'
import { baseAddress } from './base-address'

test.each([
  ['http://127.0.0.1:11434/v1', 'http://127.0.0.1:11434/v1'],
  ['http://127.0.0.1:11434', 'http://127.0.0.1:11434/v1'],
  ['http://localhost:1234/v1///', 'http://localhost:1234/v1'],
  ['https://api.openai.com/v1/chat/completions', 'https://api.openai.com/v1'],
  ['https://speech.company.com/v1/audio/speech/', 'https://speech.company.com/v1'],
  ['http://ears:8000/v1/audio/transcriptions', 'http://ears:8000/v1'],
  ['http://gpu:8080/models', 'http://gpu:8080/v1'],
  ['https://name.openai.azure.com/', 'https://name.openai.azure.com/openai/v1'],
  ['https://name.openai.azure.com/openai/v1/', 'https://name.openai.azure.com/openai/v1'],
  [
    'https://generativelanguage.googleapis.com/v1beta/openai/',
    'https://generativelanguage.googleapis.com/v1beta/openai',
  ],
  ['https://openrouter.ai', 'https://openrouter.ai/api/v1'],
  ['https://api.groq.com', 'https://api.groq.com/openai/v1'],
  ['https://gateway.company.com/llm', 'https://gateway.company.com/llm'],
  ['', ''],
])('%s is %s', (address, base) => {
  expect(baseAddress(address)).toBe(base)
})
