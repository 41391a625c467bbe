/** Responses asked for and cancelled. */
import type { ResponseRequest } from '../../vocabulary'
import type { ClientRow } from './row.fixture'

const plainRequest: ResponseRequest = {
  outOfBand: false,
  metadata: null,
  instructions: null,
  outputModality: null,
  input: null,
  toolChoice: null,
}
export const image = { url: 'data:image/png;base64,AAAA', detail: 'high' } as const

export const same = (wire: Record<string, unknown>) => ({ ga: wire, beta: wire })

export const responseCommands: ClientRow[] = [
  {
    name: 'a response as the session is set',
    command: { type: 'create-response', request: null },
    ...same({ type: 'response.create' }),
  },
  {
    name: 'a response with everything of its own',
    command: {
      type: 'create-response',
      request: {
        outOfBand: true,
        metadata: { topic: 'summary' },
        instructions: 'Sum up.',
        outputModality: 'audio',
        input: [
          { type: 'reference', id: 'item_1' },
          { type: 'message', role: 'assistant', text: 'hello' },
        ],
        toolChoice: { name: 'find_files' },
      },
    },
    ga: {
      type: 'response.create',
      response: {
        conversation: 'none',
        metadata: { topic: 'summary' },
        instructions: 'Sum up.',
        output_modalities: ['audio'],
        input: [
          { type: 'item_reference', id: 'item_1' },
          { type: 'message', role: 'assistant', content: [{ type: 'output_text', text: 'hello' }] },
        ],
        tool_choice: { type: 'function', name: 'find_files' },
      },
    },
    beta: {
      type: 'response.create',
      response: {
        conversation: 'none',
        metadata: { topic: 'summary' },
        instructions: 'Sum up.',
        modalities: ['audio', 'text'],
        input: [
          { type: 'item_reference', id: 'item_1' },
          { type: 'message', role: 'assistant', content: [{ type: 'text', text: 'hello' }] },
        ],
        tool_choice: { type: 'function', function: { name: 'find_files' } },
      },
    },
  },
  {
    name: 'a response in writing, to nothing',
    command: {
      type: 'create-response',
      request: { ...plainRequest, outputModality: 'text', input: [], toolChoice: 'none' },
    },
    ga: { type: 'response.create', response: { output_modalities: ['text'], input: [], tool_choice: 'none' } },
    beta: { type: 'response.create', response: { modalities: ['text'], input: [], tool_choice: 'none' } },
  },
  {
    name: 'a response to a picture',
    command: {
      type: 'create-response',
      request: { ...plainRequest, input: [{ type: 'message', role: 'user', text: '', images: [image] }] },
    },
    ga: {
      type: 'response.create',
      response: {
        input: [
          {
            type: 'message',
            role: 'user',
            content: [{ type: 'input_image', image_url: image.url, detail: 'high' }],
          },
        ],
      },
    },
    beta: null,
  },
  {
    name: 'cancel',
    command: { type: 'cancel-response', responseId: null },
    ...same({ type: 'response.cancel' }),
  },
  {
    name: 'cancel one',
    command: { type: 'cancel-response', responseId: 'resp_1' },
    ...same({ type: 'response.cancel', response_id: 'resp_1' }),
  },
]
