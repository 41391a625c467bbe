/** The input and the conversation: speech, commit and item belong together, places and ids are known, transcripts end. */

import { listOf, type Members, membersOf, type Report, type RuleGroup, textOf } from './wire-log'

interface Transcript {
  text: string | null
  ended: boolean
}

export function createItemRules(report: Report): RuleGroup {
  /** The conversation as the client can know it. */
  const order: string[] = []
  const everTold = new Set<string>()
  const items = new Map<string, Members>()
  const undone = new Set<string>()
  const callIds = new Set<string>()
  const transcripts = new Map<string, Transcript>()
  const outsideResponses = new Set<unknown>()
  const outside = new Set<string>()
  let isBeta = false
  let rootsAsked = 0
  let speech: { itemId: string; startMs: number } | null = null
  /** Ended by turn detection or timeout, to be committed next. */
  let toCommit: string | null = null
  /** Committed, to be told as an item next. */
  let toAdd: string | null = null

  function seeInput(type: string, event: Members) {
    const itemId = textOf(event.item_id) ?? ''
    switch (type) {
      case 'input_audio_buffer.speech_started':
      case 'input_audio_buffer.timeout_triggered':
        if (everTold.has(itemId)) report(`${type} for the item ${itemId}, which is known already`)
        everTold.add(itemId)
        if (speech) report(`${type} while the speech of ${speech.itemId} goes on`)
        if (type.endsWith('started')) speech = { itemId, startMs: Number(event.audio_start_ms) }
        else toCommit = itemId
        return
      case 'input_audio_buffer.speech_stopped':
        if (speech?.itemId !== itemId) report(`speech_stopped for ${itemId}, whose speech had not started`)
        else if (!(Number(event.audio_end_ms) >= speech.startMs))
          report(`the speech of ${itemId} ends before it starts`)
        speech = null
        toCommit = itemId
        return
      case 'input_audio_buffer.committed': {
        const expected = toCommit ?? speech?.itemId ?? itemId
        if (itemId !== expected) report(`committed ${itemId} where the speech was to become ${expected}`)
        if (items.has(itemId)) report(`committed ${itemId}, which is an item already`)
        everTold.add(itemId)
        seePrevious(type, event, order.length === 0)
        speech = toCommit = null
        toAdd = itemId
        return
      }
      case 'input_audio_buffer.cleared':
        speech = null
    }
  }

  /** Null is only for the first; the field may be missing in the older form. */
  function seePrevious(type: string, { previous_item_id: previous }: Members, isFirst: boolean) {
    if (previous === undefined && isBeta) return
    if (previous === null || previous === undefined) {
      if (!isFirst) report(`${type} without a previous_item_id, though it is not the first`)
    } else if (!everTold.has(String(previous))) report(`${type} after ${String(previous)}, which was never told`)
  }

  function seeAdded(type: string, event: Members) {
    const item = membersOf(event.item)
    const id = textOf(item.id) ?? ''
    if (order.includes(id)) report(`the item ${id} was added twice`)
    if (outside.has(id)) report(`the item ${id} of a response outside of the conversation was added to it`)
    if (toAdd && id !== toAdd) report(`the item ${id} was told where the committed ${toAdd} was due`)
    if (toAdd === id && item.role !== 'user') report(`the committed ${id} is not the user's`)
    toAdd = null
    const { previous_item_id: previous } = event
    const atStart = order.length === 0 || rootsAsked > 0
    seePrevious(type, event, atStart)
    if (previous === null && order.length > 0) rootsAsked -= 1
    const place = typeof previous === 'string' ? order.indexOf(previous) + 1 : 0
    order.splice(previous === undefined ? order.length : place, 0, id)
    seeItem(type, item)
    items.set(id, item)
    if (type === 'conversation.item.added') undone.add(id)
  }

  /** Complete items: whatever is optional has a value in the newer form. */
  function seeItem(type: string, item: Members) {
    const id = textOf(item.id)
    if (id === null) return report(`${type} has an item without an id`)
    everTold.add(id)
    if (!isBeta && textOf(item.status) === null) report(`${type}: the item ${id} has no status`)
    for (const content of listOf(item.content)) {
      if (!isBeta && content.type === 'input_audio' && content.transcript === undefined) {
        report(`${type}: the sound of ${id} has no transcript member`)
      }
    }
    const callId = textOf(item.call_id) ?? ''
    if (item.type === 'function_call') callIds.add(callId)
    if (item.type === 'function_call_output' && !callIds.has(callId)) {
      report(`${type}: an output for the call ${callId}, which was never told`)
    }
  }

  function seeDone(type: string, event: Members) {
    const item = membersOf(event.item)
    const id = textOf(item.id) ?? ''
    if (!undone.delete(id)) return report(`conversation.item.done for ${id}, which was not open`)
    seePrevious(type, event, order[0] === id)
    seeItem(type, item)
    if (item.status === 'in_progress') report(`conversation.item.done for ${id}, which is still in progress`)
    items.set(id, item)
  }

  function seeTranscription(type: string, event: Members) {
    const id = textOf(event.item_id) ?? ''
    const item = items.get(id)
    const sound = listOf(item?.content)[Number(event.content_index ?? 0)]
    if (item?.role !== 'user' || sound?.type !== 'input_audio') return report(`${type} for ${id}, which has no sound`)
    const transcript = transcripts.get(id) ?? { text: null, ended: false }
    transcripts.set(id, transcript)
    if (transcript.ended) report(`${type} for ${id}, whose transcription had ended`)
    if (type.endsWith('.delta')) transcript.text = (transcript.text ?? '') + String(event.delta ?? '')
    else transcript.ended = true
    if (type.endsWith('.completed') && transcript.text !== null && transcript.text !== event.transcript) {
      report(`the transcript of ${id} is not what its deltas told`)
    }
    const nulls = Object.entries(membersOf(event.error)).filter(([, value]) => value === null)
    for (const [name] of nulls) report(`${type}: error.${name} is null, not left out`)
  }

  function seeTold(type: string, event: Members) {
    if (type.startsWith('input_audio_buffer.')) return seeInput(type, event)
    if (type.startsWith('conversation.item.input_audio_transcription.')) return seeTranscription(type, event)
    const id = textOf(event.item_id) ?? ''
    switch (type) {
      case 'session.created':
        isBeta = membersOf(event.session).type === undefined
        return
      case 'response.created':
        if (membersOf(event.response).conversation_id === null) outsideResponses.add(membersOf(event.response).id)
        return
      case 'response.output_item.added':
        everTold.add(String(membersOf(event.item).id))
        if (outsideResponses.has(event.response_id)) outside.add(String(membersOf(event.item).id))
        return
      case 'conversation.item.added':
      case 'conversation.item.created':
        return seeAdded(type, event)
      case 'conversation.item.done':
        return seeDone(type, event)
      case 'conversation.item.retrieved':
        if (!order.includes(String(membersOf(event.item).id))) report('an item was retrieved that is not there')
        return seeItem(type, membersOf(event.item))
      case 'conversation.item.truncated':
        if (!order.includes(id)) report(`${type} for ${id}, which is not there`)
        return
      case 'conversation.item.deleted':
        if (!order.includes(id)) report(`${type} for ${id}, which is not there`)
        else order.splice(order.indexOf(id), 1)
        undone.delete(id)
    }
  }

  return {
    see({ direction, type, event }) {
      if (direction === 'out') return seeTold(type, event)
      if (type === 'conversation.item.create' && event.previous_item_id === 'root') rootsAsked += 1
      if (type === 'conversation.item.create') {
        const { type: kind, call_id: callId } = membersOf(event.item)
        if (kind === 'function_call' && typeof callId === 'string') callIds.add(callId)
      }
    },
    end() {
      if (toCommit) report(`the turn ${toCommit} was never committed`)
      if (toAdd) report(`the committed ${toAdd} never became an item`)
      for (const id of undone) {
        if (items.get(id)?.status !== 'in_progress') report(`the item ${id} was added and never done`)
      }
    },
  }
}
