/**
 * Everything that crosses the bridge: `noun.verb` commands with what goes in and comes out, `noun.fact` events.
 * Adding a command is one entry here and one handler in `electron/ipc/handlers.ts`; a missing handler does not compile.
 */
import * as z from 'zod'
import { approvalChoices, approvalSchema, entrySchema, limitSchema } from '../conversation'
import { safeErrorSchema, sessionStateSchema } from '../session-state'
import { connectionActions, connectionTestSchema } from '../connection-test'
import { partFaultCodes, partNames } from '../engine-parts'
import { newServiceSchema } from '../services'
import { settingsPatchSchema, settingsSchema } from '../settings'

const nothing = z.void()

export const speechStateSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('stopped') }),
  z.object({ kind: z.literal('loading'), progress: z.number() }),
  z.object({ kind: z.literal('loaded') }),
  z.object({ kind: z.literal('failed'), error: safeErrorSchema }),
])

export const microphoneSchema = z.object({
  /** From the first real sample to the last. */
  open: z.boolean(),
  muted: z.boolean(),
  /** Label of the device in use; empty before the first use. */
  label: z.string(),
  failure: safeErrorSchema.nullable(),
  /** What could be better about the sound itself. */
  hint: z.enum(['too-loud', 'too-quiet']).nullable(),
})

export const audioDeviceSchema = z.object({ id: z.string(), label: z.string() })
export const audioDevicesSchema = z.object({
  inputs: z.array(audioDeviceSchema),
  outputs: z.array(audioDeviceSchema),
})

export const soundTestSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('idle') }),
  z.object({ kind: z.literal('running'), progress: z.number() }),
  z.object({
    kind: z.literal('done'),
    /** How loud the loudspeaker comes back through the microphone, in dB of what was played; null: not at all. */
    echoDb: z.number().nullable(),
    delayMs: z.number().nullable(),
    advice: z.enum(['good', 'headphones', 'half-duplex']),
  }),
  z.object({ kind: z.literal('failed'), error: safeErrorSchema }),
])

/** Speech written down beside the conversation. */
export const dictationSchema = z.object({
  /** It listens. */
  open: z.boolean(),
  text: z.string(),
  /** Something has been said that is not written yet; true also for a moment after it was closed. */
  pending: z.boolean(),
  failure: safeErrorSchema.nullable(),
})

/** Never the secret itself. */
export const secretsSchema = z.record(
  z.string(),
  z.object({ savedAtMs: z.number(), keep: z.enum(['keychain', 'session']) }),
)

export const keychainSchema = z.object({ state: z.enum(['unknown', 'available', 'locked', 'absent']) })

export const entraSchema = z.record(
  z.string(),
  z.object({
    state: z.enum(['signed-out', 'signing-in', 'signed-in']),
    /** The account's name, where one is known. */
    account: z.string(),
    expiresAtMs: z.number().nullable(),
    /** To be typed at this address. */
    deviceCode: z.object({ code: z.string(), url: z.string() }).nullable(),
    failure: safeErrorSchema.nullable(),
  }),
)

/** What environment variables describe, offered once. */
export const importOfferSchema = z.object({
  name: z.string(),
  variables: z.array(z.string()),
  service: newServiceSchema,
})

const partFaultSchema = z.object({ code: z.enum(partFaultCodes), detail: z.string() })
/** What is wrong with those parts of the engine that live elsewhere; null: nothing that is known. */
export const partFaultsSchema = z.object({
  mind: partFaultSchema.nullable(),
  recogniser: partFaultSchema.nullable(),
  voice: partFaultSchema.nullable(),
})
const partSchema = z.object({ part: z.enum(partNames) })
const refused = z.object({ ok: z.literal(false), fault: partFaultSchema })
export const modelsFoundSchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), models: z.array(z.string()) }),
  refused,
])
export const partTestedSchema = z.discriminatedUnion('ok', [
  /** @property text of a model's answer; empty where sound was asked for or sent */
  z.object({ ok: z.literal(true), ms: z.number(), text: z.string() }),
  refused,
])
/** A server for chat models on this computer. */
export const serverFoundSchema = z.object({ name: z.string(), address: z.string(), models: z.array(z.string()) })

export const snapshotSchema = z.object({
  version: z.string(),
  platform: z.string(),
  /** Interface language after resolving `system`. */
  language: z.enum(['en', 'zh-CN', 'zh-TW']),
  theme: z.enum(['light', 'dark']),
  state: sessionStateSchema,
  entries: z.array(entrySchema),
  approval: approvalSchema.nullable(),
  dictation: dictationSchema,
  /** Null while there is enough. */
  limits: limitSchema.nullable(),
  microphone: microphoneSchema,
  devices: audioDevicesSchema,
  soundTest: soundTestSchema,
  /** The engine's models. */
  speech: speechStateSchema,
  partFaults: partFaultsSchema,
  settings: settingsSchema,
  secrets: secretsSchema,
  keychain: keychainSchema,
  entra: entraSchema,
  /** The last test, of the service with this id. */
  connection: z.object({ id: z.string(), test: connectionTestSchema }).nullable(),
  imports: z.array(importOfferSchema),
  /** A fault found before any window was there to show it. */
  notices: z.array(safeErrorSchema),
})

/** `by` says which page may call: the window that draws, or the hidden page that owns sound. */
export const commands = {
  'app.snapshot': { by: 'window', input: nothing, output: snapshotSchema },
  /** The talk key goes down and up: a tap toggles an open microphone, a hold talks until it is let go. */
  'talk.press': { by: 'window', input: nothing, output: nothing },
  'talk.release': { by: 'window', input: nothing, output: nothing },
  /** A click without a length (keyboard, screen reader): opens or closes the microphone, or interrupts. */
  'talk.toggle': { by: 'window', input: nothing, output: nothing },
  /** Escape: silence the answer, drop what is being spoken, cancel the tool. */
  'talk.stop': { by: 'window', input: nothing, output: nothing },
  'message.send': { by: 'window', input: z.object({ text: z.string().trim().min(1).max(20_000) }), output: nothing },
  /** The page offers to undo it for five seconds. Lines of tools cannot be deleted alone. */
  'message.delete': { by: 'window', input: z.object({ id: z.string() }), output: nothing },
  /** Brings the last deleted message back to its place; nothing happens when it is another one, or too late. */
  'message.restore': { by: 'window', input: z.object({ id: z.string() }), output: nothing },
  'conversation.renew': { by: 'window', input: nothing, output: nothing },
  /** Asks for a sound file and begins to send it. @throws `file.*` */
  'file.choose': { by: 'window', input: nothing, output: nothing },
  /** Stops sending; what was sent of it is dropped, and its entry removed. */
  'file.cancel': { by: 'window', input: nothing, output: nothing },
  /** Begins with an empty text. */
  'dictation.start': { by: 'window', input: nothing, output: nothing },
  /** Stops listening; what has been said is still written. */
  'dictation.stop': { by: 'window', input: nothing, output: nothing },
  'dictation.clear': { by: 'window', input: nothing, output: nothing },
  'microphone.mute': { by: 'window', input: z.object({ muted: z.boolean() }), output: nothing },
  /** Opens the microphone for a look at its level; nothing of it is sent or kept. */
  'microphone.preview': { by: 'window', input: z.object({ on: z.boolean() }), output: nothing },
  /** Plays a short sound and measures what of it comes back. */
  'sound.test': { by: 'window', input: nothing, output: nothing },
  'approval.answer': {
    by: 'window',
    input: z.object({ id: z.string(), choice: z.enum(approvalChoices) }),
    output: nothing,
  },
  'settings.change': { by: 'window', input: settingsPatchSchema, output: settingsSchema },
  'service.add': { by: 'window', input: newServiceSchema, output: z.object({ id: z.string() }) },
  'service.change': {
    by: 'window',
    input: z.object({ id: z.string(), service: newServiceSchema }),
    output: nothing,
  },
  /** Takes apart what was pasted: an address with or without a scheme, a target URI of a portal. @throws `provider.*` */
  'service.read': { by: 'window', input: z.object({ text: z.string().max(4_000) }), output: newServiceSchema },
  'service.remove': { by: 'window', input: z.object({ id: z.string() }), output: nothing },
  'service.activate': { by: 'window', input: z.object({ id: z.string() }), output: nothing },
  /** Puts a secret away; nothing ever reads it back to a page. @throws `credentials.*` */
  'secret.set': {
    by: 'window',
    input: z.object({
      /** A service's id, `proxy`, or that of a part of the engine. */
      owner: z.string().min(1),
      secret: z.string().min(1).max(16_384),
      /** `session`: forgotten when Parley quits. */
      keep: z.enum(['keychain', 'session']),
    }),
    output: nothing,
  },
  'secret.remove': { by: 'window', input: z.object({ owner: z.string() }), output: nothing },
  /** Looks again whether there is a keychain, and asks it to unlock. */
  'keychain.retry': { by: 'window', input: nothing, output: nothing },
  'entra.signIn': { by: 'window', input: z.object({ id: z.string() }), output: nothing },
  'entra.cancel': { by: 'window', input: nothing, output: nothing },
  'entra.signOut': { by: 'window', input: z.object({ id: z.string() }), output: nothing },
  /** Tries a saved service, rung by rung; told by `connection.tested`. */
  'connection.test': { by: 'window', input: z.object({ id: z.string() }), output: nothing },
  'connection.cancel': { by: 'window', input: nothing, output: nothing },
  /** Does what a fault's action says, where a click can. */
  'connection.mend': {
    by: 'window',
    input: z.object({ id: z.string(), action: z.enum(connectionActions) }),
    output: nothing,
  },
  /** Asks a part's server which models it has; null: cancelled. @throws `provider.bad-url`, `credentials.*` */
  'part.models': { by: 'window', input: partSchema, output: modelsFoundSchema.nullable() },
  /** Makes a small request of a part's server, as the engine would; null: cancelled. @throws as `part.models` */
  'part.test': { by: 'window', input: partSchema, output: partTestedSchema.nullable() },
  /** Tries the ports of this computer at which servers for chat models usually listen. */
  'part.look': { by: 'window', input: nothing, output: z.array(serverFoundSchema) },
  'part.cancel': { by: 'window', input: partSchema, output: nothing },
  /** Makes services, and keychain entries, of what the environment holds. */
  'import.take': { by: 'window', input: z.object({ name: z.string() }), output: z.object({ id: z.string() }) },
  /** Connects again, or starts the engine again. */
  'session.retry': { by: 'window', input: nothing, output: nothing },
  /** Closes the connection; the next word opens it again. */
  'session.end': { by: 'window', input: nothing, output: nothing },
  'clipboard.copy': { by: 'window', input: z.object({ text: z.string().max(200_000) }), output: nothing },
  'window.control': {
    by: 'window',
    input: z.object({ action: z.enum(['minimize', 'maximize', 'close']) }),
    output: nothing,
  },
  /** The audio page's own reports. */
  'audio.attach': { by: 'audio', input: nothing, output: z.object({ volume: z.number() }) },
  'audio.capture': {
    by: 'audio',
    input: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('open'), label: z.string() }),
      z.object({ kind: z.literal('closed') }),
      /** The device went; another is being opened in its place. */
      z.object({ kind: z.literal('lost') }),
      /** It delivers nothing but zeros, or something again. */
      z.object({ kind: z.literal('deaf'), isDeaf: z.boolean() }),
      z.object({ kind: z.literal('failed'), error: safeErrorSchema }),
    ]),
    output: nothing,
  },
  'audio.devices': { by: 'audio', input: audioDevicesSchema, output: nothing },
  'audio.output': {
    by: 'audio',
    input: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('latency'), outputLatencyMs: z.number().min(0).max(5_000) }),
      z.object({ kind: z.literal('failed'), error: safeErrorSchema }),
    ]),
    output: nothing,
  },
} as const

export const events = {
  'state.changed': sessionStateSchema,
  /** A new entry, or a new version of one with the same id. */
  'conversation.entry': entrySchema,
  /** An entry, new or known, that stands after another one (null: first): brought back, or heard out of order. */
  'conversation.placed': z.object({ entry: entrySchema, afterId: z.string().nullable() }),
  'conversation.heard': z.object({ id: z.string(), heardChars: z.number().int() }),
  'conversation.removed': z.object({ id: z.string() }),
  'conversation.renewed': z.object({ entries: z.array(entrySchema) }),
  'approval.changed': z.object({ approval: approvalSchema.nullable() }),
  'settings.changed': settingsSchema,
  'secrets.changed': secretsSchema,
  'keychain.changed': keychainSchema,
  'entra.changed': entraSchema,
  'parts.changed': partFaultsSchema,
  'connection.tested': z.object({ id: z.string(), test: connectionTestSchema }),
  'appearance.changed': snapshotSchema.pick({ language: true, theme: true }),
  'dictation.changed': dictationSchema,
  'limits.changed': z.object({ limits: limitSchema.nullable() }),
  'microphone.changed': microphoneSchema,
  'devices.changed': audioDevicesSchema,
  'sound.tested': soundTestSchema,
  'speech.changed': speechStateSchema,
  /** About 25 a second while sound flows; rms 0 to 1 of the microphone and of the loudspeaker. */
  'levels.changed': z.object({ input: z.number(), output: z.number() }),
  /** Something went wrong that is not a state: shown beside the state until the next turn. */
  'notice.raised': safeErrorSchema,
  /** To the audio page. */
  'audio.wanted': z.object({
    microphone: z.boolean(),
    /** The microphone stays open between times, for the word that is spoken while pressing. */
    preRoll: z.boolean(),
    /** Empty: the system's default. */
    inputDevice: z.string(),
    outputDevice: z.string(),
    echoCancellation: z.boolean(),
    volume: z.number(),
  }),
} as const

type Commands = typeof commands
type Events = typeof events
export type CommandName = keyof Commands
export type EventName = keyof Events
export type CommandInput<N extends CommandName> = z.input<Commands[N]['input']>
export type CommandParsed<N extends CommandName> = z.output<Commands[N]['input']>
export type CommandOutput<N extends CommandName> = z.output<Commands[N]['output']>
export type EventPayload<N extends EventName> = z.output<Events[N]>

export type Snapshot = z.infer<typeof snapshotSchema>
export type SpeechState = z.infer<typeof speechStateSchema>
export type Dictation = z.infer<typeof dictationSchema>
export type Microphone = z.infer<typeof microphoneSchema>
export type Secrets = z.infer<typeof secretsSchema>
export type Keychain = z.infer<typeof keychainSchema>
export type Entra = z.infer<typeof entraSchema>
export type ImportOffer = z.infer<typeof importOfferSchema>
export type AudioDevices = z.infer<typeof audioDevicesSchema>
export type PartFaults = z.infer<typeof partFaultsSchema>
export type ModelsFound = z.infer<typeof modelsFoundSchema>
export type PartTested = z.infer<typeof partTestedSchema>
export type ServerFound = z.infer<typeof serverFoundSchema>
export type SoundTest = z.infer<typeof soundTestSchema>

/** What a command answers with across the bridge. */
export type Reply<T> = { ok: true; value: T } | { ok: false; error: z.infer<typeof safeErrorSchema> }

/** The one object the preload gives a page. It never changes when a command is added. */
export interface Bridge {
  call(name: string, input: unknown): Promise<Reply<unknown>>
  subscribe(name: string, listener: (payload: unknown) => void): () => void
}
