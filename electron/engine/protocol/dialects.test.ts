import { describe, expect, test } from 'vitest'
import type { Admission } from '../admission'
import { ClientError } from './client-error'
import { createDialect } from './create-dialect'
import type { Dialect } from './dialect'
import { clientEvents, type DialectName } from './fixtures/client-events'
import { facts } from './fixtures/facts'
import { sessionOf, sessions } from './fixtures/sessions'

const names = ['ga', 'late', '2024'] as const
const wires: Record<DialectName, Admission['wire']> = {
  ga: { dialect: 'ga' },
  late: { dialect: 'beta', generation: 'late' },
  '2024': { dialect: 'beta', generation: '2024' },
}
const dialectOf = (name: DialectName, kind: Admission['kind'] = 'realtime'): Dialect =>
  createDialect({ wire: wires[name], kind, deployments: false })

function refusalOf(decode: () => unknown) {
  try {
    return decode()
  } catch (error) {
    if (!(error instanceof ClientError)) throw error
    return { code: error.code, param: error.param }
  }
}

describe.each(names)('client events of %s', (name) => {
  const dialect = dialectOf(name)
  const mine = clientEvents.filter((fixture) => fixture.in.includes(name))

  test.each(mine)('$frame', (fixture) => {
    const outcome = refusalOf(() => dialect.decode(fixture.frame))
    expect(outcome).toEqual('command' in fixture ? fixture.command : fixture.refused)
  })

  test('are all here', () => {
    const { message } = refusalMessage(dialect)
    const listed = [...message.matchAll(/'([a-z_.]+)'/g)].map(([, type]) => type).slice(1)
    // Translation sessions' events are in the service's list, and refused by what they are.
    const ofOtherSessions = ['session.close', 'session.input_audio_buffer.append']
    const fixed = new Set(mine.map(({ frame }) => frame.type))
    expect(listed.filter((type) => !ofOtherSessions.includes(String(type)) && !fixed.has(type))).toEqual([])
    expect(listed).toHaveLength({ ga: 12, late: 11, '2024': 9 }[name])
  })
})

function refusalMessage(dialect: Dialect): ClientError {
  try {
    dialect.decode({ type: 'nonsense' })
  } catch (error) {
    if (error instanceof ClientError) return error
  }
  throw new Error('It was accepted.')
}

describe.each(names)('server events of %s', (name) => {
  test.each(facts)('$fact.type', ({ fact, frames }) => {
    expect(dialectOf(name).encode(fact)).toEqual('all' in frames ? frames.all : frames[name])
  })

  test.each(['realtime', 'transcription'] as const)('the session object of a %s session', (kind) => {
    const prefix = kind === 'transcription' && name !== 'ga' ? 'transcription_' : ''
    for (const type of ['session.created', 'session.updated'] as const) {
      expect(dialectOf(name, kind).encode({ type, session: sessionOf(kind) })).toEqual({
        type: `${prefix}${type}`,
        session: sessions[kind][name],
      })
    }
  })
})

test('a server of 2024 sends nothing but the 27 names of its document', () => {
  const known = [
    'session.created',
    'session.updated',
    'conversation.item.created',
    'conversation.item.deleted',
    'conversation.item.truncated',
    'response.created',
    'response.done',
    'rate_limits.updated',
    'response.output_item.added',
    'response.output_item.done',
    'response.content_part.added',
    'response.content_part.done',
    'response.audio.delta',
    'response.audio.done',
    'response.audio_transcript.delta',
    'response.audio_transcript.done',
    'response.text.delta',
    'response.text.done',
    'response.function_call_arguments.delta',
    'response.function_call_arguments.done',
    'input_audio_buffer.speech_started',
    'input_audio_buffer.speech_stopped',
    'conversation.item.input_audio_transcription.completed',
    'conversation.item.input_audio_transcription.failed',
    'input_audio_buffer.committed',
    'input_audio_buffer.cleared',
    'error',
  ]
  // Sent only by a server that was started to, and in answer to what this generation cannot ask.
  const exempt = ['conversation.created', 'item.retrieved']
  const dialect = dialectOf('2024')
  const sent = facts.filter(({ fact }) => !exempt.includes(fact.type)).map(({ fact }) => dialect.encode(fact)?.type)
  const created = dialect.encode({ type: 'session.created', session: sessionOf('realtime') })?.type
  const updated = dialect.encode({ type: 'session.updated', session: sessionOf('realtime') })?.type
  expect([...new Set([created, updated, ...sent.filter((type) => type !== undefined)])].sort()).toEqual(known.sort())
})
