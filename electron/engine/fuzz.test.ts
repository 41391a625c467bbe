import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import type { MindRequest } from './mind/mind'
import { createFrameSource } from './testing/mutation'
import { type Setup, setUp } from './testing/setup'
import type { TestClient } from './testing/client'

/** To each dialect; all of them with `PARLEY_FUZZ=100000`. */
const frameCount = Number(process.env.PARLEY_FUZZ ?? 2500)
const firstSeed = Number(process.env.PARLEY_FUZZ_SEED ?? 7)
const framesPerConnection = 250
const connectionCount = 4
const maxGrowthMb = 48
const paths = {
  ga: '/v1/realtime?model=gpt-realtime',
  beta: '/openai/realtime?api-version=2025-04-01-preview&deployment=gpt-4o-realtime-preview',
}

const answer = ({ history, tools }: MindRequest) =>
  tools.length > 0 && history.length % 3 === 0
    ? [{ kind: 'call' as const, name: 'f', arguments: { a: 1 } }]
    : [{ kind: 'say' as const, text: 'One. Two.' }]

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

function heapMb(): number {
  collectGarbage()
  return process.memoryUsage().heapUsed / 1024 ** 2
}

const isUnreadable = (frame: string | Buffer) => {
  if (typeof frame !== 'string') return true
  try {
    JSON.parse(frame)
    return false
  } catch {
    return true
  }
}

const errorsOf = (client: TestClient) =>
  client.events.filter(({ type }) => type === 'error').map(({ error }) => error as Record<string, unknown>)

/**
 * One connection's share: each frame is survived, each that cannot be read is answered, and the last one of all.
 * @returns how many responses came of it
 */
async function run(setup: Setup, dialect: 'ga' | 'beta', seed: number, frames: number): Promise<number> {
  const client = await setup.connect({ path: paths[dialect] })
  const itemIds = () =>
    client.events.flatMap(({ type, item_id: id }) => (type === 'input_audio_buffer.committed' ? [String(id)] : []))
  const source = createFrameSource(dialect, seed, itemIds)
  let unreadable = 0
  for (let count = 0; count < frames; count++) {
    const frame = source.next()
    if (isUnreadable(frame)) unreadable += 1
    client.socket.send(frame)
    // Now and then the answers are read, so that later frames can speak of what was told.
    if (count % 50 === 49) await pong(client)
  }
  client.send({ type: 'session.update', event_id: 'last', session: { nonsense: 1 } })
  while ((await client.next('error')).error === undefined || !errorsOf(client).some(isLast));
  const errors = errorsOf(client)
  expect(
    errors.filter(({ type }) => type === 'server_error'),
    `seed ${seed}`,
  ).toEqual([])
  expect(errors.filter(({ event_id }) => event_id === null).length, `seed ${seed}`).toBeGreaterThanOrEqual(unreadable)
  client.socket.close()
  await client.closed
  return client.events.filter(({ type }) => type === 'response.done').length
}

const isLast = ({ event_id: id }: Record<string, unknown>) => id === 'last'

function pong(client: TestClient): Promise<unknown> {
  const answered = new Promise((resolve) => client.socket.once('pong', resolve))
  client.socket.ping()
  return answered
}

test.each(['ga', 'beta'] as const)(
  'mutated frames are all survived, and each that is not silent by nature is answered: %s',
  async (dialect) => {
    const setup = await setUp(answer)
    const warmUp = await setup.connect()
    const before = heapMb()
    const begunAt = performance.now()
    let seed = firstSeed
    let left = frameCount
    let responseCount = 0
    while (left > 0) {
      const shares: Promise<number>[] = []
      for (let index = 0; index < connectionCount && left > 0; index++) {
        const frames = Math.min(framesPerConnection, left)
        left -= frames
        shares.push(run(setup, dialect, seed++, frames))
      }
      for (const count of await Promise.all(shares)) responseCount += count
    }
    const seconds = (performance.now() - begunAt) / 1000
    const grownMb = heapMb() - before
    console.log(
      `${dialect}: ${frameCount} frames from seed ${firstSeed}, ${Math.round(frameCount / seconds)} frames/s, ${responseCount} responses, heap ${grownMb.toFixed(1)} MB more`,
    )
    // Frames of which nothing comes would test nothing.
    expect(responseCount).toBeGreaterThan(frameCount / 100)
    expect(grownMb).toBeLessThan(maxGrowthMb)
    warmUp.send({ type: 'response.create' })
    expect((await warmUp.next('response.done')).response).toMatchObject({ status: 'completed' })
    await setup.close()
  },
  30_000 + frameCount * 5,
)
