/** The wire events of the benchmark's own service, in the current form: REALTIME §2.4. */

export interface WireEvent {
  type: string
  [member: string]: unknown
}

type Members = Record<string, unknown>

const membersOf = (value: unknown): Members => (typeof value === 'object' && value !== null ? { ...value } : {})

const added = (item: Members, previousItemId: unknown): WireEvent[] => [
  { type: 'conversation.item.added', previous_item_id: previousItemId ?? null, item },
  { type: 'conversation.item.done', previous_item_id: previousItemId ?? null, item },
]

/** What a client event is answered with, where that is not a response. */
export function reply(event: WireEvent, newItemId: string): WireEvent[] {
  const itemId = event['item_id']
  switch (event.type) {
    case 'session.update':
      return [{ type: 'session.updated', session: event['session'] }]
    case 'conversation.item.create': {
      const item = { id: newItemId, object: 'realtime.item', status: 'completed', ...membersOf(event['item']) }
      return added(item, event['previous_item_id'])
    }
    case 'conversation.item.truncate': {
      const { content_index, audio_end_ms } = event
      return [{ type: 'conversation.item.truncated', item_id: itemId, content_index, audio_end_ms }]
    }
    case 'conversation.item.delete':
      return [{ type: 'conversation.item.deleted', item_id: itemId }]
    case 'input_audio_buffer.clear':
      return [{ type: 'input_audio_buffer.cleared' }]
    case 'input_audio_buffer.commit': {
      const content = [{ type: 'input_audio', transcript: null }]
      const item = {
        id: newItemId,
        object: 'realtime.item',
        type: 'message',
        role: 'user',
        status: 'completed',
        content,
      }
      return [
        { type: 'input_audio_buffer.committed', previous_item_id: null, item_id: newItemId },
        ...added(item, null),
      ]
    }
    default:
      return []
  }
}

/** The events of one spoken answer. */
export function answerEvents(responseId: string, itemId: string, request: WireEvent) {
  const metadata = membersOf(request['response'])['metadata'] ?? null
  const response = (status: string, output: Members[]): Members => ({
    id: responseId,
    object: 'realtime.response',
    conversation_id: 'conversation',
    status,
    status_details: null,
    output,
    metadata,
    usage: null,
  })
  const message = (status: string, transcript: string | null): Members => ({
    id: itemId,
    object: 'realtime.item',
    type: 'message',
    role: 'assistant',
    status,
    content: transcript === null ? [] : [{ type: 'output_audio', transcript }],
  })
  const ofPart = { response_id: responseId, item_id: itemId, output_index: 0, content_index: 0 }
  const text = 'A tone.'
  return {
    begin: [
      { type: 'response.created', response: response('in_progress', []) },
      {
        type: 'response.output_item.added',
        response_id: responseId,
        output_index: 0,
        item: message('in_progress', null),
      },
      { type: 'response.content_part.added', ...ofPart, part: { type: 'audio', transcript: '' } },
      { type: 'response.output_audio_transcript.delta', ...ofPart, delta: text },
    ] as WireEvent[],
    delta: (sound: string): WireEvent => ({ type: 'response.output_audio.delta', ...ofPart, delta: sound }),
    end(status: 'completed' | 'cancelled'): WireEvent[] {
      const item = message(status === 'completed' ? 'completed' : 'incomplete', text)
      return [
        { type: 'response.output_audio.done', ...ofPart },
        { type: 'response.output_audio_transcript.done', ...ofPart, transcript: text },
        { type: 'response.output_item.done', response_id: responseId, output_index: 0, item },
        { type: 'response.done', response: response(status, [item]) },
      ]
    },
  }
}
