/** Dictation against the real server, beside a conversation that keeps. */
import { afterEach, describe, expect, test } from 'vitest'
import { createStage, type StageOptions } from './testing/dialogue-stage'

const open: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close()
})
async function start(options: StageOptions = {}) {
  const stage = await createStage(options)
  open.push(stage)
  const { dialogue, engine, speak, dictated, until } = stage
  const last = () => dictated.at(-1)
  return {
    ...stage,
    last,
    say(...texts: string[]) {
      for (const text of texts) {
        engine.speech.recognitions.push({ text, language: 'en' })
        speak(400)
        speak(300, false)
      }
    },
    begin() {
      dialogue.dictation.start()
      dialogue.microphone.report({ kind: 'open', label: 'Test' })
    },
    written: (text: string) => until(() => last()?.text === text),
    over: () => until(() => last()?.open === false && !last()?.pending),
  }
}

describe('dictation', () => {
  test.each(['ga', 'beta'] as const)(
    'writes down what is said, turn by turn, and answers nothing (%s)',
    async (form) => {
      const { begin, say, written, dialogue, over, last, engine, entries, notices } = await start({ form })
      begin()
      say('The first sentence.', 'And a second one.')
      await written('The first sentence. And a second one.')
      dialogue.dictation.stop()
      await over()
      expect({ last: last(), asked: engine.asked, entries: [...entries], notices }).toEqual({
        last: { open: false, text: 'The first sentence. And a second one.', pending: false, failure: null },
        asked: [],
        entries: [],
        notices: [],
      })
    },
  )

  test('still writes what was being said when it is closed', async () => {
    const { begin, speak, engine, dialogue, until, last, over } = await start()
    engine.speech.recognitions.push({ text: 'Unfinished', language: 'en' })
    begin()
    speak(400)
    await until(() => last()?.pending === true)
    dialogue.dictation.stop()
    expect(last()).toMatchObject({ open: false, pending: true })
    expect(dialogue.microphone.wanted).toBe(false)
    await over()
    expect(last()?.text).toBe('Unfinished')
  })

  test('begins anew when it is cleared, and when it is opened again', async () => {
    const { begin, say, written, dialogue, last, over } = await start()
    begin()
    say('One.')
    await written('One.')
    dialogue.dictation.clear()
    expect(last()?.text).toBe('')
    say('Two.')
    await written('Two.')
    dialogue.dictation.stop()
    await over()
    begin()
    expect(last()).toMatchObject({ open: true, text: '' })
  })

  test('leaves the conversation as it was, and the talk key ends it', async () => {
    const { begin, say, written, dialogue, last, until, ended, engine, speak } = await start()
    dialogue.turns.write('Hello')
    await until(() => ended(1))
    begin()
    dialogue.speaker.receive({ kind: 'flushed', flushId: 1, itemId: null, samples: 0 })
    say('A note.')
    await written('A note.')
    dialogue.talk.toggle()
    expect(last()?.open).toBe(false)
    expect(dialogue.microphone.wanted).toBe(true)
    engine.speech.recognitions.push({ text: 'A question?', language: 'en' })
    speak(400)
    speak(300, false)
    await until(() => ended(2))
    expect(engine.asked.at(-1)!.history.map(({ kind }) => kind)).toEqual(['user', 'user'])
    expect(last()?.text).toBe('A note.')
  })

  test('says what went wrong, and keeps the words', async () => {
    const { begin, say, written, engine, speak, until, last } = await start()
    begin()
    say('Kept.')
    await written('Kept.')
    engine.speech.recognitions.push(new Error('ears'))
    speak(400)
    speak(300, false)
    await until(() => last()?.failure !== null)
    expect(last()).toEqual({
      open: true,
      text: 'Kept.',
      pending: false,
      failure: { code: 'transcription.failed', detail: '' },
    })
  })
})
