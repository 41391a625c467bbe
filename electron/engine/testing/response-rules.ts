/** The stream of responses: one at a time in the conversation, and within each the order of REALTIME 3.1 and 3.5. */

import { createOutputItem, type OutputItem } from './output-item-rules'
import { listOf, type Members, membersOf, type Report, type RuleGroup, textOf, wordsOf } from './wire-log'

interface Response {
  id: string
  inConversation: boolean
  items: OutputItem[]
  bytesPerSample: number
  finished: boolean
}

export function createResponseRules(report: Report): RuleGroup {
  const responses = new Map<string, Response>()
  const truncated = new Set<string>()
  const deleted = new Set<string>()
  let active: string | null = null
  let isBeta = false
  let transcribesOnly = false
  let doneCount = 0
  let rateLimitCount = 0

  function open({ response }: Members) {
    const told = membersOf(response)
    const id = textOf(told.id) ?? ''
    const inConversation = told.conversation_id !== null
    if (responses.has(id)) report(`response.created for ${id} a second time`)
    if (inConversation && active) report(`${id} was created while ${active} is active in the conversation`)
    if (told.status !== 'in_progress') report(`${id} was created as ${String(told.status)}`)
    if (listOf(told.output).length > 0) report(`${id} was created with output`)
    if (told.usage !== null && told.usage !== undefined) report(`${id} was created with usage`)
    const format = membersOf(membersOf(membersOf(told.audio).output).format).type ?? told.output_audio_format
    const bytesPerSample = /pcm[ua]|g711/.test(String(format)) ? 1 : 2
    responses.set(id, { id, inConversation, items: [], bytesPerSample, finished: false })
    if (inConversation) active = id
  }

  function finish({ response }: Members) {
    const told = membersOf(response)
    const known = responses.get(textOf(told.id) ?? '')
    if (!known || known.finished) return report(`response.done for ${String(told.id)}, which is not running`)
    const { id } = known
    known.finished = true
    doneCount += 1
    if (active === id) active = null
    const { status } = told
    const kind = membersOf(told.status_details).type
    if (!['completed', 'cancelled', 'failed', 'incomplete'].includes(String(status))) {
      report(`${id} was done as ${String(status)}`)
    }
    if (status === 'completed' ? kind !== undefined : kind !== status)
      report(`${id}: status_details do not fit ${status}`)
    for (const item of known.items) if (!item.done) report(`${id} was done before its item ${item.id}`)
    const output = listOf(told.output)
    if (output.map((item) => item.id).join() !== known.items.map((item) => item.id).join()) {
      report(`the output of ${id} is not the items that were told`)
    }
    output.forEach((item, index) => {
      const { done } = known.items[index] ?? {}
      if (!done || truncated.has(String(item.id))) return
      const isSame = ['status', 'type', 'call_id', 'arguments'].every((member) => item[member] === done[member])
      if (!isSame || wordsOf(item).join('\n') !== wordsOf(done).join('\n')) {
        report(`the item ${String(item.id)} in the output of ${id} is not what was told of it`)
      }
    })
    seeUsage(id, membersOf(told.usage))
  }

  function seeUsage(id: string, usage: Members) {
    const [total, input, output] = [usage.total_tokens, usage.input_tokens, usage.output_tokens].map(Number)
    const inputs = membersOf(usage.input_token_details)
    const outputs = membersOf(usage.output_token_details)
    const sum = (details: Members, ...names: string[]) =>
      names.reduce((all, name) => all + Number(details[`${name}_tokens`] ?? 0), 0)
    if (total !== Number(input) + Number(output)) report(`${id}: total_tokens is not the sum of both sides`)
    if (sum(inputs, 'text', 'audio', 'image') !== input) report(`${id}: the input tokens do not add up`)
    if (sum(outputs, 'text', 'audio') !== output) report(`${id}: the output tokens do not add up`)
    if (sum(inputs, 'cached') > Number(input)) report(`${id}: more tokens are cached than there are`)
  }

  function addItem(response: Response, event: Members) {
    const item = createOutputItem({ report, isBeta, response, item: membersOf(event.item) })
    if (event.output_index !== response.items.length) {
      report(`the item ${item.id} has the output_index ${String(event.output_index)}, not ${response.items.length}`)
    }
    if (response.items.some(({ id }) => id === item.id)) report(`${response.id} has the item ${item.id} twice`)
    response.items.push(item)
  }

  function seeResponseEvent(type: string, event: Members) {
    const response = responses.get(textOf(event.response_id) ?? '')
    if (!response) return report(`${type} for ${String(event.response_id)}, which was never created`)
    if (response.finished) return report(`${type} for ${response.id}, which is done`)
    if (type === 'response.output_item.added') return addItem(response, event)
    const itemId = textOf(event.item_id) ?? textOf(membersOf(event.item).id)
    const item = response.items[Number(event.output_index)]
    if (!item || item.id !== itemId) return report(`${type} for ${String(itemId)}, which is not at its output_index`)
    item.see(type, event, { deleted: deleted.has(item.id), truncated: truncated.has(item.id) })
  }

  function seeItemEvent(type: string, event: Members) {
    const id = textOf(event.item_id) ?? textOf(membersOf(event.item).id) ?? ''
    if (type === 'conversation.item.truncated') truncated.add(id)
    if (type === 'conversation.item.deleted') deleted.add(id)
    for (const { items, finished } of responses.values()) {
      if (!finished) items.find((item) => item.id === id)?.seeInConversation(type)
    }
  }

  return {
    see({ direction, type, event }) {
      if (direction === 'in') return
      if (type === 'session.created') {
        const session = membersOf(event.session)
        isBeta = session.type === undefined
        transcribesOnly = session.type === 'transcription' || event.type === 'transcription_session.created'
      }
      if (transcribesOnly && type.startsWith('response.')) report(`${type} in a transcription session`)
      if (type === 'response.created') open(event)
      else if (type === 'response.done') finish(event)
      else if (type.startsWith('response.')) seeResponseEvent(type, event)
      else if (type.startsWith('conversation.item.')) seeItemEvent(type, event)
      else if (type === 'rate_limits.updated') {
        rateLimitCount += 1
        if (rateLimitCount > doneCount) report('rate_limits.updated before the response is done')
      }
    },
    end() {
      if (rateLimitCount < doneCount)
        report(`${doneCount} responses, but rate_limits.updated came ${rateLimitCount} times`)
    },
  }
}
