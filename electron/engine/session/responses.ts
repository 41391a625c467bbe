/** The responses of one session: at most one at a time in its conversation, any number outside of it. */

import { clientErrors } from '../protocol/client-error'
import type { ResponseOptions } from '../protocol/command'
import type { ResponseState } from '../protocol/fact'
import type { Item } from '../protocol/item'
import { type SessionConfig, sameValue } from '../protocol/session-config'
import { isUnanswered } from './context'
import type { Conversation } from './conversation'
import { newId } from './id'
import { type ResponseDeps, type RunningResponse, startResponse } from './response'

export interface Responses {
  /** @throws ClientError when one is already running in the conversation */
  create(options: ResponseOptions): void
  /** Answers a turn that the engine itself found the end of, once it is known to hold speech. */
  answerTurn(heard: Promise<boolean>): void
  /** @throws ClientError when there is nothing to cancel */
  cancel(responseId: string | null): void
  /** @throws ClientError when one is being given in the conversation */
  requireNoneActive(): void
  /** Ends what is being answered, if anything: by default because the person has begun to speak. */
  interrupt(reason?: 'turn_detected' | 'client_cancelled'): void
  /** Whether any answer is being given, or about to be. */
  readonly busy: boolean
  dispose(): void
}

export interface ResponsesDeps extends Pick<
  ResponseDeps,
  'mind' | 'voice' | 'describeFailure' | 'clock' | 'log' | 'emit'
> {
  conversation: Conversation
  config: () => SessionConfig
  hasSpoken: () => boolean
  /** @throws ClientError when an item is unknown */
  toContext(input: NonNullable<ResponseOptions['input']>): Item[]
}

const plainOptions: ResponseOptions = { inConversation: true, input: null, metadata: null }

export function createResponses(deps: ResponsesDeps): Responses {
  const { conversation } = deps
  const running = new Map<string, RunningResponse>()
  let active: RunningResponse | null = null
  /** A turn that will be answered as soon as it is recognised. */
  let waiting: object | null = null
  let disposed = false

  function requireNoneActive() {
    if (active) throw clientErrors.activeResponse(active.id)
  }

  function start(options: ResponseOptions): RunningResponse {
    const config = deps.config()
    if (options.voice !== undefined && deps.hasSpoken() && !sameValue(options.voice, config.voice)) {
      throw clientErrors.voiceFixed()
    }
    if (options.inConversation) requireNoneActive()
    const context = options.input && deps.toContext(options.input)
    const response: ResponseState = {
      id: newId('resp'),
      status: 'in_progress',
      statusDetails: null,
      output: [],
      conversationId: options.inConversation ? conversation.id : null,
      outputModality: options.outputModality ?? config.outputModality,
      outputFormat: options.outputFormat ?? config.outputFormat,
      voice: options.voice ?? config.voice,
      maxOutputTokens: options.maxOutputTokens ?? config.maxOutputTokens,
      temperature: options.temperature ?? config.temperature,
      usage: null,
      metadata: options.metadata,
    }
    const tools = options.tools ?? config.tools
    if (options.inConversation) waiting = null
    const started = startResponse({
      ...deps,
      response,
      conversation: options.inConversation ? conversation : null,
      context: () => context ?? conversation.items,
      settings: {
        instructions: options.instructions ?? config.instructions,
        tools: tools.map(({ name, description = '', parameters = {} }) => ({ name, description, parameters })),
        toolChoice: options.toolChoice ?? config.toolChoice,
      },
      speed: config.speed,
      onEnded() {
        running.delete(response.id)
        if (active?.id === response.id) active = null
      },
    })
    running.set(response.id, started)
    if (options.inConversation) active = started
    return started
  }

  return {
    get busy() {
      return running.size > 0 || waiting !== null
    },
    create: (options) => void start(options),
    answerTurn(heard) {
      const turn = {}
      waiting = turn
      void heard.then((hasSpeech) => {
        if (waiting !== turn || disposed) return
        waiting = null
        // Like the service, a turn that may not interrupt is not answered while another answer is being given.
        // A breath or a noise after a question does not take its answer away.
        if ((hasSpeech || isUnanswered(conversation.items.at(-2))) && !active) start(plainOptions)
      })
    },
    cancel(responseId) {
      // A turn about to be answered counts as a response that is given and cancelled at once.
      if (waiting && responseId === null && !active) start(plainOptions)
      const target = responseId === null ? active : running.get(responseId)
      if (!target) throw clientErrors.nothingToCancel()
      target.cancel('client_cancelled')
    },
    requireNoneActive,
    interrupt(reason = 'turn_detected') {
      waiting = null
      active?.cancel(reason)
    },
    dispose() {
      disposed = true
      for (const response of [...running.values()]) response.cancel('client_cancelled')
    },
  }
}
