/** What a response cost, however much of it the service tells: REALTIME §5.1. */
import * as z from 'zod'
import type { Usage } from '../vocabulary'
import { optional } from './reader'

const count = optional(z.number()).transform((tokens) => tokens ?? 0)
const kinds = { text_tokens: count, audio_tokens: count, image_tokens: count }
const none = { text_tokens: 0, audio_tokens: 0, image_tokens: 0 }

const sum = (tokens: z.output<z.ZodObject<typeof kinds>>): number =>
  tokens.text_tokens + tokens.audio_tokens + tokens.image_tokens

export const usage = optional(
  z
    .object({
      input_tokens: count,
      output_tokens: count,
      input_token_details: optional(
        z.object({ ...kinds, cached_tokens: count, cached_tokens_details: optional(z.object(kinds)) }),
      ),
      output_token_details: optional(z.object(kinds)),
    })
    .transform((wire): Usage => {
      const input = wire.input_token_details ?? { ...none, cached_tokens: 0, cached_tokens_details: null }
      const output = wire.output_token_details ?? none
      return {
        input: {
          text: input.text_tokens,
          audio: input.audio_tokens,
          image: input.image_tokens,
          cached: input.cached_tokens || sum(input.cached_tokens_details ?? none),
          total: wire.input_tokens || sum(input),
        },
        output: {
          text: output.text_tokens,
          audio: output.audio_tokens,
          total: wire.output_tokens || sum(output),
        },
      }
    }),
)
