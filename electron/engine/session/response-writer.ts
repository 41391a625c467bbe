/** Writes one response: opens and closes its items and parts, and tells each step in the protocol's order. */

import type { Emit, Place, ResponseState, StatusDetails, Usage } from '../protocol/fact'
import type { CallItem, Item, ItemStatus } from '../protocol/item'
import type { SpokenPiece } from '../speech'
import type { Conversation } from './conversation'
import { newId } from './id'
import { createOutputBudget } from './output-budget'
import { openSpoken, openWritten, type OutputMessage } from './output-message'

const noSamples = new Int16Array(0)

export interface ResponseWriter {
  /** One stretch of a written answer. */
  write(text: string): void
  /** One stretch of a spoken answer. */
  play(piece: SpokenPiece): void
  call(name: string, callArguments: string): void
  /** The output limit is reached, and something was left out. */
  readonly isFull: boolean
  finish(
    status: Exclude<ResponseState['status'], 'in_progress'>,
    details: StatusDetails | null,
    input: Usage['input'],
  ): void
}

export function createResponseWriter(deps: {
  response: ResponseState
  /** Null: the items stay out of every conversation. */
  conversation: Conversation | null
  emit: Emit
}): ResponseWriter {
  const { response, conversation, emit } = deps
  const budget = createOutputBudget(response.maxOutputTokens)
  let message: OutputMessage | null = null
  /** A call whose arguments are told but whose item is still open, so that the last one leaves with the end. */
  let call: { close(): void } | null = null

  const createMessage = () =>
    (response.outputModality === 'text' ? openWritten : openSpoken)({
      announce,
      conclude,
      budget,
      outputFormat: response.outputFormat,
      emit,
    })

  function announce(item: Item): Place {
    budget.nextItem()
    const outputIndex = response.output.length
    response.output.push(item)
    conversation?.add(item, null)
    emit({ type: 'output-item.added', responseId: response.id, outputIndex, item })
    if (conversation) emit({ type: 'item.added', item, previousItemId: conversation.previousOf(item.id) })
    return { responseId: response.id, itemId: item.id, outputIndex }
  }

  function conclude(item: Item, place: Place, status: ItemStatus) {
    item.status = status
    // Who has deleted it must not be told of it as of an item that is there.
    if (conversation?.find(item.id) === item) {
      emit({ type: 'item.done', item, previousItemId: conversation.previousOf(item.id) })
    }
    emit({ type: 'output-item.done', responseId: response.id, outputIndex: place.outputIndex, item })
  }

  function closeOpen(status: 'completed' | 'incomplete') {
    message?.close(status)
    // Its arguments are told as a whole, whatever became of the response since.
    call?.close()
    message = null
    call = null
  }

  function openMessage(): OutputMessage {
    if (message) return message
    closeOpen('completed')
    message = createMessage()
    return message
  }

  /** An item is told of only when there is something to put in it. */
  function add(text: string, samples: Int16Array) {
    if (text === '' && samples.length === 0) return
    if (message || budget.hasRoom()) openMessage().add(text, samples)
  }

  return {
    get isFull() {
      return budget.isFull
    },
    write: (text) => add(text, noSamples),
    play: (piece) => add(piece.text, piece.samples),
    call(name, wholeArguments) {
      if (!budget.hasRoom()) return
      closeOpen('completed')
      const item: CallItem = {
        kind: 'call',
        id: newId('item'),
        status: 'in_progress',
        callId: newId('call'),
        name,
        arguments: '',
      }
      const place = announce(item)
      budget.takeText(name)
      item.arguments = budget.takeText(wholeArguments)
      if (item.arguments !== '') emit({ type: 'call.delta', place, callId: item.callId, delta: item.arguments })
      emit({ type: 'call.done', place, call: item })
      // A call that was cut is not to be carried out.
      if (budget.isFull) conclude(item, place, 'incomplete')
      else call = { close: () => conclude(item, place, 'completed') }
    },
    finish(status, details, input) {
      // Every answer has an item, be it an empty one.
      if (status === 'completed' && response.output.length === 0) openMessage()
      closeOpen(status === 'completed' ? 'completed' : 'incomplete')
      conversation?.trimSound()
      response.status = status
      response.statusDetails = details
      response.usage = { input, output: budget.spent }
      emit({ type: 'response.done', response })
      emit({ type: 'rate-limits' })
    },
  }
}
