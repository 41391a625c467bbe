/** Sound, and items of the conversation. */
import type { ClientRow } from './row.fixture'
import { image, same } from './client-response.fixture'

export const inputCommands: ClientRow[] = [
  {
    name: 'sound',
    command: { type: 'append', sound: Buffer.from([0, 1, 255, 128]) },
    ga: { type: 'input_audio_buffer.append', audio: 'AAH/gA==' },
    beta: { type: 'input_audio_buffer.append', audio: 'AAH/gA==' },
  },
  {
    name: 'commit',
    command: { type: 'commit' },
    ga: { type: 'input_audio_buffer.commit' },
    beta: { type: 'input_audio_buffer.commit' },
  },
  {
    name: 'clear',
    command: { type: 'clear' },
    ga: { type: 'input_audio_buffer.clear' },
    beta: { type: 'input_audio_buffer.clear' },
  },
  {
    name: 'clearing the output',
    command: { type: 'clear-output' },
    ga: { type: 'output_audio_buffer.clear' },
    beta: { type: 'output_audio_buffer.clear' },
  },
]

export const itemCommands: ClientRow[] = [
  {
    name: 'a message of the person',
    command: {
      type: 'create-item',
      item: { type: 'message', id: 'item_1', role: 'user', text: 'hi' },
      previousItemId: null,
    },
    ...same({
      type: 'conversation.item.create',
      item: { id: 'item_1', type: 'message', role: 'user', content: [{ type: 'input_text', text: 'hi' }] },
    }),
  },
  {
    name: 'a message of the system, at the start',
    command: {
      type: 'create-item',
      item: { type: 'message', role: 'system', text: 'Be kind.' },
      previousItemId: 'root',
    },
    ...same({
      type: 'conversation.item.create',
      previous_item_id: 'root',
      item: { type: 'message', role: 'system', content: [{ type: 'input_text', text: 'Be kind.' }] },
    }),
  },
  {
    name: 'a message of the assistant, after another',
    command: {
      type: 'create-item',
      item: { type: 'message', role: 'assistant', text: 'hello' },
      previousItemId: 'item_1',
    },
    ga: {
      type: 'conversation.item.create',
      previous_item_id: 'item_1',
      item: { type: 'message', role: 'assistant', content: [{ type: 'output_text', text: 'hello' }] },
    },
    beta: {
      type: 'conversation.item.create',
      previous_item_id: 'item_1',
      item: { type: 'message', role: 'assistant', content: [{ type: 'text', text: 'hello' }] },
    },
  },
  {
    name: 'a picture with words',
    command: {
      type: 'create-item',
      item: { type: 'message', role: 'user', text: 'What is this?', images: [image] },
      previousItemId: null,
    },
    ga: {
      type: 'conversation.item.create',
      item: {
        type: 'message',
        role: 'user',
        content: [
          { type: 'input_text', text: 'What is this?' },
          { type: 'input_image', image_url: image.url, detail: 'high' },
        ],
      },
    },
    beta: null,
  },
  {
    name: 'a picture alone',
    command: {
      type: 'create-item',
      item: { type: 'message', role: 'user', text: '', images: [image] },
      previousItemId: null,
    },
    ga: {
      type: 'conversation.item.create',
      item: {
        type: 'message',
        role: 'user',
        content: [{ type: 'input_image', image_url: image.url, detail: 'high' }],
      },
    },
    beta: null,
  },
  {
    name: 'a call, replayed',
    command: {
      type: 'create-item',
      item: { type: 'function-call', callId: 'call_1', name: 'find_files', arguments: '{"query":"x"}' },
      previousItemId: null,
    },
    ...same({
      type: 'conversation.item.create',
      item: { type: 'function_call', call_id: 'call_1', name: 'find_files', arguments: '{"query":"x"}' },
    }),
  },
  {
    name: 'the output of a call',
    command: {
      type: 'create-item',
      item: { type: 'function-output', id: 'item_2', callId: 'call_1', output: '{"ok":true}' },
      previousItemId: null,
    },
    ...same({
      type: 'conversation.item.create',
      item: { id: 'item_2', type: 'function_call_output', call_id: 'call_1', output: '{"ok":true}' },
    }),
  },
  {
    name: 'retrieve',
    command: { type: 'retrieve-item', itemId: 'item_1' },
    ...same({ type: 'conversation.item.retrieve', item_id: 'item_1' }),
  },
  {
    name: 'truncate',
    command: { type: 'truncate', itemId: 'item_1', audioEndMs: 1_480 },
    ...same({ type: 'conversation.item.truncate', item_id: 'item_1', content_index: 0, audio_end_ms: 1_480 }),
  },
  {
    name: 'delete',
    command: { type: 'delete-item', itemId: 'item_1' },
    ...same({ type: 'conversation.item.delete', item_id: 'item_1' }),
  },
]
