/** How long the model is waited for. */
export interface Limits {
  /** For the first word, from the request on: a model may have to be loaded first. */
  firstTokenMs: number
  /** Between two words. */
  stallMs: number
  /** For a connection, when nothing has come by then. */
  connectMs: number
}

export const usualLimits: Limits = { firstTokenMs: 20_000, stallMs: 15_000, connectMs: 3_000 }
