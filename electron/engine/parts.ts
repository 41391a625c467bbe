/** The engine's parts that live elsewhere, with the key and the way there: given by the app, or by the command line. */
import * as z from 'zod'
import {
  chatMindSchema,
  remoteRecogniserSchema,
  remoteVoiceSchema,
  type PartFault,
  type PartName,
} from '../../shared/engine-parts'
import { waySchema } from '../network/way'

const reach = z.object({
  key: z.string().nullable(),
  /** None: straight there, trusting whom Node trusts. */
  way: waySchema.optional(),
})

/** null: the engine's own. */
export const remotePartsSchema = z.object({
  mind: chatMindSchema.extend(reach.shape).nullable(),
  recogniser: remoteRecogniserSchema.extend(reach.shape).nullable(),
  voice: remoteVoiceSchema.extend(reach.shape).nullable(),
})
export type RemoteParts = z.infer<typeof remotePartsSchema>
export type RemoteMind = NonNullable<RemoteParts['mind']>
export type RemoteRecogniser = NonNullable<RemoteParts['recogniser']>
export type RemoteVoice = NonNullable<RemoteParts['voice']>

/** Nothing lives elsewhere. */
export const ownParts: RemoteParts = { mind: null, recogniser: null, voice: null }

/** Told when a part fails, and with null when it works again. */
export type OnPartFault = (part: PartName, fault: PartFault | null) => void
