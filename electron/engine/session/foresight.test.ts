import { expect, test } from 'vitest'
import { systemClock } from '../clock'
import type { Mind } from '../mind/mind'
import { createSessionConfig } from '../protocol/session-config'
import { createFakeSpeech } from '../testing/fake-speech'
import { createConversation } from './conversation'
import { createForesight } from './foresight'

function setUp(isQuick: boolean) {
  const voice = createFakeSpeech()
  const mind: Mind = {
    ...(isQuick ? { isQuick } : {}),
    async *answer({ history }) {
      const last = history.at(-1)
      yield { kind: 'say', text: last?.kind === 'user' ? `You said ${last.text}.` : '' }
    },
  }
  const foresight = createForesight({
    conversation: createConversation('conv'),
    config: () => createSessionConfig({ kind: 'realtime', id: 'sess', model: 'parley', expiresAtSeconds: 0 }),
    mind,
    voice: voice.voice,
    clock: systemClock,
  })
  return { foresight, prepared: voice.prepared }
}
const heard = Promise.resolve({ text: 'hello', language: 'en' })
const settled = (): Promise<void> => new Promise((done) => setImmediate(done))

test('the answer to a turn that may be over is made ready', async () => {
  const { foresight, prepared } = setUp(true)
  foresight.guess(heard)
  await settled()
  expect(prepared).toEqual(['You said hello.'])
})

test('nothing is made ready for a turn that is over, or by a mind that costs something', async () => {
  const over = setUp(true)
  over.foresight.guess(heard)
  over.foresight.forget()
  const costly = setUp(false)
  costly.foresight.guess(heard)
  await settled()
  expect([...over.prepared, ...costly.prepared]).toEqual([])
})
