import { expect, test } from 'vitest'
import type { ConnectionAction } from '../../../shared/connection-test'
import { mend } from './mend'
import { service } from './testing/stage'

const azure = { kind: 'azure', endpoint: 'https://r.openai.azure.com', detected: 'beta' }
const gateway = { kind: 'gateway', url: 'gateway.example/team/v1?tenant=7' }
const version = '2025-04-01-preview'

test.each<[string, Record<string, unknown>, ConnectionAction, Record<string, unknown>]>([
  ['Azure to the current form', { ...azure, apiVersion: version }, 'use-ga', { apiVersion: '', detected: null }],
  ['Azure to the preview', azure, 'use-preview', { apiVersion: version, detected: null }],
  [
    'Azure’s own version stays',
    { ...azure, apiVersion: '2024-10-01-preview' },
    'use-preview',
    { apiVersion: '2024-10-01-preview' },
  ],
  [
    'a version in the endpoint',
    { ...azure, endpoint: `https://azure.example/a?x=1&api-version=${version}` },
    'remove-api-version',
    { endpoint: 'https://azure.example/a?x=1', apiVersion: '' },
  ],
  [
    'the key',
    { ...azure, auth: { kind: 'key', place: 'query' } },
    'key-to-header',
    { auth: { kind: 'key', place: 'header' } },
  ],
  ['a gateway to the preview by header', gateway, 'use-preview', { url: gateway.url, dialect: 'beta' }],
  [
    'a gateway to the preview by path',
    { ...gateway, url: 'wss://g.example/openai/v1/realtime?model=d' },
    'use-preview',
    { url: `wss://g.example/openai/realtime?api-version=${version}&deployment=d`, dialect: 'beta' },
  ],
  [
    'a gateway to the current form',
    { ...gateway, url: `https://g.example/openai/realtime?api-version=${version}&deployment=d`, dialect: 'beta' },
    'use-ga',
    { url: 'https://g.example/openai/v1/realtime?model=d', dialect: 'ga' },
  ],
  [
    'a version in a gateway’s address, as it was typed',
    { ...gateway, url: `g.example:8443/openai/v1/realtime?api-version=${version}&model=d` },
    'remove-api-version',
    { url: 'g.example:8443/openai/v1/realtime?model=d' },
  ],
  ['OpenAI to the current form', { kind: 'openai', dialect: 'beta' }, 'use-ga', { dialect: 'ga' }],
])('%s', (_name, before, action, changed) => {
  const whole = service(before)
  const after = mend(whole, action)
  expect(after).toEqual({ ...whole, detected: after.detected, ...changed })
})

test.each<ConnectionAction>(['replace-key', 'correct-name', 'correct-address', 'open-network', 'retry', 'sign-in'])(
  '%s is for a person to do',
  (action) => {
    for (const own of [azure, gateway, { kind: 'openai' }]) {
      const whole = service(own)
      expect(mend(whole, action)).toBe(whole)
    }
  },
)
