import { expect, test } from 'vitest'
import { AppError } from '../../shared/errors'
import { readService } from './read-service'

const azure = (endpoint: string, deployment = '', apiVersion = '') => ({
  kind: 'azure',
  endpoint,
  deployment,
  apiVersion,
  auth: { kind: 'key', place: 'header' },
})
const resource = 'https://r.openai.azure.com'
const gateway = (url: string, model = '') => ({ kind: 'gateway', url, model })

test.each<[string, object]>([
  ['my-Resource', azure('https://my-resource.openai.azure.com')],
  ['r.openai.azure.com', azure(resource)],
  ['https://r.openai.azure.com/', azure(resource)],
  ['wss://r.openai.azure.com', azure(resource)],
  ['"https://r.openai.azure.com/"', azure(resource)],
  ['AZURE_OPENAI_ENDPOINT=https://r.openai.azure.com/', azure(resource)],
  ['export AZURE_OPENAI_ENDPOINT="https://r.openai.azure.com/"', azure(resource)],
  ['curl -X POST "https://r.openai.azure.com/openai/v1/realtime?model=d" -d', azure(resource, 'd')],
  ['https://r.openai.azure.com/openai/v1', azure(resource)],
  ['https://r.openai.azure.com/openai/v1/realtime?model=d&api-version=preview', azure(resource, 'd')],
  [
    'https://r.openai.azure.com/openai/realtime?api-version=2024-10-01-preview&deployment=d',
    azure(resource, 'd', '2024-10-01-preview'),
  ],
  ['https://r.openai.azure.com/openai/realtime?deployment=d', azure(resource, 'd')],
  // Copied from where the same deployment answers in writing: that version knows nothing of this protocol.
  [
    'https://r.openai.azure.com/openai/deployments/gpt%20rt/chat/completions?api-version=2025-01-01-preview',
    azure(resource, 'gpt rt'),
  ],
  ['https://r.openai.azure.com/?api-version=2024-06-01', azure(resource)],
  ['https://r.openai.azure.com?api-version=2025-04-01-preview', azure(resource, '', '2025-04-01-preview')],
  [
    'https://r.cognitiveservices.azure.com/openai/realtime?api-version=2025-04-01-preview&deployment=d',
    azure('https://r.cognitiveservices.azure.com', 'd', '2025-04-01-preview'),
  ],
  ['https://r.services.ai.azure.com/api/projects/p', azure('https://r.services.ai.azure.com')],
  ['https://eastus2.api.cognitive.microsoft.com/', azure('https://eastus2.api.cognitive.microsoft.com')],
  [
    'https://apim.example/team/openai/realtime?api-version=2024-10-01-preview&deployment=d&x=1',
    azure('https://apim.example/team?x=1', 'd', '2024-10-01-preview'),
  ],
  ['ws://127.0.0.1:9/openai/v1/realtime?model=d', azure('http://127.0.0.1:9', 'd')],
  ['api.openai.com', { kind: 'openai', name: 'OpenAI', model: 'gpt-realtime' }],
  ['https://api.openai.com/v1/chat/completions', { kind: 'openai', model: 'gpt-realtime' }],
  ['wss://api.openai.com/v1/realtime?model=gpt-realtime-mini', { kind: 'openai', model: 'gpt-realtime-mini' }],
  [
    'wss://api.openai.com/v1/realtime?intent=transcription',
    gateway('wss://api.openai.com/v1/realtime?intent=transcription'),
  ],
  ['localhost', gateway('wss://localhost/')],
  ['http://localhost:3000/v1', gateway('ws://localhost:3000/v1')],
  ['g.example/team/a/v1/realtime?tenant=7&model=m', gateway('wss://g.example/team/a/v1/realtime?tenant=7', 'm')],
  ['https://g.example/v1/chat/completions', gateway('wss://g.example/v1/realtime')],
  ['https://openai.azure.com.example/v1', gateway('wss://openai.azure.com.example/v1')],
])('%s', (text, expected) => {
  expect(readService(text)).toMatchObject(expected)
})

test.each([
  ['', 'provider.bad-url'],
  ['two words', 'provider.bad-url'],
  ['https://r.openai.azure.com/openai/v1/realtime?api-key=hunter2', 'provider.bad-url'],
  ['https://me:hunter2@r.openai.azure.com', 'provider.bad-url'],
  ['http://r.openai.azure.com', 'provider.insecure-url'],
  ['http://g.example', 'provider.insecure-url'],
])('%j is refused with %s', (text, code) => {
  try {
    readService(text)
    expect.unreachable()
  } catch (error) {
    expect(error).toBeInstanceOf(AppError)
    expect((error as AppError).code).toBe(code)
    expect(String(error)).not.toContain('hunter2')
  }
})
