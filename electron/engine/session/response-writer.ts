/** Writes one response: opens and closes its items and parts, and tells each step in the protocol's order. */

import { createAudioEncoder } from '../../audio-codec'
import type { Emit, Place, ResponseState, StatusDetails, Usage } from '../protocol/fact'
import type { CallItem, Item, ItemStatus, MessageItem, OutputAudio } from '../protocol/item'
import type { SpokenPiece } from '../speech'
import type { Conversation } from './conversation'
import { samplesPerMs } from './heard-text'
import { newId } from './id'
import { spokenTokens, textTokens } from './usage'

/** Sound is sent in deltas of this length. */
const deltaSamples = 200 * samplesPerMs

export interface ResponseWriter {
  /** One stretch of a written answer. */
  write(text: string): void
  /** One stretch of a spoken answer. */
  play(piece: SpokenPiece): void
  call(name: string, callArguments: string): void
  readonly outputTokens: Usage['output']
  finish(
    status: Exclude<ResponseState['status'], 'in_progress'>,
    details: StatusDetails | null,
    input: Usage['input'],
  ): void
}

interface Open {
  item: Item
  place: Place
  close(status: 'completed' | 'incomplete'): void
}

interface OpenMessage extends Open {
  item: MessageItem
  add(text: string, samples: Int16Array | null): void
}

export function createResponseWriter(deps: {
  response: ResponseState
  /** Null: the items stay out of every conversation. */
  conversation: Conversation | null
  emit: Emit
}): ResponseWriter {
  const { response, conversation, emit } = deps
  const outputTokens = { textTokens: 0, audioTokens: 0 }
  let message: OpenMessage | null = null
  /** A call whose arguments are told but whose item is still open, so that the last one leaves with the end. */
  let call: Open | null = null

  function announce(item: Item): Place {
    const outputIndex = response.output.length
    response.output.push(item)
    conversation?.add(item, null)
    emit({ type: 'output-item.added', responseId: response.id, outputIndex, item })
    if (conversation) emit({ type: 'item.added', item, previousItemId: conversation.previousOf(item.id) })
    return { responseId: response.id, itemId: item.id, outputIndex }
  }

  function conclude(item: Item, place: Place, status: ItemStatus) {
    item.status = status
    if (conversation) emit({ type: 'item.done', item, previousItemId: conversation.previousOf(item.id) })
    emit({ type: 'output-item.done', responseId: response.id, outputIndex: place.outputIndex, item })
  }

  function closeOpen(status: 'completed' | 'incomplete') {
    message?.close(status)
    // Its arguments are whole, whatever became of the response.
    call?.close('completed')
    message = null
    call = null
  }

  function openWritten(): OpenMessage {
    const content = { kind: 'output_text' as const, text: '' }
    const item: MessageItem = {
      kind: 'message',
      id: newId('item'),
      status: 'in_progress',
      role: 'assistant',
      content: [content],
    }
    const place = announce(item)
    emit({ type: 'part.added', place, modality: 'text', text: '' })
    return {
      item,
      place,
      add(text) {
        content.text += text
        outputTokens.textTokens += textTokens(text)
        emit({ type: 'text.delta', place, delta: text })
      },
      close(status) {
        emit({ type: 'text.done', place, text: content.text })
        emit({ type: 'part.done', place, modality: 'text', text: content.text })
        conclude(item, place, status)
      },
    }
  }

  function openSpoken(): OpenMessage {
    const content: OutputAudio = {
      kind: 'output_audio',
      transcript: '',
      chunks: [],
      sampleCount: 0,
      marks: [],
      heardText: null,
    }
    const item: MessageItem = {
      kind: 'message',
      id: newId('item'),
      status: 'in_progress',
      role: 'assistant',
      content: [content],
    }
    const place = announce(item)
    const encode = createAudioEncoder(response.outputFormat)
    let transcript = ''
    emit({ type: 'part.added', place, modality: 'audio', text: '' })
    return {
      item,
      place,
      add(text, samples) {
        if (text !== '') {
          const delta = /\S$/.test(transcript) && /^\S/.test(text) ? ` ${text}` : text
          transcript += delta
          outputTokens.textTokens += textTokens(delta)
          // What comes after a truncation was not heard.
          if (content.heardText === null) {
            content.transcript = transcript
            content.marks.push({ text: delta, startSample: content.sampleCount })
          }
          emit({ type: 'transcript.delta', place, delta })
        }
        if (!samples || samples.length === 0) return
        outputTokens.audioTokens += spokenTokens(samples.length)
        if (content.heardText === null) {
          content.chunks?.push(samples)
          content.sampleCount += samples.length
        }
        for (let start = 0; start < samples.length; start += deltaSamples) {
          const bytes = encode(samples.subarray(start, start + deltaSamples))
          if (bytes.length > 0) emit({ type: 'audio.delta', place, bytes })
        }
      },
      close(status) {
        emit({ type: 'audio.done', place })
        emit({ type: 'transcript.done', place, transcript })
        emit({ type: 'part.done', place, modality: 'audio', text: transcript })
        conclude(item, place, status)
      },
    }
  }

  function openMessage(create: () => OpenMessage): OpenMessage {
    if (message) return message
    closeOpen('completed')
    message = create()
    return message
  }

  return {
    outputTokens,
    write: (text) => openMessage(openWritten).add(text, null),
    play: (piece) => openMessage(openSpoken).add(piece.text, piece.samples),
    call(name, callArguments) {
      closeOpen('completed')
      const item: CallItem = {
        kind: 'call',
        id: newId('item'),
        status: 'in_progress',
        callId: newId('call'),
        name,
        arguments: callArguments,
      }
      const place = announce(item)
      outputTokens.textTokens += textTokens(name + callArguments)
      emit({ type: 'call.delta', place, callId: item.callId, delta: callArguments })
      emit({ type: 'call.done', place, call: item })
      call = { item, place, close: (status) => conclude(item, place, status) }
    },
    finish(status, details, input) {
      closeOpen(status === 'completed' ? 'completed' : 'incomplete')
      conversation?.trimSound()
      response.status = status
      response.statusDetails = details
      response.usage = { input, output: { ...outputTokens } }
      emit({ type: 'response.done', response })
      emit({ type: 'rate-limits' })
    },
  }
}
