import { expect, test } from 'vitest'
import { AppError } from '../../shared/errors'
import { betaAddress, currentAddress, endpoint, transcriptionAddress } from './endpoint'

const failure = (address: string): string => {
  try {
    return endpoint(address, 'm').href
  } catch (error) {
    return error instanceof AppError ? error.code : String(error)
  }
}

test.each([
  // address, model, result
  ['wss://api.openai.com/v1/realtime', '', 'wss://api.openai.com/v1/realtime'],
  ['wss://api.openai.com/v1/realtime', 'gpt-realtime', 'wss://api.openai.com/v1/realtime?model=gpt-realtime'],
  ['https://api.openai.com', 'm', 'wss://api.openai.com/v1/realtime?model=m'],
  ['HTTPS://API.openai.com/v1/', 'm', 'wss://api.openai.com/v1/realtime?model=m'],
  ['api.openai.com', 'm', 'wss://api.openai.com/v1/realtime?model=m'],
  ['  gateway.example:8443/v1 ', 'm', 'wss://gateway.example:8443/v1/realtime?model=m'],
  ['localhost:8080', 'm', 'wss://localhost:8080/v1/realtime?model=m'],
  ['http://localhost:8080', '', 'ws://localhost:8080/v1/realtime'],
  ['ws://127.0.0.1:9/x', '', 'ws://127.0.0.1:9/x'],
  ['ws://[::1]:9', '', 'ws://[::1]:9/v1/realtime'],
  ['http://gateway.localhost/v1', '', 'ws://gateway.localhost/v1/realtime'],
  ['https://g.example/team/a/v1', 'm', 'wss://g.example/team/a/v1/realtime?model=m'],
  ['wss://g.example/proxy/realtime/?tenant=7&x=a', 'm', 'wss://g.example/proxy/realtime?tenant=7&x=a&model=m'],
  ['wss://g.example/v1/realtime?model=mine', 'm', 'wss://g.example/v1/realtime?model=mine'],
  ['wss://g.example/v1/realtime?intent=transcription', 'm', 'wss://g.example/v1/realtime?intent=transcription'],
  ['wss://g.example/v1#part', 'ü&b', 'wss://g.example/v1/realtime?model=%C3%BC%26b'],
  ['https://r.openai.azure.com', 'd', 'wss://r.openai.azure.com/openai/v1/realtime?model=d'],
  ['https://r.openai.azure.com/openai/v1/', 'd', 'wss://r.openai.azure.com/openai/v1/realtime?model=d'],
  [
    'wss://r.openai.azure.com/openai/v1/realtime?api-version=x',
    'd',
    'wss://r.openai.azure.com/openai/v1/realtime?model=d',
  ],
  ['https://r.openai.azure.com/openai/', 'd', 'wss://r.openai.azure.com/openai/v1/realtime?model=d'],
  [
    'wss://r.openai.azure.com/openai/v1/realtime?deployment=d',
    '',
    'wss://r.openai.azure.com/openai/v1/realtime?model=d',
  ],
  [
    'https://r.cognitiveservices.azure.com/openai/realtime',
    'd',
    'wss://r.cognitiveservices.azure.com/openai/realtime?deployment=d&api-version=2025-04-01-preview',
  ],
  [
    'wss://r.openai.azure.com/openai/realtime?api-version=2024-10-01-preview&model=m',
    'd',
    'wss://r.openai.azure.com/openai/realtime?api-version=2024-10-01-preview&deployment=m',
  ],
  [
    'ws://localhost:1/openai/realtime?api-version=v',
    'd',
    'ws://localhost:1/openai/realtime?api-version=v&deployment=d',
  ],
  [
    'wss://r.openai.azure.com/openai/realtime?api-version=2024-10-01-preview',
    'd',
    'wss://r.openai.azure.com/openai/realtime?api-version=2024-10-01-preview&deployment=d',
  ],
])('%s with model %j is %s', (address, model, result) => {
  expect(endpoint(address, model).href).toBe(result)
})

test.each([
  ['', 'provider.bad-url'],
  ['   ', 'provider.bad-url'],
  ['ftp://g.example', 'provider.bad-url'],
  ['file:///etc/passwd', 'provider.bad-url'],
  ['javascript:alert(1)', 'provider.bad-url'],
  ['wss://', 'provider.bad-url'],
  ['not a host', 'provider.bad-url'],
  ['wss://me:secret@g.example', 'provider.bad-url'],
  ['wss://g.example/v1?api-key=abc', 'provider.bad-url'],
  ['wss://g.example/v1?Access_Token=abc', 'provider.bad-url'],
  ['ws://g.example', 'provider.insecure-url'],
  ['http://192.168.1.4:80', 'provider.insecure-url'],
  ['ws://localhost.example', 'provider.insecure-url'],
  ['ws://127.0.0.1.example', 'provider.insecure-url'],
])('%j is refused with %s', (address, code) => {
  expect(failure(address)).toBe(code)
})

test('a refused address does not carry its secret along', () => {
  try {
    endpoint('wss://me:hunter2@g.example/?token=hunter2', '')
    expect.unreachable()
  } catch (error) {
    expect(String(error)).not.toContain('hunter2')
  }
})

const preview = 'wss://r.openai.azure.com/openai/realtime?api-version=2024-10-01-preview&deployment=d'
const current = 'wss://r.openai.azure.com/openai/v1/realtime?model=d'

test.each([
  [betaAddress, current, 'wss://r.openai.azure.com/openai/realtime?api-version=2025-04-01-preview&deployment=d'],
  [betaAddress, preview, preview],
  [betaAddress, 'wss://g.example/v1/realtime?model=m', 'wss://g.example/v1/realtime?model=m'],
  [currentAddress, preview, current],
  [currentAddress, current, current],
  [currentAddress, 'ws://localhost:1/openai/realtime?deployment=d', 'ws://localhost:1/openai/v1/realtime?model=d'],
  [currentAddress, 'wss://g.example/v1/realtime?model=m', 'wss://g.example/v1/realtime?model=m'],
  [transcriptionAddress, current, 'wss://r.openai.azure.com/openai/v1/realtime?intent=transcription'],
  [transcriptionAddress, preview, `${preview}&intent=transcription`],
])('%o of %s', (address, from, expected) => {
  expect(address(new URL(from)).href).toBe(expected)
})
