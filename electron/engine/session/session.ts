/** One client's session: carries out its commands on the conversation, the input and the responses. */

import type { Clock } from '../clock'
import type { Log } from '../log'
import type { Mind } from '../mind/mind'
import { clientErrors } from '../protocol/client-error'
import type { Command, NewContent, NewItem, ResponseOptions } from '../protocol/command'
import type { Emit, FailureDetail } from '../protocol/fact'
import type { Content, Item } from '../protocol/item'
import { applyPatch, type SessionConfig } from '../protocol/session-config'
import type { Speech } from '../speech'
import { createConversation } from './conversation'
import { newId } from './id'
import { createForesight } from './foresight'
import { createInactivity } from './inactivity'
import { createInput } from './input'
import { createResponses } from './responses'

export interface Session {
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
    toContext,
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
    onGuess: (recognition) => foresight.guess(recognition),
    onSpeechStarted() {
      inactivity.stop()
      if (config.turnDetection?.interruptResponse) responses.interrupt()
    },
    onTurn(heard) {
      foresight.forget()
      inactivity.stop()
      if (config.turnDetection?.createResponse) responses.answerTurn(heard)
    },
  })

  const inactivity = createInactivity({ clock, config: () => config, onInactive: () => input.commitSilence() })

  function toContent(content: NewContent): Content {
    return content.kind === 'input_audio' ? input.recognize(content.bytes, content.transcript) : content
  }

  function toItem(item: NewItem): Item {
    const common = { id: item.id ?? newId('item'), status: 'completed' as const }
    if (item.kind === 'message') return { ...item, ...common, content: item.content.map(toContent) }
    if (item.kind === 'call') return { ...item, ...common, callId: item.callId ?? newId('call') }
    return { ...item, ...common }
  }

  function toContext(entries: NonNullable<ResponseOptions['input']>): Item[] {
    return entries.map((entry, index) => {
      if (entry.kind !== 'reference') return toItem(entry)
      const item = conversation.find(entry.id)
      if (!item) throw clientErrors.unknownReference(entry.id, index)
      return item
    })
  }

  function createItem(newItem: NewItem, previousItemId: string | null) {
    const isKnown = (callId: string) =>
      conversation.items.some((item) => item.kind === 'call' && item.callId === callId)
    if (newItem.kind === 'output' && !isKnown(newItem.callId)) throw clientErrors.unknownCall(newItem.callId)
    if (newItem.id !== null && conversation.find(newItem.id)) throw clientErrors.duplicateItem(newItem.id)
    if (previousItemId !== null && previousItemId !== 'root' && !conversation.find(previousItemId)) {
      throw clientErrors.unknownPrevious(previousItemId)
    }
    const item = toItem(newItem)
    conversation.add(item, previousItemId)
    conversation.trimSound()
    const previous = conversation.previousOf(item.id)
    emit({ type: 'item.added', item, previousItemId: previous })
    emit({ type: 'item.done', item, previousItemId: previous })
  }

  function handle(command: Command): void {
    switch (command.type) {
      case 'session.update':
        config = applyPatch(config, command.patch, hasSpoken)
        input.configure()
        return emit({ type: 'session.updated', session: config })
      case 'input.append':
        return input.append(command.bytes)
      case 'input.commit':
        return input.commit()
      case 'input.clear':
        return input.clear()
      case 'item.create':
        return createItem(command.item, command.previousItemId)
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
        inactivity.stop()
        return responses.create(command.options)
      case 'response.cancel':
        return responses.cancel(command.responseId)
    }
  }

  return {
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
