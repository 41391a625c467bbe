/** The form of a script for the scripted mind, read from JSON; docs/engine-script.md describes it. */
import * as z from 'zod'

const text = z.string()
const milliseconds = z.number().nonnegative().max(600_000)
const call = z.strictObject({ name: z.string().min(1), arguments: z.record(z.string(), z.unknown()).default({}) })
const tone = z.strictObject({
  frequencyHz: z.number().positive().max(12_000),
  durationMs: z.number().positive().max(600_000),
  text: text.default(''),
})
const part = z.union([
  z.strictObject({ say: text }),
  z.strictObject({ call }),
  z.strictObject({ delayMs: milliseconds }),
  z.strictObject({ tone }),
])

const replyShape = {
  delayMs: milliseconds.optional(),
  say: text.optional(),
  tone: tone.optional(),
  calls: z.array(call).min(1).optional(),
  parts: z.array(part).min(1).optional(),
}

const expression = z.string().refine((match) => patternOf(match) !== null, 'is not a regular expression')

const script = z.strictObject({
  turns: z
    .array(z.strictObject({ ...replyShape, match: expression.optional(), then: z.strictObject(replyShape).optional() }))
    .min(1),
  loop: z.boolean().default(false),
})

export type Script = z.infer<typeof script>
export type ScriptTurn = Script['turns'][number]
export type ScriptReply = Omit<ScriptTurn, 'match' | 'then'>

/** A `/regular expression/flags`, or a text to be contained whatever its case. Null when the expression is faulty. */
export function patternOf(match: string): RegExp | null {
  const written = /^\/(.*)\/([dimsuvy]*)$/s.exec(match)
  try {
    return written
      ? new RegExp(written[1] ?? '', written[2])
      : new RegExp(match.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'i')
  } catch {
    return null
  }
}

/** @throws Error naming each place that is wrong */
export function parseScript(json: string): Script {
  let data: unknown
  try {
    data = JSON.parse(json)
  } catch (cause) {
    throw new Error('The script is not JSON.', { cause })
  }
  const result = script.safeParse(data)
  if (result.success) return result.data
  throw new Error(`The script is wrong:\n${z.prettifyError(result.error)}`)
}
