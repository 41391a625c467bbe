/** What is remembered between starts. Never a secret: a service's key is named by its environment variable. */
import * as z from 'zod'

export const turnDetectionSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('server_vad'),
    threshold: z.number().min(0).max(1).default(0.5),
    prefixPaddingMs: z.number().int().min(0).max(5_000).default(300),
    silenceDurationMs: z.number().int().min(100).max(10_000).default(500),
  }),
  z.object({ type: z.literal('semantic_vad'), eagerness: z.enum(['low', 'medium', 'high', 'auto']).default('auto') }),
  z.object({ type: z.literal('none') }),
])

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
  voice: z.string().default(''),
  instructions: z.string().default(''),
  turnDetection: turnDetectionSchema.default({ type: 'semantic_vad', eagerness: 'auto' }),
  transcriptionModel: z.string().default('gpt-4o-mini-transcribe'),
})

export const settingsSchema = z.object({
  version: z.literal(1).default(1),
  language: z.enum(['system', 'en', 'zh-CN', 'zh-TW']).default('system'),
  theme: z.enum(['system', 'light', 'dark']).default('system'),
  audio: z.object({ volume: z.number().min(0).max(1).default(1) }).prefault({}),
  services: z
    .object({ active: z.string().default('engine'), list: z.array(urlServiceSchema).default([]) })
    .prefault({}),
  engine: z
    .object({
      idleMinutes: z.number().min(0.05).max(1_440).default(10),
      turnDetection: turnDetectionSchema.default({ type: 'semantic_vad', eagerness: 'high' }),
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
  })
  .partial()
  .strict()
