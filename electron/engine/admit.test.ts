import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import { describe, expect, test } from 'vitest'
import { type AdmitDeps, admit } from './admit'
import { systemClock } from './clock'
import { createSecrets } from './secrets'

const token = 'the-token'
const secrets = createSecrets(systemClock)

/** What a handshake with the right key leads to. */
function ask(path: string, headers: Record<string, string> = {}, deps: Partial<AdmitDeps> = {}) {
  const request = new IncomingMessage(new Socket())
  request.headers = { authorization: `Bearer ${token}`, ...headers }
  return admit(request, new URL(path, 'http://127.0.0.1'), { token, secrets, strictGa: false, ...deps })
}

const ga = { dialect: 'ga' }
const late = { dialect: 'beta', generation: 'late' }
const of2024 = { dialect: 'beta', generation: '2024' }

describe('the form of the protocol', () => {
  test.each([
    ['/v1/realtime?model=m', {}, ga],
    ['/openai/v1/realtime?model=m', {}, ga],
    ['/v1/realtime?model=m', { 'openai-beta': 'assistants=v2' }, ga],
    ['/v1/realtime?model=m', { 'openai-beta': 'realtime=v10' }, ga],
    ['/openai/v1/realtime?model=m', { 'openai-beta': 'realtime=v1' }, ga],
    ['/v1/realtime?model=m', { 'openai-beta': 'realtime=v1' }, late],
    ['/v1/realtime?model=m', { 'openai-beta': 'assistants=v2, realtime=v1' }, late],
    ['/v1/realtime?model=m', { 'sec-websocket-protocol': 'realtime, openai-beta.realtime-v1' }, late],
    ['/v1/realtime?model=m&api-version=2025-04-01-preview', {}, late],
    ['/openai/realtime?api-version=2025-04-01-preview&deployment=m', {}, late],
    ['/openai/realtime?api-version=2024-12-17&deployment=m', {}, of2024],
    ['/openai/realtime?api-version=2024-10-01-preview&deployment=m', {}, of2024],
    ['/openai/realtime?api-version=2025-04-01-preview&deployment=gpt-4o-realtime-preview-2024-10-01', {}, of2024],
    ['/v1/realtime?model=gpt-4o-mini-realtime-preview-2024-12-17', { 'openai-beta': 'realtime=v1' }, of2024],
    ['/v1/realtime?model=gpt-4o-realtime-preview-2025-06-03', { 'openai-beta': 'realtime=v1' }, late],
    ['/v1/realtime?model=gpt-4o-realtime-preview-2024-10-01', {}, ga],
  ])('at %s with %o', (path, headers, wire) => {
    expect(ask(path, headers)).toMatchObject({ wire })
  })

  test.each([
    ['/openai/realtime?api-version=2024-10-01-preview&deployment=m', {}],
    ['/v1/realtime?model=m&api-version=2024-10-01-preview', {}],
    ['/v1/realtime?model=m', { 'openai-beta': 'realtime=v1' }],
    ['/openai/v1/realtime?model=m', { 'openai-beta': 'realtime=v1' }],
    ['/v1/realtime?model=m', { 'sec-websocket-protocol': 'realtime, openai-beta.realtime-v1' }],
  ])('at %s with %o is refused by a strict server where it is beta', (path, headers) => {
    expect(ask(path, headers, { strictGa: true })).toMatchObject({
      told: 'in band',
      code: 'beta_api_shape_disabled',
      closeCode: 4000,
    })
    expect(ask('/v1/realtime?model=m', {}, { strictGa: true })).toMatchObject({ wire: ga })
  })
})

describe('what the session is', () => {
  test.each([
    ['/v1/realtime?model=gpt-realtime', { kind: 'realtime', model: 'gpt-realtime' }],
    ['/openai/realtime?api-version=2024-10-01-preview&deployment=my%20own', { kind: 'realtime', model: 'my own' }],
    ['/openai/realtime?api-version=2024-10-01-preview&model=m', { kind: 'realtime', model: 'm' }],
    ['/openai/v1/realtime?deployment=m', { kind: 'realtime', model: 'm' }],
    ['/v1/realtime?intent=transcription', { kind: 'transcription', model: '' }],
    ['/openai/v1/realtime?intent=transcription', { kind: 'transcription', model: '' }],
    [
      '/openai/realtime?api-version=2025-04-01-preview&intent=transcription&deployment=ears',
      { kind: 'transcription', model: 'ears' },
    ],
  ])('at %s', (path, session) => expect(ask(path)).toMatchObject({ ...session, patch: null }))

  test.each([
    ['/v1/realtime', 'missing_model'],
    ['/v1/realtime?model=', 'missing_model'],
    ['/openai/v1/realtime', 'missing_model'],
    ['/v1/realtime?intent=transcription&model=gpt-4o-transcribe', 'invalid_model'],
    ['/v1/realtime?model=gpt-realtime-translate', 'invalid_model'],
    ['/v1/realtime?model=gpt-live-1', 'invalid_model'],
    ['/v1/realtime?call_id=rtc_1', 'call_not_found'],
    ['/v1/realtime/translations?model=gpt-realtime-translate', 'unsupported_session_type'],
    ['/v1/live/sessions', 'unsupported_session_type'],
  ])('at %s cannot be said: %s', (path, code) => expect(ask(path)).toMatchObject({ told: 'in band', code }))

  test('is what its secret was made for', () => {
    const made = (kind: 'realtime' | 'transcription', model: string | null) => ({
      authorization: `Bearer ${secrets.issue({ kind, model, patch: { instructions: 'Hum.' } }, 60).value}`,
    })
    expect(ask('/v1/realtime', made('realtime', 'theirs'))).toMatchObject({
      kind: 'realtime',
      model: 'theirs',
      patch: { instructions: 'Hum.' },
    })
    expect(ask('/v1/realtime?model=mine', made('realtime', 'theirs'))).toMatchObject({ model: 'mine' })
    expect(ask('/v1/realtime', made('realtime', 'gpt-5'))).toMatchObject({ code: 'invalid_model' })
    expect(ask('/v1/realtime', made('transcription', null))).toMatchObject({ kind: 'transcription' })
    expect(ask('/v1/realtime?model=m', made('transcription', null))).toMatchObject({ code: 'invalid_model' })
    expect(ask('/v1/realtime?intent=transcription', made('realtime', 'm'))).toMatchObject({ code: 'invalid_parameter' })
  })
})

describe('a model', () => {
  test.each(
    [
      'gpt-realtime gpt-realtime-1.5 gpt-realtime-2 gpt-realtime-2.1 gpt-realtime-2.1-mini gpt-realtime-2025-08-28',
      'gpt-realtime-mini gpt-realtime-mini-2025-10-06 gpt-realtime-mini-2025-12-15 gpt-audio-1.5 gpt-audio-mini',
      'gpt-audio-mini-2025-12-15 gpt-4o-realtime-preview gpt-4o-realtime-preview-2024-10-01 whisper-1',
      'gpt-4o-mini-realtime-preview gpt-4o-transcribe gpt-4o-mini-transcribe gpt-4o-mini-transcribe-2025-12-15',
      'gpt-4o-transcribe-diarize gpt-transcribe gpt-live-transcribe gpt-realtime-whisper parley llama-3 opus sonata',
    ].flatMap((names) => names.split(' ')),
  )('%s is served everywhere', (model) => {
    for (const path of ['/v1/realtime', '/openai/v1/realtime', '/openai/realtime'])
      expect(ask(`${path}?model=${model}`)).toMatchObject({ kind: 'realtime', model })
  })

  test.each(
    'gpt-4o gpt-4o-mini gpt-4.1 gpt-4-turbo gpt-5 gpt-5.1-mini o3 o4-mini gpt-4o-audio-preview gpt-4o-mini-tts tts-1-hd'
      .concat(' gpt-3.5-turbo text-embedding-3-small dall-e-3 gpt-image-1 chatgpt-4o-latest ft:gpt-4o:me')
      .split(' '),
  )('%s is not one for speech', (model) => {
    expect(ask(`/v1/realtime?model=${model}`)).toEqual({
      told: 'in band',
      closeCode: 4000,
      code: 'invalid_model',
      message:
        `Model "${model}" is not supported in realtime mode. ` +
        'See https://platform.openai.com/docs/models for a list of supported models.',
    })
    for (const path of ['/openai/v1/realtime', '/openai/realtime'])
      expect(ask(`${path}?model=${model}`)).toMatchObject({
        told: 'before the upgrade',
        status: 400,
        error: { code: 'OpperationNotSupported' },
      })
  })
})

test.each([
  ['/openai/v1/realtime?model=m&api-version=2025-04-01-preview', {}, 401],
  ['/openai/v1/realtime?model=m', { authorization: 'Bearer x' }, 401],
  ['/openai/realtime?deployment=m', { authorization: '' }, 401],
  ['/elsewhere', {}, 404],
  ['/v1/realtime/', {}, 404],
])('%s with %o is refused before the upgrade: %i', (path, headers, status) => {
  expect(ask(path, headers)).toMatchObject({ told: 'before the upgrade', status })
})
