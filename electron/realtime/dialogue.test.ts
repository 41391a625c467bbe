/** Whole turns against the real server of the engine over a real socket; only ears, voice and loudspeaker are stand-ins. */
import { afterEach, expect, test } from 'vitest'
import { sound } from '../engine/testing/fake-speech'
import { setUp } from '../engine/testing/setup'
import { createStage, type StageOptions } from './testing/dialogue-stage'

const open: { close(): void | Promise<void> }[] = []
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close()
})

async function start(options: StageOptions = {}) {
  const stage = await createStage(options)
  open.push(stage)
  return stage
}

test('a written question is answered aloud, and the state says so until the last sample', async () => {
  const { dialogue, texts, until, ended, hearAll, states } = await start()
  dialogue.turns.write('Hello')
  await until(() => ended(1))
  hearAll()
  await until(() => states.at(-1) === 'ready')
  expect({ texts: texts(), states: states.filter((state) => state !== 'connecting') }).toEqual({
    texts: ['Hello', 'Hello there. How are you today?'],
    states: ['ready', 'thinking', 'speaking', 'ready'],
  })
})

test('a held question goes out when the key is let go, whatever its pauses', async () => {
  const { dialogue, engine, texts, until, ended, speak } = await start()
  engine.speech.recognitions.push({ text: 'What time is it?', language: 'en' })
  dialogue.talk.press()
  dialogue.microphone.report({ kind: 'open', label: 'Test' })
  await new Promise((done) => setTimeout(done, 310))
  speak(400)
  speak(600, false)
  speak(400)
  dialogue.talk.release()
  await until(() => ended(1))
  expect(texts()).toEqual(['What time is it?', 'Hello there. How are you today?'])
})

test('over an open microphone the server finds the end of the turn', async () => {
  const { dialogue, engine, texts, until, ended, speak } = await start()
  engine.speech.recognitions.push({ text: 'What time is it?', language: 'en' })
  dialogue.talk.toggle()
  dialogue.microphone.report({ kind: 'open', label: 'Test' })
  speak(500)
  speak(400, false)
  await until(() => ended(1))
  expect(texts()).toEqual(['What time is it?', 'Hello there. How are you today?'])
})

test('a held key gets all that is said, and the echo guard keeps nothing of before for what follows it', async () => {
  const { dialogue, frames, until } = await start()
  const hear = (level: number, count: number, reference: Int16Array | null): void => {
    const frame = sound(20).map((sample) => Math.sign(sample) * level)
    for (let index = 0; index < count; index++) dialogue.frame(frame, reference)
  }
  /** The level of each frame that the server was given. */
  const given = (): number[] =>
    frames
      .map((frame) => JSON.parse(frame) as { type: string; audio: string })
      .filter(({ type }) => type === 'input_audio_buffer.append')
      .map(({ audio }) => Buffer.from(audio, 'base64').readInt16LE())

  dialogue.talk.toggle()
  // Over an answer the first loud frames may be a crack in its echo: they wait for more of a word.
  hear(8_000, 2, sound(20, false).fill(500))
  dialogue.talk.stop()
  dialogue.talk.press()
  hear(9_000, 40, null)
  hear(9_500, 2, sound(20, false).fill(500))
  dialogue.talk.stop()
  dialogue.talk.toggle()
  hear(10_000, 3, sound(20, false).fill(500))
  await until(() => given().length >= 45)
  expect(given()).toEqual([...new Array<number>(40).fill(9_000), 9_500, 9_500, 10_000, 10_000, 10_000])
})

test('speaking over an answer stops it, and the mind learns only what was heard', async () => {
  const { dialogue, engine, entries, until, played, ended, speak } = await start()
  dialogue.turns.write('Hello')
  await until(() => ended(1))
  const itemId = played.find((message) => message.kind === 'chunk')!.itemId
  dialogue.speaker.receive({ kind: 'played', itemId, samples: 4_800, state: 'playing', level: 0.1 })
  dialogue.talk.toggle()
  // The tap interrupts; the worklet says where.
  await until(() => played.some(({ kind }) => kind === 'flush'))
  dialogue.speaker.receive({ kind: 'flushed', flushId: 1, itemId, samples: 4_800 })
  dialogue.talk.toggle()
  dialogue.microphone.report({ kind: 'open', label: 'Test' })
  speak(400)
  speak(400, false)
  await until(() => ended(2))
  const answer = entries.get(itemId)
  expect(answer).toMatchObject({ kind: 'assistant', status: 'interrupted', text: 'Hello there. How are you today?' })
  const heard = engine.asked.at(-1)!.history.find((turn) => turn.kind === 'assistant')
  expect(heard).toMatchObject({ interrupted: true, text: expect.stringMatching(/^Hello/) })
  expect(heard!.kind === 'assistant' && heard!.text.length).toBeLessThan(16)
})

test('a call is run once, its output returned, and one answer follows', async () => {
  const called: string[] = []
  const { dialogue, texts, until, ended } = await start({
    answer: ({ history }) =>
      history.at(-1)?.kind === 'output'
        ? [{ kind: 'say', text: 'I found one.' }]
        : [{ kind: 'call', name: 'find_files', arguments: { query: 'budget' } }],
    tool: async (name, json) => {
      called.push(`${name} ${json}`)
      return { outcome: 'done', output: '{"total":1}', subject: 'budget', count: 1 }
    },
  })
  dialogue.turns.write('Find the budget')
  await until(() => ended(1))
  expect({ texts: texts(), called }).toEqual({
    texts: ['Find the budget', 'find_files done', 'I found one.'],
    called: ['find_files {"query":"budget"}'],
  })
})

test('stopped while a tool runs, it says nothing more', async () => {
  let stopped = false
  const { dialogue, engine, states, until, played } = await start({
    answer: () => [{ kind: 'call', name: 'find_files', arguments: {} }],
    tool: (_name, _json, signal) =>
      new Promise((resolve) =>
        signal.addEventListener('abort', () => {
          stopped = true
          resolve({ outcome: 'cancelled', output: '{"error":{"code":"cancelled"}}', subject: '', count: null })
        }),
      ),
  })
  dialogue.turns.write('Find the budget')
  await until(() => states.at(-1) === 'acting')
  dialogue.turns.interrupt()
  await until(() => states.at(-1) === 'ready')
  expect({ stopped, asked: engine.asked.length, played }).toEqual({ stopped: true, asked: 1, played: [] })
})

test('a connection that drops is made again with what was said, and the open question is answered', async () => {
  const { dialogue, engine, texts, until, ended, hearAll, port, states } = await start()
  dialogue.turns.write('First')
  await until(() => ended(1))
  hearAll()
  await until(() => states.at(-1) === 'ready')
  await engine.close()
  const next = await setUp()
  open.push(next)
  port.now = next.port
  await until(() => states.includes('reconnecting'))
  dialogue.turns.write('Second')
  await until(() => ended(2))
  expect(texts()[2]).toBe('Second')
  expect(next.asked[0]!.history.map((turn) => turn.kind)).toEqual(['user', 'assistant', 'user'])
})

test('a new conversation forgets the old one at both ends', async () => {
  const { dialogue, engine, texts, until, ended } = await start()
  dialogue.turns.write('First')
  await until(() => ended(1))
  const renewed = dialogue.turns.renew()
  dialogue.speaker.receive({ kind: 'flushed', flushId: 1, itemId: null, samples: 0 })
  void renewed
  dialogue.turns.write('Second')
  await until(() => ended(2))
  expect(texts()[0]).toBe('Second')
  expect(engine.asked.at(-1)!.history).toHaveLength(1)
})
