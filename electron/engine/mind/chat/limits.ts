/** How long the model is waited for. */
import { connectMs } from '../../remote/connect-limit'

export interface Limits {
  /** For the first word, from the request on: a model may have to be loaded first. */
  firstTokenMs: number
  /** Between two words. */
  stallMs: number
  /** For a connection, proxy and encryption included. */
  connectMs: number
}

export const usualLimits: Limits = { firstTokenMs: 20_000, stallMs: 15_000, connectMs }
