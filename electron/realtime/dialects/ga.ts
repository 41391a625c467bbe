/** The current (GA) wire form. */
import type { RealtimeClientEvent, RealtimeServerEvent } from 'openai/resources/realtime/realtime'
import * as z from 'zod'
import type {
  ClientCommand,
  FunctionCall,
  OutgoingItem,
  ServerEvent,
  SessionConfig,
  TurnDetection,
} from '../vocabulary'
import type { Dialect } from './dialect'
import { decodePcm16, encodePcm16 } from './pcm16'

type ClientEvent = RealtimeClientEvent
type ServerEventName = RealtimeServerEvent['type']

const pcm = { type: 'audio/pcm', rate: 24_000 } as const

function turnDetection(mode: TurnDetection) {
  if (mode.type === 'none') return null
  const flags = { create_response: true, interrupt_response: true } as const
  if (mode.type === 'semantic_vad') return { type: mode.type, eagerness: mode.eagerness, ...flags }
  return {
    type: mode.type,
    threshold: mode.threshold,
    prefix_padding_ms: mode.prefixPaddingMs,
    silence_duration_ms: mode.silenceDurationMs,
    ...flags,
  }
}

function session(config: SessionConfig): Extract<ClientEvent, { type: 'session.update' }>['session'] {
  return {
    type: 'realtime',
    output_modalities: ['audio'],
    instructions: config.instructions,
    audio: {
      input: {
        format: pcm,
        ...(config.transcriptionModel === null ? {} : { transcription: { model: config.transcriptionModel } }),
        turn_detection: turnDetection(config.turnDetection),
      },
      output: { format: pcm, ...(config.voice === '' ? {} : { voice: config.voice }) },
    },
    tools: config.tools.map((tool) => ({ type: 'function' as const, ...tool })),
    tool_choice: 'auto',
  }
}

function item(outgoing: OutgoingItem): Extract<ClientEvent, { type: 'conversation.item.create' }>['item'] {
  if (outgoing.type === 'function-output')
    return { type: 'function_call_output', call_id: outgoing.callId, output: outgoing.output }
  const id = outgoing.id === undefined ? {} : { id: outgoing.id }
  if (outgoing.role === 'assistant')
    return { ...id, type: 'message', role: 'assistant', content: [{ type: 'output_text', text: outgoing.text }] }
  return { ...id, type: 'message', role: outgoing.role, content: [{ type: 'input_text', text: outgoing.text }] }
}

function clientEvent(command: ClientCommand, event_id: string): ClientEvent {
  switch (command.type) {
    case 'configure':
      return { type: 'session.update', event_id, session: session(command.config) }
    case 'detect-turns':
      return {
        type: 'session.update',
        event_id,
        session: { type: 'realtime', audio: { input: { turn_detection: turnDetection(command.turnDetection) } } },
      }
    case 'append':
      return { type: 'input_audio_buffer.append', event_id, audio: encodePcm16(command.samples) }
    case 'commit':
      return { type: 'input_audio_buffer.commit', event_id }
    case 'clear':
      return { type: 'input_audio_buffer.clear', event_id }
    case 'create-item':
      return { type: 'conversation.item.create', event_id, item: item(command.item) }
    case 'truncate':
      return {
        type: 'conversation.item.truncate',
        event_id,
        item_id: command.itemId,
        content_index: 0,
        audio_end_ms: command.audioEndMs,
      }
    case 'delete-item':
      return { type: 'conversation.item.delete', event_id, item_id: command.itemId }
    case 'create-response':
      return { type: 'response.create', event_id }
    case 'cancel-response':
      return { type: 'response.cancel', event_id }
  }
}

const ofItem = z.object({ item_id: z.string() })
const ofResponse = z.object({ response_id: z.string(), item_id: z.string() })
const delta = ofResponse.extend({ delta: z.string() })
const content = z.object({ text: z.string().nullish(), transcript: z.string().nullish() })
const outputItem = z.object({
  id: z.string().optional(),
  type: z.string(),
  status: z.string().nullish(),
  name: z.string().nullish(),
  call_id: z.string().nullish(),
  arguments: z.string().nullish(),
  content: z.array(content).nullish(),
})
const response = z.object({
  id: z.string(),
  status: z.string().nullish(),
  status_details: z
    .object({
      reason: z.string().nullish(),
      error: z.object({ code: z.string().nullish(), type: z.string().nullish() }).nullish(),
    })
    .nullish(),
  output: z.array(outputItem).nullish(),
})

const text = (parts: z.infer<typeof outputItem>['content']): string | null =>
  parts ? parts.map((part) => part.transcript ?? part.text ?? '').join('') : null

function calls(output: z.infer<typeof response>['output']): FunctionCall[] {
  return (output ?? []).flatMap((entry) =>
    entry.type === 'function_call' && entry.status !== 'incomplete' && entry.call_id && entry.name
      ? [{ itemId: entry.id ?? '', callId: entry.call_id, name: entry.name, arguments: entry.arguments ?? '' }]
      : [],
  )
}

const statuses = ['completed', 'cancelled', 'failed', 'incomplete'] as const

/** One reader per consumed event; the wire name stands here and nowhere else. */
const reader = <S extends z.ZodType>(schema: S, read: (event: z.output<S>) => ServerEvent) => ({ schema, read })

const readers: Partial<Record<ServerEventName, ReturnType<typeof reader<z.ZodType>>>> = Object.fromEntries(
  Object.entries({
    'session.created': reader(
      z.object({ session: z.object({ id: z.string().nullish(), expires_at: z.number().nullish() }) }),
      ({ session }) => ({
        type: 'session-created',
        sessionId: session.id ?? '',
        expiresAtMs: session.expires_at ? session.expires_at * 1000 : null,
      }),
    ),
    'session.updated': reader(z.object({}), () => ({ type: 'session-updated' })),
    'input_audio_buffer.speech_started': reader(ofItem, (event) => ({ type: 'speech-started', itemId: event.item_id })),
    'input_audio_buffer.speech_stopped': reader(ofItem, (event) => ({ type: 'speech-stopped', itemId: event.item_id })),
    'input_audio_buffer.committed': reader(ofItem, (event) => ({ type: 'committed', itemId: event.item_id })),
    'conversation.item.truncated': reader(ofItem, (event) => ({ type: 'item-truncated', itemId: event.item_id })),
    'conversation.item.deleted': reader(ofItem, (event) => ({ type: 'item-deleted', itemId: event.item_id })),
    'conversation.item.input_audio_transcription.delta': reader(
      ofItem.extend({ delta: z.string().nullish() }),
      (event) => ({ type: 'transcript-delta', itemId: event.item_id, delta: event.delta ?? '' }),
    ),
    'conversation.item.input_audio_transcription.completed': reader(
      ofItem.extend({ transcript: z.string() }),
      (event) => ({ type: 'transcript-completed', itemId: event.item_id, transcript: event.transcript }),
    ),
    'conversation.item.input_audio_transcription.failed': reader(
      ofItem.extend({ error: z.object({ message: z.string().nullish() }).nullish() }),
      (event) => ({ type: 'transcript-failed', itemId: event.item_id, message: event.error?.message ?? '' }),
    ),
    'response.created': reader(z.object({ response }), (event) => ({
      type: 'response-created',
      responseId: event.response.id,
    })),
    'response.output_item.added': reader(z.object({ response_id: z.string(), item: outputItem }), (event) =>
      event.item.type === 'message' && event.item.id !== undefined
        ? { type: 'message-added', responseId: event.response_id, itemId: event.item.id }
        : { type: 'other', name: 'response.output_item.added' },
    ),
    'response.output_item.done': reader(z.object({ response_id: z.string(), item: outputItem }), (event) =>
      event.item.type === 'message' && event.item.id !== undefined
        ? {
            type: 'item-finished',
            responseId: event.response_id,
            itemId: event.item.id,
            text: text(event.item.content),
          }
        : { type: 'other', name: 'response.output_item.done' },
    ),
    'response.output_text.delta': reader(delta, (event) => ({
      type: 'text-delta',
      responseId: event.response_id,
      itemId: event.item_id,
      delta: event.delta,
    })),
    'response.output_audio_transcript.delta': reader(delta, (event) => ({
      type: 'text-delta',
      responseId: event.response_id,
      itemId: event.item_id,
      delta: event.delta,
    })),
    'response.output_audio.delta': reader(delta, (event) => ({
      type: 'audio-delta',
      responseId: event.response_id,
      itemId: event.item_id,
      samples: decodePcm16(event.delta),
    })),
    'response.output_audio.done': reader(ofResponse, (event) => ({
      type: 'audio-done',
      responseId: event.response_id,
      itemId: event.item_id,
    })),
    'response.done': reader(z.object({ response }), ({ response: { id, status, status_details, output } }) => ({
      type: 'response-done',
      responseId: id,
      status: statuses.find((known) => known === status) ?? 'completed',
      reason: status_details?.reason ?? status_details?.error?.code ?? status_details?.error?.type ?? null,
      calls: status === 'completed' ? calls(output) : [],
    })),
    error: reader(
      z.object({
        error: z.object({
          code: z.string().nullish(),
          message: z.string().nullish(),
          type: z.string().nullish(),
          event_id: z.string().nullish(),
        }),
      }),
      ({ error }) => ({
        type: 'error',
        code: error.code ?? error.type ?? '',
        message: error.message ?? '',
        eventId: error.event_id ?? null,
      }),
    ),
  } satisfies Partial<Record<ServerEventName, unknown>>),
)

const named = z.looseObject({ type: z.string() })

function decode(frame: string): ServerEvent {
  let raw: unknown
  try {
    raw = JSON.parse(frame)
  } catch {
    return { type: 'malformed', name: '', problem: 'not JSON' }
  }
  const head = named.safeParse(raw)
  if (!head.success) return { type: 'malformed', name: '', problem: 'no type' }
  const name = head.data.type
  const known = Object.hasOwn(readers, name) ? readers[name as ServerEventName] : undefined
  if (!known) return { type: 'other', name }
  const event = known.schema.safeParse(raw)
  if (!event.success) {
    const issue = event.error.issues[0]
    return { type: 'malformed', name, problem: `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}` }
  }
  return known.read(event.data)
}

export const gaDialect: Dialect = {
  name: 'ga',
  encode: (command, eventId) => JSON.stringify(clientEvent(command, eventId)),
  decode,
}
