/** One client's session: carries out its commands on the conversation, the input and the responses. */

import type { Clock } from '../clock'
import type { Log } from '../log'
import type { Mind } from '../mind/mind'
import { clientErrors } from '../protocol/client-error'
import type { Command, ResponseOptions } from '../protocol/command'
import type { Emit, FailureDetail } from '../protocol/fact'
import { applyPatch, type SessionConfig, type SessionPatch } from '../protocol/session-config'
import type { Speech } from '../speech'
import { createConversation } from './conversation'
import { newId } from './id'
import { createForesight } from './foresight'
import { createInactivity } from './inactivity'
import { createInput } from './input'
import { createItems } from './items'
import { tellMcpLists } from './mcp-lists'
import { createResponses } from './responses'

export interface Session {
  /** Tells what the session is, once its client listens. @param withConversation as the beta's documents have it */
  open(withConversation: boolean): void
  /** @throws ClientError when it cannot be done; then nothing has changed */
  handle(command: Command): void
  readonly config: SessionConfig
  /** Whether somebody is speaking or being answered. */
  readonly busy: boolean
  dispose(): void
}

export function createSession(deps: {
  config: SessionConfig
  speech: Speech
  /** Loads the models; called for all sound that is heard or is to be spoken. */
  needSpeech: () => Promise<void>
  mind: Mind
  clock: Clock
  log: Log
  describeFailure: (error: unknown) => FailureDetail
  emit: Emit
}): Session {
  const { speech, mind, clock, log, describeFailure, emit } = deps
  let config = deps.config
  let hasSpoken = false
  const conversation = createConversation(newId('conv'))
  const shared = { conversation, config: () => config, emit, describeFailure }

  const responses = createResponses({
    ...shared,
    emit(fact) {
      if (fact.type === 'audio.delta') hasSpoken = true
      emit(fact)
      if (fact.type === 'response.done') inactivity.restart(fact.response)
    },
    mind,
    clock,
    log,
    hasSpoken: () => hasSpoken,
    toContext: (entries) => items.toContext(entries),
    async voice() {
      await deps.needSpeech()
      return speech.voice
    },
  })

  const foresight = createForesight({ conversation, config: () => config, mind, voice: speech.voice, clock })
  const input = createInput({
    ...shared,
    speech,
    onSound: () => void deps.needSpeech().catch(() => {}),
    onGuess(recognition) {
      if (config.kind === 'realtime') foresight.guess(recognition)
    },
    onSpeechStarted() {
      inactivity.stop()
      if (config.turnDetection?.interruptResponse) responses.interrupt()
    },
    onTurn(heard) {
      foresight.forget()
      inactivity.stop()
      if (config.kind === 'realtime' && config.turnDetection?.createResponse) responses.answerTurn(heard)
    },
  })

  const inactivity = createInactivity({
    clock,
    config: () => config,
    onInactive() {
      if (!input.speaking) input.commitSilence()
    },
  })

  const items = createItems({
    conversation,
    recognize: (bytes, transcript) => input.recognize(bytes, transcript),
    emit,
  })

  function respond(options: ResponseOptions) {
    inactivity.stop()
    const { azure, inConversation } = options
    if (!azure) return responses.create(options)
    if (inConversation && !azure.cancelPrevious) responses.requireNoneActive()
    for (const item of azure.appendItems) items.check(item, null)
    if (inConversation && azure.cancelPrevious) responses.interrupt('client_cancelled')
    if (azure.commitInput) input.commitPending()
    if (!inConversation)
      return responses.create({ ...options, input: items.appendTo(options.input, azure.appendItems) })
    for (const item of azure.appendItems) items.create(item, null)
    responses.create(options)
  }

  function update(patch: SessionPatch) {
    const { mcpTools: known } = config
    config = applyPatch(config, patch, hasSpoken)
    input.configure()
    emit({ type: 'session.updated', session: config })
    tellMcpLists({ declared: config.mcpTools, known, conversation, emit })
  }

  function handle(command: Command): void {
    switch (command.type) {
      case 'session.update':
        return update(command.patch)
      case 'input.append':
        return input.append(command.bytes)
      case 'input.commit':
        return input.commit()
      case 'input.clear':
        return input.clear()
      case 'item.create':
        return items.create(command.item, command.previousItemId)
      case 'item.retrieve': {
        const item = conversation.find(command.itemId)
        if (!item) throw clientErrors.retrieveUnknown(command.itemId)
        return emit({ type: 'item.retrieved', item })
      }
      case 'item.truncate': {
        const { itemId, contentIndex, audioEndMs } = command
        conversation.truncate(itemId, contentIndex, audioEndMs)
        return emit({ type: 'item.truncated', itemId, contentIndex, audioEndMs })
      }
      case 'item.delete':
        conversation.remove(command.itemId)
        return emit({ type: 'item.deleted', itemId: command.itemId })
      case 'response.create':
      case 'response.cancel':
        if (config.kind === 'transcription') throw clientErrors.responseInTranscription(command.type)
        if (command.type === 'response.create') return respond(command.options)
        return responses.cancel(command.responseId)
    }
  }

  return {
    open(withConversation) {
      emit({ type: 'session.created', session: config })
      if (withConversation) emit({ type: 'conversation.created', conversationId: conversation.id })
      tellMcpLists({ declared: config.mcpTools, known: [], conversation, emit })
    },
    handle,
    get config() {
      return config
    },
    get busy() {
      return responses.busy || input.speaking
    },
    dispose() {
      responses.dispose()
      input.dispose()
      inactivity.stop()
    },
  }
}
