/** Runs one response from its creation to its end: waits for what was said, asks the mind, writes what it answers. */

import type { Clock } from '../clock'
import { pause } from '../clock'
import type { Log } from '../log'
import type { Mind, MindRequest } from '../mind/mind'
import type { Emit, FailureDetail, ResponseState, StatusDetails } from '../protocol/fact'
import type { Item } from '../protocol/item'
import type { Voice } from '../speech'
import { recognizeAll, toHistory } from './context'
import type { Conversation } from './conversation'
import { createResponseWriter } from './response-writer'
import { speakParts } from './spoken-parts'
import { countTokens } from './usage'

/** As fast as the quickest models write. */
const writtenDeltaMs = 10
const pauseFor = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

export interface ResponseDeps {
  response: ResponseState
  conversation: Conversation | null
  /** Read after everything in it is recognised. */
  context: () => readonly Item[]
  settings: Omit<MindRequest, 'history' | 'now'>
  speed: number
  mind: Mind
  /** Rejects when the models cannot be loaded. */
  voice: () => Promise<Voice>
  describeFailure: (error: unknown) => FailureDetail
  clock: Clock
  log: Log
  emit: Emit
  /** Called before the end is told. */
  onEnded(): void
}

export interface RunningResponse {
  readonly id: string
  cancel(reason: 'turn_detected' | 'client_cancelled'): void
}

export function startResponse(deps: ResponseDeps): RunningResponse {
  const { response, mind, clock, emit } = deps
  const abort = new AbortController()
  const { signal } = abort
  const writer = createResponseWriter({ response, conversation: deps.conversation, emit })
  /** What is answered: of what comes meanwhile nothing is read. */
  let read: readonly Item[] | null = null

  function finish(status: Exclude<ResponseState['status'], 'in_progress'>, details: StatusDetails | null = null) {
    if (response.status !== 'in_progress') return
    deps.onEnded()
    writer.finish(status, details, countTokens(read ?? deps.context(), deps.settings))
    abort.abort()
  }

  async function run() {
    // Lets the creation leave in a write of its own, before anything that is in the response.
    await new Promise<void>((resolve) => setImmediate(resolve))
    await recognizeAll(deps.context())
    if (signal.aborted) return
    read = [...deps.context()]
    const history = toHistory(read)
    const parts = mind.answer({ ...deps.settings, history, now: clock.now() }, signal)
    if (response.outputModality === 'text') await write(parts)
    else await speak(parts)
    finish('completed')
  }

  async function write(parts: ReturnType<Mind['answer']>) {
    for await (const part of parts) {
      if (part.kind === 'wait') await pause(clock, part.ms, signal)
      if (signal.aborted) return
      if (part.kind === 'say' || part.kind === 'tone') await writeSlowly(part.text)
      else if (part.kind === 'call') writer.call(part.name, JSON.stringify(part.arguments))
      if (signal.aborted) return
      if (writer.isFull) return finish('incomplete', { type: 'incomplete', reason: 'max_output_tokens' })
    }
  }

  /** A few words at a time: an answer that is whole at once could never be cancelled. */
  async function writeSlowly(text: string) {
    for (const words of text.match(/\s*(?:\S+\s*){1,4}/g) ?? [text]) {
      await pauseFor(writtenDeltaMs)
      if (signal.aborted || writer.isFull) return
      writer.write(words)
    }
  }

  async function speak(parts: ReturnType<Mind['answer']>) {
    const { voice, speed } = deps
    for await (const part of speakParts(parts, { voice, speed, signal, clock })) {
      if (signal.aborted) return
      if (part.kind === 'piece') writer.play(part.piece)
      else writer.call(part.name, part.arguments)
      if (writer.isFull) return finish('incomplete', { type: 'incomplete', reason: 'max_output_tokens' })
    }
  }

  emit({ type: 'response.created', response })
  run().catch((error: unknown) => {
    if (signal.aborted) return
    const failure = deps.describeFailure(error)
    deps.log('warn', 'response failed', { responseId: response.id, code: failure.code })
    finish('failed', { type: 'failed', error: failure })
  })

  return {
    id: response.id,
    cancel: (reason) => finish('cancelled', { type: 'cancelled', reason }),
  }
}
