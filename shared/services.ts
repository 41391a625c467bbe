/** The services that a person has set up: where they are, how one signs in, and how they are to speak. Never a secret. */
import * as z from 'zod'
import { turnDetectionSchema } from './turn-detection'

export const dialects = ['auto', 'ga', 'beta'] as const
const audioFormat = z.enum(['pcm16', 'g711_ulaw', 'g711_alaw']).default('pcm16')
/** A header's name, and a value that can stand on the wire. */
const headers = z.record(z.string().regex(/^[\w!#$%&'*+.^`|~-]+$/), z.string().regex(/^[\x20-\x7e]*$/))

/** How one signs in. The secret itself lies in the keychain under the service's id. */
export const authSchema = z.discriminatedUnion('kind', [
  /** Azure: the `api-key` header, or the query where something in between drops the header; elsewhere a Bearer token. */
  z.object({ kind: z.literal('key'), place: z.enum(['header', 'query']).default('header') }),
  z.object({ kind: z.literal('environment'), variable: z.string().regex(/^\w+$/) }),
  z.object({
    kind: z.literal('entra'),
    way: z.enum(['browser', 'device-code', 'azure-cli', 'environment']).default('browser'),
    tenant: z.string().default('organizations'),
    clientId: z.string().default(''),
    scope: z.string().default('https://cognitiveservices.azure.com/.default'),
  }),
  /** A short-lived secret for each connection: minted at the service with the saved key, or asked of an own address. */
  z.object({
    kind: z.literal('ephemeral'),
    from: z.enum(['service', 'address']).default('service'),
    address: z.string().default(''),
    method: z.enum(['GET', 'POST']).default('POST'),
  }),
  z.object({ kind: z.literal('none') }),
])

const speaking = {
  id: z.string().min(1),
  name: z.string().min(1).max(60),
  dialect: z.enum(dialects).default('auto'),
  /** What the service was found to speak; null until it has greeted. */
  detected: z.enum(['ga', 'beta']).nullable().default(null),
  headers: headers.default({}),
  /** What it is for: its instructions and the way its text is shown begin with this. */
  preset: z.enum(['assistant', 'interpreter', 'support']).default('assistant'),
  voice: z.string().default(''),
  /** Empty: those of the preset. */
  instructions: z.string().default(''),
  turnDetection: turnDetectionSchema.prefault({ type: 'semantic_vad' }),
  transcriptionModel: z.string().default('gpt-4o-mini-transcribe'),
  /** ISO 639-1; empty: any. */
  transcriptionLanguage: z.string().default(''),
  transcriptionPrompt: z.string().default(''),
  inputFormat: audioFormat,
  outputFormat: audioFormat,
  speed: z.number().min(0.25).max(1.5).default(1),
  /** Known to the preview only; null: the service's own. */
  temperature: z.number().min(0.6).max(1.2).nullable().default(null),
  maxOutputTokens: z.union([z.number().int().min(1), z.literal('inf')]).default('inf'),
  noiseReduction: z.enum(['near_field', 'far_field']).nullable().default(null),
  toolChoice: z.union([z.enum(['auto', 'none', 'required']), z.object({ name: z.string() })]).default('auto'),
}

export const azureServiceSchema = z.object({
  ...speaking,
  kind: z.literal('azure'),
  /** `https://RESOURCE.openai.azure.com`, without path or query. */
  endpoint: z.string().min(1),
  deployment: z.string().default(''),
  /** Empty: the current form; else the preview with this version. */
  apiVersion: z.string().default(''),
  auth: authSchema.prefault({ kind: 'key' }),
})
export const openAiServiceSchema = z.object({
  ...speaking,
  kind: z.literal('openai'),
  model: z.string().default('gpt-realtime'),
  organization: z.string().default(''),
  project: z.string().default(''),
  auth: authSchema.prefault({ kind: 'key' }),
})
export const gatewayServiceSchema = z.object({
  ...speaking,
  kind: z.literal('gateway'),
  /** Any base address; its path and query are kept. */
  url: z.string().min(1),
  model: z.string().default(''),
  auth: authSchema.prefault({ kind: 'key' }),
})

export const serviceSchema = z.discriminatedUnion('kind', [
  azureServiceSchema,
  openAiServiceSchema,
  gatewayServiceSchema,
])
/** What the window sends for a new one: without the id, and without what only the app finds out. */
export const newServiceSchema = z.discriminatedUnion('kind', [
  azureServiceSchema.omit({ id: true, detected: true }),
  openAiServiceSchema.omit({ id: true, detected: true }),
  gatewayServiceSchema.omit({ id: true, detected: true }),
])

export const networkSchema = z.object({
  proxy: z
    .object({
      /** `system`: the environment's, else the system's own with its PAC file. */
      mode: z.enum(['system', 'none', 'manual']).default('system'),
      /** `http://host:port`; its password lies in the keychain under `proxy`. */
      url: z.string().default(''),
      user: z.string().default(''),
    })
    .prefault({}),
  /** A PEM file of further authorities; empty for none. */
  caFile: z.string().default(''),
  connectTimeoutMs: z.number().int().min(1_000).max(120_000).default(10_000),
  family: z.enum(['auto', 'ipv4', 'ipv6']).default('auto'),
})

export type Auth = z.infer<typeof authSchema>
export type AzureService = z.infer<typeof azureServiceSchema>
export type OpenAiService = z.infer<typeof openAiServiceSchema>
export type GatewayService = z.infer<typeof gatewayServiceSchema>
export type Service = z.infer<typeof serviceSchema>
export type NewService = z.infer<typeof newServiceSchema>
export type Network = z.infer<typeof networkSchema>
