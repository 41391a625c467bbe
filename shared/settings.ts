/** What is remembered between starts. Never a secret: a service's key is named by its environment variable. */
import * as z from 'zod'

/** Whether the service answers by itself when a turn ends, and stops its answer when the person speaks. */
const answering = { createResponse: z.boolean().default(true), interruptResponse: z.boolean().default(true) }

export const turnDetectionSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('server_vad'),
    threshold: z.number().min(0).max(1).default(0.5),
    prefixPaddingMs: z.number().int().min(0).max(5_000).default(300),
    silenceDurationMs: z.number().int().min(100).max(10_000).default(500),
    /** Null: silence is not answered. */
    idleTimeoutMs: z.number().int().min(5_000).max(30_000).nullable().default(null),
    ...answering,
  }),
  z.object({
    type: z.literal('semantic_vad'),
    eagerness: z.enum(['low', 'medium', 'high', 'auto']).default('auto'),
    ...answering,
  }),
  z.object({ type: z.literal('none') }),
])

const audioFormat = z.enum(['pcm16', 'g711_ulaw', 'g711_alaw']).default('pcm16')

export const dialects = ['auto', 'ga', 'beta'] as const

/** A configured upstream other than the engine. */
export const urlServiceSchema = z.object({
  kind: z.literal('url'),
  id: z.string().min(1),
  name: z.string().min(1).max(60),
  url: z.string().min(1),
  model: z.string().default(''),
  /** Name of the environment variable that holds the key; empty for none. */
  keyVariable: z.string().regex(/^\w*$/).default(''),
  dialect: z.enum(dialects).default('auto'),
  /** What the service was found to speak; null until it has greeted. */
  detected: z.enum(['ga', 'beta']).nullable().default(null),
  voice: z.string().default(''),
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
})

const audioSettings = {
  volume: z.number().min(0).max(1).default(1),
  /** Device ids; empty follows the system. */
  inputDevice: z.string().default(''),
  outputDevice: z.string().default(''),
  echoCancellation: z.boolean().default(true),
  preRoll: z.boolean().default(false),
  /** The microphone counts only while Parley is silent: no interruption by voice. */
  halfDuplex: z.boolean().default(false),
}

export const settingsSchema = z.object({
  version: z.literal(1).default(1),
  language: z.enum(['system', 'en', 'zh-CN', 'zh-TW']).default('system'),
  theme: z.enum(['system', 'light', 'dark']).default('system'),
  audio: z.object(audioSettings).prefault({}),
  /** Whether Parley answers aloud or only in writing. */
  answers: z.enum(['spoken', 'written']).default('spoken'),
  services: z
    .object({ active: z.string().default('engine'), list: z.array(urlServiceSchema).default([]) })
    .prefault({}),
  engine: z
    .object({
      idleMinutes: z.number().min(0.05).max(1_440).default(10),
      turnDetection: turnDetectionSchema.prefault({ type: 'semantic_vad', eagerness: 'high' }),
    })
    .prefault({}),
  tools: z.object({ folders: z.array(z.string()).default([]) }).prefault({}),
})

export type TurnDetectionSetting = z.infer<typeof turnDetectionSchema>
export type UrlService = z.infer<typeof urlServiceSchema>
export type Settings = z.infer<typeof settingsSchema>

/** What the page may change; the rest has its own commands. */
export const settingsPatchSchema = z
  .object({
    language: settingsSchema.shape.language.unwrap(),
    theme: settingsSchema.shape.theme.unwrap(),
    volume: z.number().min(0).max(1),
    audio: z
      .object({
        inputDevice: z.string(),
        outputDevice: z.string(),
        echoCancellation: z.boolean(),
        preRoll: z.boolean(),
        halfDuplex: z.boolean(),
      })
      .partial()
      .strict(),
    answers: settingsSchema.shape.answers.unwrap(),
  })
  .partial()
  .strict()
