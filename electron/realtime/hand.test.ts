/** The person's hand on the conversation: deleting, undoing, ending, files, written answers. Real server, real socket. */
import { afterEach, describe, expect, test } from 'vitest'
import { sound } from '../engine/testing/fake-speech'
import type { SoundSource } from './file-input'
import { createStage, type StageOptions } from './testing/dialogue-stage'

const open: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close()
})
async function start(options: StageOptions = {}) {
  const stage = await createStage(options)
  open.push(stage)
  return stage
}
type Stage = Awaited<ReturnType<typeof start>>

/** Writes, and hears the answer to its end. */
async function ask({ dialogue, until, ended, hearAll, states, played }: Stage, text: string): Promise<void> {
  const before = played.filter(({ kind }) => kind === 'end').length
  dialogue.turns.write(text)
  await until(() => ended(before + 1))
  hearAll()
  await until(() => states.at(-1) === 'ready')
}
const ids = ({ entries }: Stage): string[] => [...entries.keys()]

function source(lengthMs: number): SoundSource & { closed: boolean; paused: Promise<void> | null } {
  return {
    name: 'memo.wav',
    durationMs: lengthMs,
    closed: false,
    paused: null,
    async *slices() {
      for (let at = 0; at < lengthMs; at += 100) {
        await this.paused
        yield { samples: sound(100), progress: (at + 100) / lengthMs }
      }
    },
    async close() {
      this.closed = true
    },
  }
}

describe('a deleted message', () => {
  test.each(['ga', 'beta'] as const)('is gone at both ends (%s)', async (form) => {
    const stage = await start({ form, answer: ({ history }) => [{ kind: 'say', text: `Answer ${history.length}.` }] })
    await ask(stage, 'First')
    await stage.dialogue.turns.remove(ids(stage)[0]!)
    await ask(stage, 'Second')
    expect(stage.texts()).toEqual(['Answer 1.', 'Second', 'Answer 2.'])
    expect(stage.engine.asked.at(-1)!.history.map(({ kind }) => kind)).toEqual(['assistant', 'user'])
    expect(stage.notices).toEqual([])
  })

  test.each([
    ['the first', 0],
    ['one in the middle', 1],
    ['the last', 3],
  ])('comes back to its place at both ends: %s', async (_which, at) => {
    const stage = await start({ answer: ({ history }) => [{ kind: 'say', text: `Answer ${history.length}.` }] })
    await ask(stage, 'First')
    await ask(stage, 'Second')
    const before = ids(stage)
    await stage.dialogue.turns.remove(before[at]!)
    expect(ids(stage)).toHaveLength(3)
    stage.dialogue.turns.restore(before[at]!)
    expect(ids(stage)).toEqual(before)
    await ask(stage, 'Third')
    expect(stage.engine.asked.at(-1)!.history.map((turn) => ('text' in turn ? turn.text.trim() : turn.kind))).toEqual([
      'First',
      'Answer 1.',
      'Second',
      'Answer 3.',
      'Third',
    ])
    expect(stage.notices).toEqual([])
  })

  test('stays deleted when another one has been deleted since', async () => {
    const stage = await start()
    await ask(stage, 'First')
    const [question, answer] = ids(stage)
    await stage.dialogue.turns.remove(question!)
    await stage.dialogue.turns.remove(answer!)
    stage.dialogue.turns.restore(question!)
    expect(ids(stage)).toEqual([])
    stage.dialogue.turns.restore(answer!)
    expect(ids(stage)).toEqual([answer])
  })

  test('falls silent first when it is sounding', async () => {
    const stage = await start()
    const { dialogue, until, ended, played, sent } = stage
    dialogue.turns.write('Hello')
    await until(() => ended(1))
    const { itemId } = played.find((message) => message.kind === 'chunk')!
    dialogue.speaker.receive({ kind: 'played', itemId, samples: 4_800, state: 'playing', level: 0.1 })
    const removed = dialogue.turns.remove(itemId)
    await until(() => played.some(({ kind }) => kind === 'flush'))
    dialogue.speaker.receive({ kind: 'flushed', flushId: 1, itemId, samples: 4_800 })
    await removed
    expect(stage.texts()).toEqual(['Hello'])
    expect(sent().slice(-2)).toEqual(['conversation.item.truncate', 'conversation.item.delete'])
    await ask(stage, 'Again')
    expect(stage.engine.asked.at(-1)!.history.map(({ kind }) => kind)).toEqual(['user', 'user'])
    expect(stage.notices).toEqual([])
  })

  test('that never went out is not sent', async () => {
    const stage = await start()
    const { dialogue, until, ended, engine } = stage
    dialogue.turns.write('Never')
    dialogue.turns.write('This one')
    await dialogue.turns.remove(ids(stage)[0]!)
    await until(() => ended(1))
    expect(engine.asked.map(({ history }) => history.map((turn) => ('text' in turn ? turn.text : '')))).toEqual([
      ['This one'],
    ])
  })

  test('can be deleted after the connection was made anew', async () => {
    const stage = await start()
    await ask(stage, 'First')
    await stage.dialogue.sleep()
    await ask(stage, 'Second')
    await stage.dialogue.turns.remove(ids(stage)[0]!)
    await ask(stage, 'Third')
    const history = stage.engine.asked.at(-1)!.history
    expect(history.map((turn) => ('text' in turn ? turn.text.trim() : ''))).not.toContain('First')
    expect(history).toHaveLength(4)
    expect(stage.notices).toEqual([])
  })
})

test('a session that was ended opens again with the next word', async () => {
  const stage = await start()
  await ask(stage, 'First')
  await stage.dialogue.sleep()
  expect(stage.states.at(-1)).toBe('ready')
  await ask(stage, 'Second')
  expect(stage.engine.asked.at(-1)!.history.map(({ kind }) => kind)).toEqual(['user', 'assistant', 'user'])
})

describe('a sound file', () => {
  test.each(['ga', 'beta'] as const)('is one turn, answered once (%s)', async (form) => {
    const stage = await start({ form })
    const { dialogue, engine, until, ended, entries, sent, hearAll, states } = stage
    engine.speech.recognitions.push({ text: 'What time is it?', language: 'en' })
    const memo = source(3_000)
    const seen: (number | null | undefined)[] = []
    dialogue.turns.sendFile(memo)
    await until(() => {
      const [entry] = entries.values()
      if (entry?.kind === 'user') seen.push(entry.file?.progress)
      return ended(1)
    })
    hearAll()
    await until(() => states.at(-1) === 'ready')
    const [question, answer, ...others] = [...entries.values()]
    expect({ question, answer, others }).toMatchObject({
      question: {
        source: 'file',
        text: 'What time is it?',
        status: 'sent',
        file: { name: 'memo.wav', durationMs: 3_000, progress: null },
      },
      answer: { text: 'Hello there. How are you today?' },
      others: [],
    })
    expect(seen.some((progress) => typeof progress === 'number' && progress > 0.4 && progress < 1)).toBe(true)
    // The session opens with the detection off, and is told of it again after the answer.
    expect(sent().slice(-5)).toEqual([
      'session.update',
      'input_audio_buffer.clear',
      'input_audio_buffer.commit',
      'response.create',
      'session.update',
    ])
    expect(memo.closed).toBe(true)
    expect(stage.notices).toEqual([])
  })

  test('keeps the microphone out, and Escape takes it back', async () => {
    const stage = await start()
    const { dialogue, until, entries, sent, engine, speak } = stage
    await ask(stage, 'First')
    const memo = source(1_000)
    memo.paused = new Promise(() => undefined)
    dialogue.turns.sendFile(memo)
    await until(() => entries.size === 3)
    speak(400)
    expect(entries.size).toBe(3)
    dialogue.talk.stop()
    dialogue.turns.interrupt()
    expect({ size: entries.size, last: sent().slice(-2) }).toEqual({
      size: 2,
      last: ['input_audio_buffer.clear', 'session.update'],
    })
    await ask(stage, 'Second')
    expect(engine.asked.at(-1)!.history.map(({ kind }) => kind)).toEqual(['user', 'assistant', 'user'])
  })

  test('that breaks is named and leaves nothing behind', async () => {
    const stage = await start()
    const memo: SoundSource = {
      ...source(1_000),
      async *slices() {
        yield { samples: sound(100), progress: 0.1 }
        throw new Error('EIO')
      },
    }
    stage.dialogue.turns.sendFile(memo)
    await stage.until(() => stage.notices.length > 0)
    expect({ notices: stage.notices, texts: stage.texts() }).toEqual({
      notices: [{ code: 'file.unreadable', detail: 'memo.wav' }],
      texts: [],
    })
  })
})

test('spoken input is discarded before it is sent, held or open', async () => {
  const stage = await start()
  const { dialogue, entries, sent, speak, until, states } = stage
  await ask(stage, 'First')
  dialogue.talk.press()
  dialogue.microphone.report({ kind: 'open', label: 'Test' })
  speak(400)
  dialogue.talk.stop()
  expect({ size: entries.size, last: sent().at(-1) }).toEqual({ size: 2, last: 'input_audio_buffer.clear' })
  dialogue.talk.toggle()
  speak(400)
  await until(() => entries.size === 3)
  dialogue.talk.stop()
  expect({ size: entries.size, last: sent().at(-1) }).toEqual({ size: 2, last: 'input_audio_buffer.clear' })
  await until(() => states.at(-1) === 'ready')
})

describe('written answers', () => {
  test.each(['ga', 'beta'] as const)(
    'are shown whole and nothing sounds, from the next answer on (%s)',
    async (form) => {
      const stage = await start({ form })
      const { dialogue, set, until, entries, played } = stage
      await ask(stage, 'First')
      const before = played.length
      set.outputModality = 'text'
      dialogue.changeAnswers()
      dialogue.turns.write('Second')
      await until(() => [...entries.values()].at(-1)?.kind === 'assistant' && stage.states.at(-1) === 'ready')
      const answer = [...entries.values()].at(-1)
      expect(answer).toMatchObject({ status: 'done', text: 'Hello there. How are you today?', heardChars: 31 })
      expect(played.slice(before).filter(({ kind }) => kind === 'chunk')).toEqual([])
      set.outputModality = 'audio'
      dialogue.changeAnswers()
      await ask(stage, 'Third')
      expect(stage.notices).toEqual([])
    },
  )
})

test('an answer says what its turn has cost, tool calls included', async () => {
  const stage = await start({
    answer: ({ history }) =>
      history.at(-1)?.kind === 'output'
        ? [{ kind: 'say', text: 'I found one.' }]
        : [{ kind: 'call', name: 'find_files', arguments: { query: 'budget' } }],
  })
  const { frames, entries } = stage
  await ask(stage, 'Find the budget')
  const answer = [...entries.values()].at(-1)!
  expect(frames.filter((frame) => frame.includes('"response.create"'))).toHaveLength(2)
  expect(answer).toMatchObject({ kind: 'assistant', text: 'I found one.' })
  if (answer.kind !== 'assistant') return
  expect(answer.durationMs).toBeGreaterThanOrEqual(0)
  // Two responses: the question alone is counted twice.
  expect(answer.usage!.output.text).toBeGreaterThan(5)
  expect(answer.usage!.input.total).toBeGreaterThan(answer.usage!.output.total)
})

describe('a call that runs when the session ends', () => {
  test.each([
    ['by the person', (stage: Stage) => stage.dialogue.sleep()],
    ['by another service', (stage: Stage) => stage.dialogue.changeProvider()],
    ['by quitting', (stage: Stage) => stage.dialogue.close()],
  ])('is given an output first: %s', async (_how, end) => {
    const stage = await start({
      answer: () => [{ kind: 'call', name: 'find_files', arguments: {} }],
      tool: (_name, _json, signal) =>
        new Promise((resolve) =>
          signal.addEventListener('abort', () =>
            setTimeout(
              () => resolve({ outcome: 'cancelled', output: '{"error":"cancelled"}', subject: '', count: null }),
              20,
            ),
          ),
        ),
    })
    stage.dialogue.turns.write('Find the budget')
    await stage.until(() => stage.states.at(-1) === 'acting')
    await end(stage)
    const outputs = stage.frames.filter((frame) => frame.includes('function_call_output'))
    expect(outputs).toHaveLength(1)
    expect(stage.texts()).toEqual(['Find the budget', 'find_files cancelled'])
  })
})
