/** The parts of the built-in engine that may live elsewhere: a chat model as its mind, speech servers as ears and voice. */
import * as z from 'zod'
import { addressFault, otherComputerAt } from './part-address'

/** The base of an OpenAI-compatible API, e.g. `http://127.0.0.1:11434/v1`. */
const address = z.url({ protocol: /^https?$/ }).or(z.literal(''))
const model = z.string().max(200)

export const chatMindSchema = z.object({
  address: address.default(''),
  model: model.default(''),
  /** null: the server's own. */
  temperature: z.number().min(0).max(2).nullable().default(null),
  maxOutputTokens: z.number().int().min(16).max(32_768).default(600),
  /** All that is sent and answered must fit. */
  contextTokens: z.number().int().min(1_024).max(1_048_576).default(8_192),
})

export const remoteRecogniserSchema = z.object({
  address: address.default(''),
  model: model.default('whisper-1'),
  /** ISO 639-1; empty: whatever is spoken. */
  language: z.string().max(10).default(''),
})

export const remoteVoiceSchema = z.object({
  address: address.default(''),
  model: model.default('tts-1'),
  voice: z.string().max(200).default('alloy'),
})

/** Which part is used; what was set up for the other stays. */
export const enginePartsSchema = z.object({
  mind: z.object({ use: z.enum(['own', 'remote']).default('own'), remote: chatMindSchema.prefault({}) }).prefault({}),
  recogniser: z
    .object({ use: z.enum(['own', 'remote']).default('own'), remote: remoteRecogniserSchema.prefault({}) })
    .prefault({}),
  voice: z
    .object({ use: z.enum(['own', 'remote']).default('own'), remote: remoteVoiceSchema.prefault({}) })
    .prefault({}),
})

export const partNames = ['mind', 'recogniser', 'voice'] as const
export type PartName = (typeof partNames)[number]
export type EngineParts = z.infer<typeof enginePartsSchema>

/** What can go wrong with a part that lives elsewhere. */
export const partFaultCodes = [
  'part.unreachable',
  'part.proxy',
  'part.proxy-auth',
  'part.certificate',
  'part.refused',
  'part.model-missing',
  'part.busy',
  'part.too-long',
  'part.out-of-memory',
  'part.too-slow',
  'part.broken',
  'part.failed',
] as const
export type PartFaultCode = (typeof partFaultCodes)[number]

/** @property detail what the server said of it, shortened; never a secret nor what was spoken */
export interface PartFault {
  code: PartFaultCode
  detail: string
}

/** Under which the keychain holds what signs in there. */
export const secretOwnerOf = (part: PartName) => `engine-${part}` as const

/** It is chosen and enough of it is set up: else the engine's own is used. */
export function isRemote(parts: EngineParts, part: PartName): boolean {
  const { use, remote } = parts[part]
  return use === 'remote' && remote.model !== '' && addressFault(remote.address) === null
}

/** The other computer to which something goes for this part; null: nothing leaves this one. */
export const leavesTo = (parts: EngineParts, part: PartName): string | null =>
  isRemote(parts, part) ? otherComputerAt(parts[part].remote.address) : null

/** The other computers to which something goes, each once. */
export const hostsOf = (parts: EngineParts): string[] => [
  ...new Set(partNames.flatMap((part) => leavesTo(parts, part) ?? [])),
]
