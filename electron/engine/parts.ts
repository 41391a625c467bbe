/** The engine's parts that live elsewhere, with what signs in there: given by the app, or by the command line. */
import * as z from 'zod'
import {
  chatMindSchema,
  remoteRecogniserSchema,
  remoteVoiceSchema,
  type PartFault,
  type PartName,
} from '../../shared/engine-parts'

const key = z.object({ key: z.string().nullable() })

/** null: the engine's own. */
export const remotePartsSchema = z.object({
  mind: chatMindSchema.extend(key.shape).nullable(),
  recogniser: remoteRecogniserSchema.extend(key.shape).nullable(),
  voice: remoteVoiceSchema.extend(key.shape).nullable(),
})
export type RemoteParts = z.infer<typeof remotePartsSchema>
export type RemoteMind = NonNullable<RemoteParts['mind']>
export type RemoteRecogniser = NonNullable<RemoteParts['recogniser']>
export type RemoteVoice = NonNullable<RemoteParts['voice']>

/** Nothing lives elsewhere. */
export const ownParts: RemoteParts = { mind: null, recogniser: null, voice: null }

/** Told when a part fails, and with null when it works again. */
export type OnPartFault = (part: PartName, fault: PartFault | null) => void
