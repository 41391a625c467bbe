/** A conversation behind a gate that wants a token that holds: what its expiry does, and a lost connection after it. */
import { expect, onTestFinished, test } from 'vitest'
import { authSchema } from '../../../shared/services'
import { token as engineToken } from '../../engine/testing/setup'
import { gaDialect } from '../../realtime/dialects/ga'
import { openSocket } from '../../realtime/socket'
import { createStage, detection } from '../../realtime/testing/dialogue-stage'
import { closeFailure } from '../faults'
import type { EntraAuth } from './grant'
import { createEntraStage } from './testing/entra-stage'
import { openTokenGate, type TokenGate } from './testing/token-gate'

test('the token expires in mid-conversation, then the connection is lost: no turn is', async () => {
  const microsoft = await createEntraStage()
  onTestFinished(() => microsoft.close())
  const { authority } = microsoft
  const service = { id: 'azure', auth: authSchema.parse({ kind: 'entra', tenant: 'contoso' }) as EntraAuth }
  // So near its end that the next connection gets another one.
  authority.say.lifetimeS = 60
  const entra = microsoft.start()
  await entra.signIn(service)

  let gate: TokenGate | null = null
  const stage = await createStage({
    answer: ({ history }) => {
      const last = history.at(-1)
      return [{ kind: 'say', text: `You said ${last?.kind === 'user' ? last.text : 'nothing'}.` }]
    },
    async providers({ port }) {
      gate = await openTokenGate({ port, token: engineToken }, (token) => authority.owner(token) !== null)
      const { url } = gate
      return {
        active: { kind: 'azure', instant: false, turnDetection: detection } as never,
        async upstream(wish, signal) {
          const token = await entra.token(service)
          return {
            dialect: gaDialect,
            config: {
              instructions: 'Be brief.',
              voice: '',
              inputFormat: 'pcm16',
              outputFormat: 'pcm16',
              speed: 1,
              temperature: null,
              maxOutputTokens: 'inf',
              noiseReduction: null,
              transcription: { model: 'whisper-1', language: null, prompt: null },
              toolChoice: 'auto',
              ...wish,
            },
            open: (events) =>
              openSocket(
                { url: new URL(url), headers: { Authorization: `Bearer ${token}` } },
                { events, signal, explain: ({ cause, status }) => cause ?? new Error(`status ${status}`) },
              ),
          }
        },
        closeFault: closeFailure,
      }
    },
  })
  onTestFinished(async () => {
    await stage.close()
    await gate!.close()
  })
  const { dialogue, states, until } = stage
  const answered = async (answers: number): Promise<void> => {
    await until(() => stage.ended(answers))
    stage.hearAll()
    await until(() => states.at(-1) === 'ready')
  }

  dialogue.turns.write('one')
  await answered(1)
  authority.expireAccess()
  dialogue.turns.write('two')
  await answered(2)
  expect(gate!.handshakes).toHaveLength(1)

  gate!.drop()
  await until(() => states.at(-1) === 'reconnecting')
  dialogue.turns.write('three')
  await answered(3)

  expect(stage.texts()).toEqual(['one', 'You said one.', 'two', 'You said two.', 'three', 'You said three.'])
  expect(stage.engine.asked.at(-1)!.history.map((turn) => ('text' in turn ? turn.text : turn.kind))).toEqual([
    'one',
    'You said one.',
    'two',
    'You said two.',
    'three',
  ])
  const [first, second] = gate!.handshakes
  expect([first, second]).toMatchObject([{ letIn: true }, { letIn: true }])
  expect(first!.token).not.toBe(second!.token)
  expect(stage.notices).toEqual([])
})
