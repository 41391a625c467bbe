/** One item of a response: opened, filled part by part, each part closed before the item and the item last. */

import { listOf, type Members, membersOf, type Report, textOf, wordsOf } from './wire-log'

export interface OutputItem {
  readonly id: string
  /** The item as its `output_item.done` told it. */
  readonly done: Members | null
  see(type: string, event: Members, fate: { deleted: boolean; truncated: boolean }): void
  /** An event of the conversation that concerns this item. */
  seeInConversation(type: string): void
}

interface Part {
  type: unknown
  text: string
  textDone: boolean
  audioDone: boolean
  done: boolean
}

export function createOutputItem(deps: {
  report: Report
  isBeta: boolean
  response: { id: string; inConversation: boolean; bytesPerSample: number }
  item: Members
}): OutputItem {
  const { report, isBeta, response } = deps
  const id = textOf(deps.item.id) ?? ''
  const callId = deps.item.call_id
  const parts: Part[] = []
  let callArguments = ''
  let argumentsDone = false
  let added = false
  let concluded = false
  let done: Members | null = null

  if (deps.item.status !== undefined && deps.item.status !== 'in_progress')
    report(`${id} was opened as a finished item`)
  if (wordsOf(deps.item).length > 0 || deps.item.arguments) report(`${id} was opened with content`)

  function openPart(event: Members) {
    if (event.content_index !== parts.length)
      report(`${id}: a part with the content_index ${String(event.content_index)}`)
    if (response.inConversation && !added) report(`${id} has a part before it is in the conversation`)
    const part = membersOf(event.part)
    if (part.type !== 'text' && part.type !== 'audio') report(`${id}: a part of the type ${String(part.type)}`)
    parts.push({ type: part.type, text: '', textDone: false, audioDone: part.type !== 'audio', done: false })
  }

  function seePart(type: string, event: Members) {
    const part = parts[Number(event.content_index)]
    if (!part || part.done) return report(`${type} for a part of ${id} that is not open`)
    const isOfAudio = type.startsWith('response.output_audio')
    if (type !== 'response.content_part.done' && isOfAudio !== (part.type === 'audio')) {
      report(`${type} for a part of the type ${String(part.type)}`)
    }
    switch (type) {
      case 'response.output_audio.delta':
        if (part.audioDone) report(`${id}: sound after its end`)
        return seeSound(textOf(event.delta) ?? '')
      case 'response.output_audio.done':
        if (part.audioDone) report(`${id}: the sound ends twice`)
        part.audioDone = true
        return
      case 'response.output_text.delta':
      case 'response.output_audio_transcript.delta':
        if (part.textDone) report(`${id}: words after their end`)
        part.text += textOf(event.delta) ?? ''
        return
      case 'response.output_text.done':
      case 'response.output_audio_transcript.done':
        if (part.textDone) report(`${id}: the words end twice`)
        if (!part.audioDone) report(`${id}: the transcript ends before the sound`)
        if ((event.text ?? event.transcript) !== part.text) report(`${id}: the words are not what the deltas told`)
        part.textDone = true
        return
      case 'response.content_part.done': {
        if (!part.textDone || !part.audioDone) report(`${id}: the part is done before what is in it`)
        const told = membersOf(event.part)
        if ((told.text ?? told.transcript) !== part.text) report(`${id}: the part is not what the deltas told`)
        part.done = true
      }
    }
  }

  function seeSound(base64: string) {
    const { length } = Buffer.from(base64, 'base64')
    if (length === 0) report(`${id}: a delta of sound without sound`)
    if (length % response.bytesPerSample !== 0) report(`${id}: a delta of sound that ends within a sample`)
  }

  function seeCall(type: string, event: Members) {
    if (event.call_id !== callId) report(`${type} with the call_id ${String(event.call_id)}, not ${String(callId)}`)
    if (argumentsDone) report(`${type} after the arguments of ${id} were done`)
    if (type.endsWith('.delta')) callArguments += textOf(event.delta) ?? ''
    else {
      argumentsDone = true
      if (event.arguments !== callArguments) report(`the arguments of ${id} are not what the deltas told`)
    }
  }

  function close(item: Members, fate: { deleted: boolean; truncated: boolean }) {
    if (done) report(`${id} was done twice`)
    done = item
    if (parts.some((part) => !part.done) || (callId !== undefined && !argumentsDone))
      report(`${id} was done before its content`)
    if (response.inConversation && !added) report(`${id} was never told as an item of the conversation`)
    if (response.inConversation && !isBeta && !concluded && !fate.deleted)
      report(`${id} was done before its item in the conversation`)
    if (item.status !== 'completed' && item.status !== 'incomplete') report(`${id} was done as ${String(item.status)}`)
    const told = wordsOf(item).join('\n')
    if (!fate.truncated && told !== parts.map((part) => part.text).join('\n'))
      report(`${id} does not hold what its parts told`)
    if (callId !== undefined && item.arguments !== callArguments)
      report(`${id} does not hold the arguments that were told`)
    if (listOf(item.content).some((content) => 'audio' in content)) report(`${id} was done with its sound in it`)
  }

  return {
    id,
    get done() {
      return done
    },
    see(type, event, fate) {
      if (done) report(`${type} for ${id}, which is done`)
      if (type === 'response.output_item.done') close(membersOf(event.item), fate)
      else if (type === 'response.content_part.added') openPart(event)
      else if (type.startsWith('response.function_call_arguments.')) seeCall(type, event)
      else seePart(type, event)
    },
    seeInConversation(type) {
      if (type === 'conversation.item.added' || type === 'conversation.item.created') added = true
      else if (type === 'conversation.item.done') {
        concluded = true
        if (parts.some((part) => !part.done)) report(`${id} was done in the conversation before its parts`)
      }
    },
  }
}
