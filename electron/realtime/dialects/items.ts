/** Items of a conversation as a client writes them: REALTIME §2.8. */
import type { OutgoingItem } from '../vocabulary'

type Message = Extract<OutgoingItem, { type: 'message' }>
type Call = Exclude<OutgoingItem, Message>

const named = (id: string | undefined) => (id === undefined ? {} : { id })

/** Calls and their outputs are the same in both forms. */
export function callItem(item: Call) {
  if (item.type === 'function-output')
    return { ...named(item.id), type: 'function_call_output' as const, call_id: item.callId, output: item.output }
  return {
    ...named(item.id),
    type: 'function_call' as const,
    call_id: item.callId,
    name: item.name,
    arguments: item.arguments,
  }
}

/** @param textType what the text of an assistant is called, the one word in which the forms differ */
export function messageItem<TextType extends string>({ id, role, text }: Message, textType: TextType) {
  const common = { ...named(id), type: 'message' as const }
  if (role === 'assistant') return { ...common, role, content: [{ type: textType, text }] }
  return { ...common, role, content: [{ type: 'input_text' as const, text }] }
}

export const itemReference = (id: string) => ({ type: 'item_reference' as const, id })

export const hasImages = (item: OutgoingItem): item is Message & { images: NonNullable<Message['images']> } =>
  item.type === 'message' && item.role === 'user' && item.images !== undefined && item.images.length > 0
