/** What a client writes, the engine reads as what the client meant, whichever form lies between. */
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Command, NewContent, NewItem } from '../../engine/protocol/command'
import {
  applyPatch,
  createSessionConfig,
  type SessionConfig as EngineConfig,
} from '../../engine/protocol/session-config'
import type { ClientCommand, OutgoingImage, OutgoingItem, SessionConfig, TurnDetection } from '../vocabulary'
import { anyChange, anyCommand, anyConfig } from './commands.fixture'
import { type End, ends } from './engines.fixture'
import { hasImages } from './items'

type Purpose = SessionConfig['purpose']

/** @returns null where the client's form has no such command */
function cross({ client, engine }: End, command: ClientCommand<Buffer>, purpose: Purpose): Command | null {
  const frame = client.encode(command, 'evt_1')
  if (frame === null) return null
  return engine(purpose === 'transcription' ? 'transcription' : 'realtime').decode(JSON.parse(frame))
}

const newSession = (purpose: Purpose): EngineConfig =>
  createSessionConfig({
    kind: purpose === 'transcription' ? 'transcription' : 'realtime',
    id: 'sess_1',
    model: 'm',
    expiresAtSeconds: 1,
  })

function change(end: End, session: EngineConfig, command: ClientCommand<Buffer>, purpose: Purpose): EngineConfig {
  const read = cross(end, command, purpose)
  if (read?.type !== 'session.update') throw new Error(`read as ${read?.type}`)
  return applyPatch(session, read.patch, false)
}

function turnDetection(mode: EngineConfig['turnDetection']): TurnDetection {
  return mode ?? { type: 'none' }
}

/** What the engine is set to, in the client's words. */
const inOwnWords = (session: EngineConfig) => ({
  instructions: session.instructions,
  voice: session.voice,
  outputModality: session.outputModality,
  inputFormat: session.inputFormat,
  outputFormat: session.outputFormat,
  speed: session.speed,
  temperature: session.temperature,
  maxOutputTokens: session.maxOutputTokens,
  noiseReduction: session.noiseReduction?.type ?? null,
  transcription: session.transcription && {
    model: session.transcription.model,
    language: session.transcription.language,
    prompt: session.transcription.prompt,
  },
  turnDetection: turnDetection(session.turnDetection),
  tools: session.tools,
  toolChoice: session.toolChoice,
})

/** What a form cannot say is as the engine has it: that differs in two settings. */
function sayable<Config extends Pick<SessionConfig, 'temperature' | 'turnDetection'>>(
  end: End,
  config: Config,
): Config {
  if (end.form === 'ga') return { ...config, temperature: 0.8 }
  const mode = config.turnDetection
  return mode.type === 'server_vad' ? { ...config, turnDetection: { ...mode, idleTimeoutMs: null } } : config
}

const known = ({ purpose: _, ...config }: SessionConfig) => ({
  ...config,
  voice: config.voice || 'alloy',
  temperature: config.temperature ?? 0.8,
})

describe.each(ends)('$form', (end) => {
  test('a session is configured as it was meant', () => {
    fc.assert(
      fc.property(anyConfig('conversation'), (config) => {
        const session = change(end, newSession('conversation'), { type: 'configure', config }, 'conversation')
        expect(inOwnWords(session)).toEqual(sayable(end, known(config)))
      }),
    )
  })

  test('a change leaves everything else as it was', () => {
    fc.assert(
      fc.property(anyConfig('conversation'), anyChange, (config, { voice, temperature, ...changed }) => {
        const before = change(end, newSession('conversation'), { type: 'configure', config }, 'conversation')
        const update = { type: 'update' as const, change: { voice, temperature, ...changed } }
        const after = change(end, before, update, 'conversation')
        const expected = { ...known(config), ...changed }
        // Neither can be given back to the service to choose.
        if (voice) expected.voice = voice
        if (temperature) expected.temperature = temperature
        expect(inOwnWords(after)).toEqual(sayable(end, expected))
      }),
    )
  })

  test('a transcription session is configured as it was meant', () => {
    fc.assert(
      fc.property(anyConfig('transcription'), (config) => {
        const session = change(end, newSession('transcription'), { type: 'configure', config }, 'transcription')
        const { inputFormat, noiseReduction, transcription, turnDetection: mode } = inOwnWords(session)
        const answers = { createResponse: true, interruptResponse: true }
        const idle = config.turnDetection.type === 'server_vad' ? { idleTimeoutMs: null } : {}
        expect({ inputFormat, noiseReduction, transcription, turnDetection: mode }).toEqual({
          inputFormat: config.inputFormat,
          noiseReduction: config.noiseReduction,
          transcription: config.transcription,
          turnDetection:
            config.turnDetection.type === 'none'
              ? config.turnDetection
              : { ...config.turnDetection, ...answers, ...idle },
        })
      }),
    )
  })

  test('every other command is read as it was meant', () => {
    fc.assert(
      fc.property(anyCommand, (command) => {
        // The first preview did not have it: REALTIME §2.2.
        if (end.form === '2024 beta' && command.type === 'retrieve-item') return
        const read = cross(end, command, 'conversation')
        const isLost = end.form !== 'ga' && holdsImages(command)
        expect(read && fromEngine(read)).toEqual(isLost ? null : plain(command))
      }),
      { numRuns: 500 },
    )
  })
})

function holdsImages(command: ClientCommand<Buffer>): boolean {
  if (command.type === 'create-item') return hasImages(command.item)
  if (command.type !== 'create-response') return false
  return command.request?.input?.some((one) => one.type !== 'reference' && hasImages(one)) ?? false
}

const nothingAsked = {
  outOfBand: false,
  metadata: null,
  instructions: null,
  outputModality: null,
  input: null,
  toolChoice: null,
}

/** To ask for nothing in particular is to ask for nothing. */
function plain(command: ClientCommand<Buffer>): ClientCommand<Buffer> {
  return command.type === 'create-response' ? { ...command, request: command.request ?? nothingAsked } : command
}

function fromEngine(command: Command): ClientCommand<Buffer> {
  switch (command.type) {
    case 'input.append':
      return { type: 'append', sound: command.bytes }
    case 'input.commit':
      return { type: 'commit' }
    case 'input.clear':
      return { type: 'clear' }
    case 'item.create':
      return { type: 'create-item', item: itemFromEngine(command.item), previousItemId: command.previousItemId }
    case 'item.retrieve':
      return { type: 'retrieve-item', itemId: command.itemId }
    case 'item.delete':
      return { type: 'delete-item', itemId: command.itemId }
    case 'item.truncate':
      return { type: 'truncate', itemId: command.itemId, audioEndMs: command.audioEndMs }
    case 'response.cancel':
      return { type: 'cancel-response', responseId: command.responseId }
    case 'response.create': {
      const { inConversation, metadata, instructions, outputModality, input, toolChoice } = command.options
      const request = {
        outOfBand: !inConversation,
        metadata,
        instructions: instructions ?? null,
        outputModality: outputModality ?? null,
        input:
          input?.map((one) =>
            one.kind === 'reference' ? { type: 'reference' as const, id: one.id } : itemFromEngine(one),
          ) ?? null,
        toolChoice: toolChoice ?? null,
      }
      return { type: 'create-response', request }
    }
    case 'session.update':
      throw new Error('read as a change of the session')
  }
}

function itemFromEngine(item: NewItem): OutgoingItem {
  const id = item.id === null ? {} : { id: item.id }
  if (item.kind === 'call')
    return { type: 'function-call', ...id, callId: item.callId ?? '', name: item.name, arguments: item.arguments }
  if (item.kind === 'output') return { type: 'function-output', ...id, callId: item.callId, output: item.output }
  if (item.kind === 'mcp') throw new Error('read as something of MCP')
  const images = item.content.flatMap(imageFromEngine)
  const text = item.content.map((part) => ('text' in part ? part.text : '')).join('')
  return { type: 'message', ...id, role: item.role, text, ...(images.length > 0 && { images }) }
}

const imageFromEngine = (part: NewContent): OutgoingImage[] =>
  part.kind === 'input_image' ? [{ url: part.imageUrl, detail: part.detail }] : []
