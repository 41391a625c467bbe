/** How a response begins and ends. */
import type { ServerRow } from './row.fixture'
import { betaResponse, betaUsage, call, gaResponse, gaUsage, message } from './server-objects.fixture'

export const responseEvents: ServerRow[] = [
  {
    form: 'ga',
    wire: { type: 'response.created', response: gaResponse },
    event: { type: 'response-created', responseId: 'resp_1', outOfBand: false, metadata: null },
  },
  {
    form: 'beta',
    wire: { type: 'response.created', response: betaResponse },
    event: { type: 'response-created', responseId: 'resp_1', outOfBand: false, metadata: null },
  },
  {
    form: 'ga',
    wire: {
      type: 'response.created',
      response: { ...gaResponse, conversation_id: null, metadata: { topic: 'summary' } },
    },
    event: { type: 'response-created', responseId: 'resp_1', outOfBand: true, metadata: { topic: 'summary' } },
  },
  {
    form: 'ga',
    wire: {
      type: 'response.done',
      response: {
        ...gaResponse,
        status: 'completed',
        output: [{ ...message, content: [{ type: 'output_audio', transcript: 'Hello' }] }, call],
        usage: gaUsage,
        metadata: { topic: 'summary' },
      },
    },
    event: {
      type: 'response-done',
      responseId: 'resp_1',
      status: 'completed',
      reason: null,
      calls: [{ itemId: 'item_2', callId: 'call_1', name: 'find_files', arguments: '{"query":"x"}' }],
      usage: {
        input: { text: 80, audio: 30, image: 10, cached: 64, total: 120 },
        output: { text: 10, audio: 20, total: 30 },
      },
      metadata: { topic: 'summary' },
    },
  },
  {
    form: 'beta',
    wire: {
      type: 'response.done',
      response: {
        ...betaResponse,
        status: 'cancelled',
        status_details: { type: 'cancelled', reason: 'turn_detected' },
        output: [{ ...message, status: 'incomplete', content: [{ type: 'audio', transcript: 'Hel' }] }, call],
        usage: betaUsage,
      },
    },
    event: {
      type: 'response-done',
      responseId: 'resp_1',
      status: 'cancelled',
      reason: 'turn_detected',
      calls: [],
      usage: {
        input: { text: 90, audio: 30, image: 0, cached: 0, total: 120 },
        output: { text: 10, audio: 20, total: 30 },
      },
      metadata: null,
    },
  },
  {
    form: 'both',
    wire: {
      type: 'response.done',
      response: {
        id: 'resp_1',
        object: 'realtime.response',
        status: 'failed',
        status_details: { type: 'failed', error: { type: 'server_error', code: 'rate_limit_exceeded', message: 'm' } },
        output: [],
        usage: null,
        metadata: null,
      },
    },
    event: {
      type: 'response-done',
      responseId: 'resp_1',
      status: 'failed',
      reason: 'rate_limit_exceeded',
      calls: [],
      usage: null,
      metadata: null,
    },
  },
]
