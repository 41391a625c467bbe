import { expect, test } from 'vitest'
import { settingsSchema } from '../../shared/settings'
import { readSettings } from './read-settings'

const bytes = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value))
const v1 = { kind: 'url', id: 'a', name: 'A', url: 'wss://g.example/v1', model: '', keyVariable: '' }
const none = { kind: 'none' }
const byVariable = { kind: 'environment', variable: 'KEY' }

test.each<[object, object]>([
  [{}, { kind: 'gateway', url: 'wss://g.example/v1', model: '', auth: none }],
  [
    { url: 'g.example/team/v1/realtime?x=1&model=q', model: 'm', keyVariable: 'KEY' },
    { kind: 'gateway', url: 'g.example/team/v1/realtime?x=1&model=q', model: 'm', auth: byVariable },
  ],
  [
    { url: 'https://r.openai.azure.com', model: 'd', keyVariable: 'KEY' },
    { kind: 'azure', endpoint: 'https://r.openai.azure.com', deployment: 'd', apiVersion: '', auth: byVariable },
  ],
  [
    { url: 'wss://r.openai.azure.com/openai/realtime?api-version=2024-10-01-preview&deployment=d', detected: 'ga' },
    {
      kind: 'azure',
      endpoint: 'https://r.openai.azure.com',
      deployment: 'd',
      apiVersion: '2024-10-01-preview',
      detected: 'ga',
    },
  ],
  [
    { url: 'api.openai.com', model: 'gpt-realtime-mini' },
    { kind: 'openai', model: 'gpt-realtime-mini' },
  ],
  [{ url: 'wss://api.openai.com/v1/realtime?model=m' }, { kind: 'openai', model: 'm' }],
  [{ url: 'api.openai.com' }, { kind: 'openai', model: 'gpt-realtime' }],
  // It could not be used before either; the person sees what was typed.
  [
    { url: 'ftp://g.example', model: 'm' },
    { kind: 'gateway', url: 'ftp://g.example', model: 'm' },
  ],
  [
    { voice: 'marin', instructions: 'Be kind.', headers: {} },
    { voice: 'marin', instructions: 'Be kind.' },
  ],
])('a service of version 1 with %j', (change, expected) => {
  const stored = { version: 1, services: { active: 'a', list: [{ ...v1, ...change }] } }
  const { settings, damaged } = readSettings(bytes(stored))
  expect(damaged).toBe(false)
  expect(settings).toMatchObject({ version: 2, services: { active: 'a', list: [{ id: 'a', name: 'A', ...expected }] } })
})

test('settings of version 2 stay as they are, even without their version', () => {
  const settings = settingsSchema.parse({
    services: { active: 'a', list: [{ kind: 'azure', id: 'a', name: 'A', endpoint: 'https://r.openai.azure.com' }] },
  })
  expect(readSettings(bytes(settings))).toEqual({ settings, damaged: false })
  const { version, ...rest } = settings
  expect([version, readSettings(bytes(rest)).settings]).toEqual([2, settings])
})

test('with a version that is damaged, or of a later Parley, what is recognised is kept', () => {
  const { settings, damaged } = readSettings(
    bytes({ version: 17, theme: 'dark', services: { active: 'a', list: [v1] } }),
  )
  expect(damaged).toBe(true)
  expect(settings).toMatchObject({ theme: 'dark', services: { list: [{ kind: 'gateway', id: 'a' }] } })
})

test('services that are no list harm nothing', () => {
  for (const services of [7, [], { list: 'x' }, { list: [7, null, { kind: 'url' }] }]) {
    const { settings } = readSettings(bytes({ version: 1, theme: 'dark', services }))
    expect(settings).toMatchObject({ theme: 'dark', services: { active: 'engine', list: [] } })
  }
})
