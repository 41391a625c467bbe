/**
 * The same conversation through every form of address that services have: the app's own dialogue and providers, the real
 * server of the engine over a real socket. Closing the stage holds each connection's events against the protocol's rules.
 */
import { afterEach, expect, test } from 'vitest'
import type { MindPart, MindRequest } from '../engine/mind/mind'
import { token, type Setup } from '../engine/testing/setup'
import { createProvidersStage } from '../providers/testing/providers-stage'
import { createStage, detection } from './testing/dialogue-stage'
import { openGateway, type Gateway } from './testing/gateway'
import type { Transport, TransportEvents } from './transport'

const open: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close()
})

interface Form {
  name: string
  /** Path of the engine itself; null: behind a gateway. */
  path: string | null
  isStrict?: boolean
  speaks: 'beta' | 'ga'
  /** What the gateway was asked for, handshake by handshake. */
  asked?: (string | null)[]
  detected: 'beta' | 'ga' | null
}

const preview = '/openai/realtime?api-version='
const forms: Form[] = [
  { name: 'the preview of 2024 on Azure', path: `${preview}2024-10-01-preview`, speaks: 'beta', detected: null },
  { name: 'the late preview on Azure', path: `${preview}2025-04-01-preview`, speaks: 'beta', detected: null },
  { name: 'Azure', path: '/openai/v1/realtime', speaks: 'ga', detected: null },
  { name: 'OpenAI', path: '/v1/realtime?model=parley', speaks: 'ga', detected: 'ga' },
  { name: 'a gateway whose greeting tells', path: null, speaks: 'beta', asked: [null], detected: 'beta' },
  {
    name: 'a gateway that refuses the current form',
    path: null,
    isStrict: true,
    speaks: 'beta',
    asked: [null, 'realtime=v1'],
    detected: 'beta',
  },
]

interface Frame {
  type: string
  session?: Record<string, unknown>
  item?: { type: string }
  [member: string]: unknown
}

const watch = (transport: Transport, sent: Frame[]): Transport => ({
  ...transport,
  send(frame) {
    sent.push(JSON.parse(frame) as Frame)
    transport.send(frame)
  },
})

const story = 'Once upon a time there was a very small town by the sea.'

function answer({ history }: MindRequest): MindPart[] {
  const last = history.at(-1)
  if (last?.kind === 'output') return [{ kind: 'say', text: `There is ${last.output}.` }]
  const text = last?.kind === 'user' ? last.text : ''
  if (text === 'Find the budget') return [{ kind: 'call', name: 'find_files', arguments: { query: 'budget' } }]
  return [{ kind: 'say', text: text === 'Tell me a story' ? story : `You said ${text}.` }]
}

/** As the app has them, with one service in the settings, its key in the environment. */
function serve(form: Form) {
  let stage: ReturnType<typeof createProvidersStage> | null = null
  let gateway: Gateway | null = null
  const sent: Frame[] = []
  return {
    sent,
    get asked() {
      return gateway?.asked
    },
    get detected() {
      return stage?.settings.current.services.list[0]?.detected
    },
    async connect({ port }: Setup) {
      if (form.path === null) open.push((gateway = await openGateway(port, { strict: form.isStrict ?? false })))
      const url = gateway?.url ?? `ws://127.0.0.1:${port}${form.path}`
      stage = createProvidersStage({
        services: [
          {
            kind: 'gateway',
            id: 's',
            name: 's',
            url,
            model: 'parley',
            auth: { kind: 'environment', variable: 'KEY' },
            turnDetection: detection,
          },
        ],
        environment: { KEY: token },
      })
      const { providers } = stage
      return {
        get active() {
          return providers.active
        },
        closeFault: providers.closeFault,
        async upstream(...wanted: Parameters<typeof providers.upstream>) {
          const upstream = await providers.upstream(...wanted)
          return { ...upstream, open: async (events: TransportEvents) => watch(await upstream.open(events), sent) }
        },
      }
    },
  }
}

test.each(forms)('$name: written to, spoken to, called, interrupted', async (form) => {
  const service = serve(form)
  const { sent } = service
  const called: string[] = []
  const stage = await createStage({
    answer,
    providers: service.connect,
    async tool(name, json) {
      called.push(`${name} ${json}`)
      return { outcome: 'done', output: 'one file', subject: 'budget', count: 1 }
    },
  })
  open.push(stage)
  const { dialogue, engine, entries, played, speak, states, until } = stage
  const heard = async (answers: number): Promise<void> => {
    await until(() => stage.ended(answers))
    stage.hearAll()
    await until(() => ['ready', 'listening'].includes(states.at(-1)!))
  }

  dialogue.turns.write('Hello')
  await heard(1)

  engine.speech.recognitions.push({ text: 'What time is it?', language: 'en' })
  dialogue.talk.toggle()
  dialogue.microphone.report({ kind: 'open', label: 'Test' })
  speak(500)
  speak(400, false)
  await heard(2)

  dialogue.turns.write('Find the budget')
  await heard(3)

  // Held back by the voice after its first piece: 650 ms of sound, of which 200 are heard.
  let release = (): void => undefined
  engine.speech.gate = new Promise((resolve) => (release = resolve))
  const before = new Set(entries.keys())
  dialogue.turns.write('Tell me a story')
  const isStory = (itemId: string): boolean => !before.has(itemId)
  await until(() => played.some((message) => message.kind === 'chunk' && isStory(message.itemId)))
  const chunk = played.findLast((message) => message.kind === 'chunk')!
  dialogue.speaker.receive({ kind: 'played', itemId: chunk.itemId, samples: 4_800, state: 'playing', level: 0.1 })
  engine.speech.recognitions.push({ text: 'Stop', language: 'en' })
  speak(400)
  await until(() => played.some(({ kind }) => kind === 'flush'))
  dialogue.speaker.receive({ kind: 'flushed', flushId: 1, itemId: chunk.itemId, samples: 4_800 })
  await until(() => sent.some(({ type }) => type === 'conversation.item.truncate'))
  release()
  speak(400, false)
  await heard(4)

  expect(stage.texts()).toEqual([
    'Hello',
    'You said Hello.',
    'What time is it?',
    'You said What time is it?.',
    'Find the budget',
    'find_files done',
    'There is one file.',
    'Tell me a story',
    story,
    'Stop',
    'You said Stop.',
  ])
  expect(called).toEqual(['find_files {"query":"budget"}'])
  const { asked, detected } = service
  expect(sent.filter(({ item }) => item?.type === 'function_call_output')).toHaveLength(1)
  // One for each written turn, one after the call's output; the server answers speech by itself.
  expect(sent.filter(({ type }) => type === 'response.create')).toHaveLength(4)
  expect(sent.filter(({ type }) => type === 'conversation.item.truncate')).toMatchObject([
    { item_id: chunk.itemId, content_index: 0, audio_end_ms: 200 },
  ])
  expect(entries.get(chunk.itemId)).toMatchObject({ kind: 'assistant', status: 'interrupted' })
  // 200 of 650 ms: the words of a third of the sentence.
  const known = engine.asked.at(-1)!.history.findLast((turn) => turn.kind === 'assistant')
  expect(known).toEqual({ kind: 'assistant', text: 'Once upon a time', interrupted: true })
  const opening = sent.find(({ type }) => type === 'session.update')!.session!
  const speaks = 'input_audio_format' in opening ? 'beta' : 'ga'
  expect({ speaks, asked, detected }).toEqual({ speaks: form.speaks, asked: form.asked, detected: form.detected })
  expect(stage.notices).toEqual([])
})
