/** The minds: how long the rules take over a request; how soon a model's sentence is heard, and its request given up. */
import { setTimeout as pause } from 'node:timers/promises'
import { WebSocket } from 'ws'
import {
  startEndpoint,
  streams,
  type ScriptedEndpoint,
} from '../../../electron/engine/mind/chat/testing/scripted-endpoint'
import type { MindTurn } from '../../../electron/engine/mind/mind'
import { filesRequests } from '../../../electron/engine/mind/rules/requests/files'
import { sumsRequests } from '../../../electron/engine/mind/rules/requests/sums'
import { talkRequests } from '../../../electron/engine/mind/rules/requests/talk'
import { unknownRequests } from '../../../electron/engine/mind/rules/requests/unknown'
import { createRuleMind } from '../../../electron/engine/mind/rules/rule-mind'
import { startEngine, type EngineAlone } from '../../app/engine'
import { nowMs } from '../../stage/recording'
import type { Family } from '../figure'

const names = {
  rules: 'mind.rules',
  talk: 'mind.rules-in-talk',
  sentence: 'mind.first-sentence-to-audio',
  abort: 'mind.interruption-to-abort',
}
const rounds = { full: 30, quick: 5 }
/** As much as the rules look back on. */
const rememberedTurns = 16
const waitMs = 30_000
/** A quick model's pace. */
const tokenMs = 15

/** @param isTalk each request goes on from those before it; else it comes at the end of a long conversation that is new */
async function rulesMs(isTalk: boolean): Promise<number[]> {
  const mind = createRuleMind()
  // As the engine does when somebody connects.
  await mind.practise()
  const texts = [filesRequests, sumsRequests, talkRequests, unknownRequests].flat().map(([text]) => text)
  const tools = ['find_files', 'list_folder', 'read_text_file'].map((name) => ({
    name,
    description: '',
    parameters: {},
  }))
  const turnOf = (text: string): MindTurn[] => [
    { kind: 'user', text, language: 'en' },
    { kind: 'assistant', text: 'Yes.', interrupted: false },
  ]
  const delaysMs: number[] = []
  for (let at = 0; at < texts.length; at++) {
    const others = Array.from({ length: rememberedTurns / 2 }, (_, i) => texts[(at + 7 * (i + 1)) % texts.length]!)
    const before = isTalk ? texts.slice(0, at) : others
    const history = [...before, texts[at]!].flatMap(turnOf).slice(0, -1)
    const request = { instructions: '', history, tools, toolChoice: 'auto' as const, now: new Date() }
    const fromMs = nowMs()
    for await (const part of mind.answer(request, new AbortController().signal)) void part
    delaysMs.push(nowMs() - fromMs)
  }
  return delaysMs
}

interface Client {
  send(event: object): void
  /** @returns when it came */
  next(type: string): Promise<number>
  close(): void
}

async function connect(engine: EngineAlone): Promise<Client> {
  const socket = new WebSocket(engine.url, {
    headers: { authorization: `Bearer ${engine.token}` },
    perMessageDeflate: false,
  })
  const waiting = new Map<string, (atMs: number) => void>()
  socket.on('message', (data: Buffer) => {
    const atMs = nowMs()
    const { type } = JSON.parse(data.toString()) as { type: string }
    waiting.get(type)?.(atMs)
    waiting.delete(type)
  })
  const next = (type: string): Promise<number> =>
    Promise.race([
      new Promise<number>((resolve) => waiting.set(type, resolve)),
      pause(waitMs, undefined, { ref: false }).then(() => {
        throw new Error(`no ${type} within ${waitMs} ms`)
      }),
    ])
  await next('session.created')
  return { next, send: (event) => socket.send(JSON.stringify(event)), close: () => socket.close() }
}

const ask = (client: Client, text: string): void => {
  const item = { type: 'message', role: 'user', content: [{ type: 'input_text', text }] }
  client.send({ type: 'conversation.item.create', item })
  client.send({ type: 'response.create' })
}

/** From the last token of the first sentence on the model's wire to the first sound on the client's. */
async function sentenceMs(client: Client, endpoint: ScriptedEndpoint): Promise<number> {
  let writtenMs = 0
  endpoint.script(
    streams([
      ...slowly('The harbour was built by the people of the town in a single summer.'),
      () => (writtenMs = nowMs()),
      ...slowly(' It took them another year to pay for it, and nobody has ever asked them how.'),
    ]),
  )
  const done = client.next('response.done')
  const heard = client.next('response.output_audio.delta')
  ask(client, 'Tell me about the harbour.')
  const heardMs = await heard
  await done
  return heardMs - writtenMs
}

/** From the client's cancel to the moment in which the model's server sees that nobody listens any more. */
async function abortMs(client: Client, endpoint: ScriptedEndpoint): Promise<number> {
  endpoint.script(streams(slowly('And then the rain came down on all of them. '.repeat(50))))
  const done = client.next('response.done')
  const heard = client.next('response.output_audio.delta')
  ask(client, 'Tell me about the rain.')
  await heard
  const fromMs = nowMs()
  client.send({ type: 'response.cancel' })
  await endpoint.requests.at(-1)!.closed
  const closedMs = nowMs()
  await done
  return closedMs - fromMs
}

/** As models write: a space comes with the word after it. */
const slowly = (text: string) => text.match(/\s*\S+/g)!.flatMap((content) => [{ content }, tokenMs])

export const minds: Family = {
  names: Object.values(names),
  async measure(wanted, reporter, quick) {
    if (wanted.has(names.rules)) reporter.values(names.rules, 'ms', await rulesMs(false))
    if (wanted.has(names.talk)) reporter.values(names.talk, 'ms', await rulesMs(true))
    const parts = [
      { name: names.sentence, measureOne: sentenceMs },
      { name: names.abort, measureOne: abortMs },
    ].filter(({ name }) => wanted.has(name))
    if (parts.length === 0) return
    const endpoint = await startEndpoint()
    const engine = await startEngine(['--mind', endpoint.address, '--mind-model', 'scripted'])
    try {
      const client = await connect(engine)
      // The first waits for the voice.
      await sentenceMs(client, endpoint)
      for (const { name, measureOne } of parts) {
        const delaysMs: number[] = []
        for (let round = 0; round < (quick ? rounds.quick : rounds.full); round++)
          delaysMs.push(await measureOne(client, endpoint))
        reporter.values(name, 'ms', delaysMs)
      }
      client.close()
    } finally {
      await engine.stop()
      await endpoint.close()
    }
  },
}
