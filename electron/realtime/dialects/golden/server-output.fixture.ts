/** What a response is made of. */
import type { ServerRow } from './row.fixture'
import { call, message } from './server-objects.fixture'

const inResponse = { response_id: 'resp_1', item_id: 'item_1', output_index: 0, content_index: 0 }
const inCall = { response_id: 'resp_1', item_id: 'item_2', output_index: 1 }
const subject = { responseId: 'resp_1', itemId: 'item_1' }

export const outputItems: ServerRow[] = [
  {
    form: 'both',
    wire: {
      type: 'response.output_item.added',
      response_id: 'resp_1',
      output_index: 0,
      item: { ...message, status: 'in_progress', content: [] },
    },
    event: { type: 'message-added', ...subject },
  },
  {
    form: 'both',
    wire: {
      type: 'response.output_item.added',
      response_id: 'resp_1',
      output_index: 1,
      item: { ...call, status: 'in_progress', arguments: '' },
    },
    event: { type: 'call-added', responseId: 'resp_1', itemId: 'item_2', callId: 'call_1', name: 'find_files' },
  },
  {
    form: 'ga',
    wire: {
      type: 'response.output_item.done',
      response_id: 'resp_1',
      output_index: 0,
      item: { ...message, content: [{ type: 'output_audio', transcript: 'Hello.' }] },
    },
    event: { type: 'item-finished', ...subject, text: 'Hello.' },
  },
  {
    form: 'beta',
    wire: {
      type: 'response.output_item.done',
      response_id: 'resp_1',
      output_index: 0,
      item: { ...message, content: [{ type: 'text', text: 'Hello.' }] },
    },
    event: { type: 'item-finished', ...subject, text: 'Hello.' },
  },
  {
    form: 'both',
    wire: { type: 'response.output_item.done', response_id: 'resp_1', output_index: 1, item: call },
    event: {
      type: 'call-arguments',
      responseId: 'resp_1',
      itemId: 'item_2',
      callId: 'call_1',
      name: 'find_files',
      arguments: '{"query":"x"}',
    },
  },
  {
    form: 'both',
    wire: { type: 'response.content_part.added', ...inResponse, part: { type: 'text', text: '' } },
    event: null,
  },
  {
    form: 'both',
    wire: { type: 'response.content_part.done', ...inResponse, part: { type: 'audio', transcript: 'Hello.' } },
    event: null,
  },
  {
    form: 'both',
    wire: { type: 'response.function_call_arguments.delta', ...inCall, call_id: 'call_1', delta: '{"que' },
    event: null,
  },
  {
    form: 'ga',
    wire: {
      type: 'response.function_call_arguments.done',
      ...inCall,
      call_id: 'call_1',
      name: 'find_files',
      arguments: '{}',
    },
    event: {
      type: 'call-arguments',
      responseId: 'resp_1',
      itemId: 'item_2',
      callId: 'call_1',
      name: 'find_files',
      arguments: '{}',
    },
  },
  {
    form: 'beta',
    wire: { type: 'response.function_call_arguments.done', ...inCall, call_id: 'call_1', arguments: '{}' },
    event: {
      type: 'call-arguments',
      responseId: 'resp_1',
      itemId: 'item_2',
      callId: 'call_1',
      name: null,
      arguments: '{}',
    },
  },
]

const pcm = Buffer.from([0, 1, 255, 128])

/** The six events whose names differ and whose fields do not. */
export const streams = (['ga', 'beta'] as const).flatMap((form): ServerRow[] => {
  const output = form === 'ga' ? 'response.output_' : 'response.'
  return [
    {
      form,
      wire: { type: `${output}text.delta`, ...inResponse, delta: 'Hel' },
      event: { type: 'text-delta', ...subject, delta: 'Hel' },
    },
    { form, wire: { type: `${output}text.done`, ...inResponse, text: 'Hello.' }, event: null },
    {
      form,
      wire: { type: `${output}audio_transcript.delta`, ...inResponse, delta: 'Hel' },
      event: { type: 'text-delta', ...subject, delta: 'Hel' },
    },
    { form, wire: { type: `${output}audio_transcript.done`, ...inResponse, transcript: 'Hello.' }, event: null },
    {
      form,
      wire: { type: `${output}audio.delta`, ...inResponse, delta: pcm.toString('base64') },
      event: { type: 'audio-delta', ...subject, sound: pcm },
    },
    { form, wire: { type: `${output}audio.done`, ...inResponse }, event: { type: 'audio-done', ...subject } },
  ]
})

export const mcp: ServerRow[] = [
  ...['in_progress', 'completed', 'failed'].flatMap((state): ServerRow[] => [
    { form: 'ga', wire: { type: `mcp_list_tools.${state}`, item_id: 'mcp_1' }, event: null },
    { form: 'ga', wire: { type: `response.mcp_call.${state}`, output_index: 0, item_id: 'mcp_1' }, event: null },
  ]),
  { form: 'ga', wire: { type: 'response.mcp_call_arguments.delta', ...inCall, delta: '{' }, event: null },
  { form: 'ga', wire: { type: 'response.mcp_call_arguments.done', ...inCall, arguments: '{}' }, event: null },
]
