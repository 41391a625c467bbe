/** What is remembered between starts. Never a secret: those lie in the keychain. */
import * as z from 'zod'
import { enginePartsSchema } from './engine-parts'
import { networkSchema, serviceSchema } from './services'
import { turnDetectionSchema } from './turn-detection'

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
  version: z.literal(2).default(2),
  language: z.enum(['system', 'en', 'zh-CN', 'zh-TW']).default('system'),
  theme: z.enum(['system', 'light', 'dark']).default('system'),
  audio: z.object(audioSettings).prefault({}),
  /** Whether Parley answers aloud or only in writing. */
  answers: z.enum(['spoken', 'written']).default('spoken'),
  services: z.object({ active: z.string().default('engine'), list: z.array(serviceSchema).default([]) }).prefault({}),
  engine: z
    .object({
      idleMinutes: z.number().min(0.05).max(1_440).default(10),
      turnDetection: turnDetectionSchema.prefault({ type: 'semantic_vad', eagerness: 'high' }),
      /** What of the engine lives elsewhere. */
      parts: enginePartsSchema.prefault({}),
    })
    .prefault({}),
  network: networkSchema.prefault({}),
  /** The first steps were taken or skipped. */
  welcomed: z.boolean().default(false),
  tools: z.object({ folders: z.array(z.string()).default([]) }).prefault({}),
})

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
    network: networkSchema,
    engineParts: enginePartsSchema,
    welcomed: z.boolean(),
  })
  .partial()
  .strict()
