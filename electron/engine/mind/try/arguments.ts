/** The command line of `npm run mind`. Order matters: a result belongs to the turn before it. */
import { parseArgs } from 'node:util'
import * as z from 'zod'
import type { ToolChoice, ToolDeclaration } from '../mind'
import { fileTools } from './file-tools'

export const usage = `usage: npm run mind -- [options] "TEXT" [--output JSON] ["TEXT"…]
  "TEXT"               what a person says: one turn of the conversation
  --output JSON        what the call just made returned
  --tools FILE         functions to declare, as a JSON array, in place of the file tools; "none": no functions
  --tool-choice WHICH  auto, required, none, or the name of a function
  --instructions TEXT  what the client orders`

export interface Trial {
  turns: readonly { kind: 'text' | 'output'; value: string }[]
  tools: readonly ToolDeclaration[]
  toolChoice: ToolChoice
  instructions: string
}

const declaration = z.object({
  name: z.string(),
  description: z.string().nullish(),
  parameters: z.record(z.string(), z.unknown()).nullish(),
})
/** As the Realtime API has them, or as the chat API does. */
const declarations = z.array(
  z.union([declaration, z.object({ function: declaration }).transform((tool) => tool.function)]),
)

function readTools(text: string): ToolDeclaration[] {
  const tools = declarations.safeParse(JSON.parse(text))
  if (!tools.success) throw new Error(`--tools takes a JSON array of { name, description, parameters }`)
  return tools.data.map(({ name, description, parameters }) => ({
    name,
    description: description ?? '',
    parameters: parameters ?? {},
  }))
}

/**
 * @returns null when nothing is said
 * @throws Error with one line that says what is wrong
 */
export function parseTrial(args: readonly string[], readFile: (name: string) => string): Trial | null {
  const { values, tokens } = parseArgs({
    args: [...args],
    strict: true,
    allowPositionals: true,
    tokens: true,
    options: {
      output: { type: 'string', multiple: true },
      tools: { type: 'string' },
      'tool-choice': { type: 'string' },
      instructions: { type: 'string' },
    },
  })
  const turns = tokens.flatMap((token): Trial['turns'][number][] => {
    if (token.kind === 'positional') return [{ kind: 'text', value: token.value }]
    return token.kind === 'option' && token.name === 'output' ? [{ kind: 'output', value: token.value ?? '' }] : []
  })
  if (turns.length === 0) return null
  const choice = values['tool-choice'] ?? 'auto'
  return {
    turns,
    tools: values.tools === undefined ? fileTools : values.tools === 'none' ? [] : readTools(readFile(values.tools)),
    toolChoice: choice === 'auto' || choice === 'none' || choice === 'required' ? choice : { name: choice },
    instructions: values.instructions ?? '',
  }
}
