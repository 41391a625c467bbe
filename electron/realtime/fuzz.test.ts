/** Whatever a server sends, the session survives it. `PARLEY_FUZZ` sets how many frames; the seed is fixed. */
import { expect, test } from 'vitest'
import { sound, toBase64 } from '../engine/testing/fake-speech'
import { setUp, token } from '../engine/testing/setup'
import { connectClient } from '../engine/testing/client'
import { betaDialect } from './dialects/beta'
import type { Dialect } from './dialects/dialect'
import { gaDialect } from './dialects/ga'
import type { Session } from './session'
import { scriptSession } from './testing/scripted-session'

const total = Number(process.env['PARLEY_FUZZ'] ?? 5_000)

/** A small generator with a seed (mulberry32), so that a failure can be repeated. */
function createRandom(seed: number) {
  let state = seed
  return (below: number): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

const tool = { type: 'function', name: 'look', description: 'Looks', parameters: { type: 'object', properties: {} } }
const words = { type: 'message', role: 'user', content: [{ type: 'input_text', text: 'weather' }] }

/** What a real session of the engine says: of settings, a spoken and a written turn, a call, a refusal and a cancelling. */
async function record(path: string): Promise<object[]> {
  const engine = await setUp(({ history }) => {
    const last = history.at(-1)
    if (last?.kind === 'user' && last.text === 'weather') return [{ kind: 'call', name: 'look', arguments: {} }]
    return [{ kind: 'say', text: 'One. Two.' }]
  })
  const client = await connectClient(`ws://127.0.0.1:${engine.port}${path}`, { authorization: `Bearer ${token}` })
  await client.next('session.created')
  const session = path.includes('api-version')
    ? { tools: [tool], turn_detection: null, input_audio_transcription: { model: 'whisper-1' } }
    : {
        type: 'realtime',
        tools: [tool],
        audio: { input: { turn_detection: null, transcription: { model: 'whisper-1' } } },
      }
  client.send({ type: 'session.update', session })
  client.send({ type: 'input_audio_buffer.append', audio: toBase64(sound(400)) })
  client.send({ type: 'input_audio_buffer.commit' })
  client.send({ type: 'response.create' })
  await client.next('response.done')
  client.send({ type: 'conversation.item.create', item: words })
  client.send({ type: 'response.create' })
  await client.next('response.done')
  client.send({ type: 'response.cancel' })
  await client.next('error')
  const frames = client.events
  client.socket.close()
  await engine.close()
  return frames
}

const oddities = [null, true, -1, 1e308, NaN, '', 'x'.repeat(3_000), '\u0000\ud800', [], [[]], {}, { type: {} }]
const names = ['__proto__', 'constructor', 'toString', 'root', 'r', 'i']

function createMutator(frames: readonly object[], random: (below: number) => number) {
  const pick = <T>(list: readonly T[]): T => list[random(list.length)] as T
  const mutate = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return random(8) === 0 ? pick([...oddities, ...names]) : value
    if (Array.isArray(value)) return random(6) === 0 ? [...value, ...value] : value.map(mutate)
    return Object.fromEntries(
      Object.entries(value).flatMap(([name, member]): [string, unknown][] => {
        const choice = random(24)
        if (choice === 0) return []
        if (choice === 1) return [[name, pick(oddities)]]
        if (choice === 2) return [[pick(names), member]]
        // Ids of their own, without end: what is remembered of them must not grow with them.
        if (choice < 6 && /(^|_)id$/.test(name)) return [[name, `id_${random(1e9)}`]]
        return [[name, name === 'type' && random(10) > 0 ? member : mutate(member)]]
      }),
    )
  }
  return (): string => {
    const text = JSON.stringify(mutate(pick(frames)))
    const choice = random(30)
    if (choice === 0) return text.slice(0, random(text.length))
    return choice === 1 ? text.replace(/[{}[\]":]/g, (mark) => (random(10) === 0 ? '' : mark)) : text
  }
}

test.each<[string, Dialect, string, number]>([
  ['current', gaDialect, '/v1/realtime?model=parley', 11],
  ['preview', betaDialect, '/openai/realtime?api-version=2025-04-01-preview&deployment=parley', 12],
])(
  `half of ${total} mutated frames in the %s form are survived`,
  async (_name, dialect, path, seed) => {
    const frames = await record(path)
    const random = createRandom(seed)
    const next = createMutator(frames, random)
    // One hears everything; the other begins anew now and then, before too much has been cancelled in it.
    const own = await scriptSession({ dialect })
    let other = await scriptSession({ dialect })
    const never = new AbortController().signal
    const aside = { metadata: null, instructions: null, outputModality: null, input: null, toolChoice: null }
    const actions: ((session: Session) => unknown)[] = [
      (session) => session.respond(null),
      (session) => session.cancel(),
      (session) => session.send({ type: 'append', sound: sound(20) }),
      (session) => session.send({ type: 'commit' }),
      (session) => session.send({ type: 'truncate', itemId: 'i', audioEndMs: 1 }),
      (session) => session.aside(aside, never).catch(() => undefined),
    ]
    const heapBefore = process.memoryUsage().heapUsed
    const beganMs = performance.now()
    let slowestMs = 0
    let consumed = 0
    for (let count = 0; count < total / 2; count++) {
      const frame = next()
      // Time up ends a session; the rest is to be survived by this one.
      if (frame.includes('session_expired')) continue
      const startMs = performance.now()
      own.receiveText(frame)
      slowestMs = Math.max(slowestMs, performance.now() - startMs)
      if (count % 200 === 0) {
        other.session.close()
        other = await scriptSession({ dialect })
      }
      other.receiveText(frame)
      if (random(20) === 0) for (const { session } of [own, other]) actions[random(actions.length)]!(session)
      consumed += other.events.splice(0).filter(({ type }) => type !== 'malformed' && type !== 'other').length
      for (const kept of [own.events, own.frames, own.faults, own.limits, own.lines]) kept.length = 0
    }
    global.gc?.()
    const grownMb = (process.memoryUsage().heapUsed - heapBefore) / 2 ** 20
    if (process.env['PARLEY_FUZZ'])
      process.stdout.write(
        `${dialect.name}: ${total / 2} frames, ${consumed} understood, ${((performance.now() - beganMs) / 1000).toFixed(1)} s, ` +
          `slowest ${slowestMs.toFixed(1)} ms, heap grown ${grownMb.toFixed(1)} MiB\n`,
      )
    expect(consumed).toBeGreaterThan(total / 10)
    expect(slowestMs).toBeLessThan(5_000)
    expect(grownMb).toBeLessThan(100)

    // Still a session: what comes next is heard and answered.
    const before = own.events.length
    own.receive({ type: 'response.done', response: { id: 'last', status: 'completed', output: [] } })
    own.receive({ type: 'response.created', response: { id: 'fresh' } })
    expect([own.events.length - before, own.session.responding, own.closes]).toEqual([2, true, []])
  },
  300_000,
)
