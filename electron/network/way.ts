/** How an address is reached, as plain data: found out by the app, gone by the engine in a process of its own. */
import * as z from 'zod'
import { errorCodes } from '../../shared/errors'

const proxySchema = z.object({
  host: z.string(),
  port: z.number(),
  isSecure: z.boolean(),
  user: z.string(),
  password: z.string(),
})

export const waySchema = z.union([
  z.object({
    /** The first to be tried first; null: without a proxy. */
    routes: z.array(proxySchema.nullable()).min(1),
    /** Trusted beside Node's own, in PEM. */
    authorities: z.array(z.string()),
    /** null: whichever answers. */
    family: z.literal([4, 6]).nullable(),
  }),
  /** There is none, as the settings or the keychain are; nobody is asked on another. */
  z.object({ error: z.object({ code: z.enum(errorCodes), detail: z.string() }) }),
])
/** Its proxies may hold passwords: it is neither logged nor saved. */
export type Way = z.infer<typeof waySchema>

export const directWay: Way = { routes: [null], authorities: [], family: null }
