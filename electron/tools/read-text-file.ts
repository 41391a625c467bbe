/** Reads the first lines of a text file. */
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import * as z from 'zod'
import { defineTool, ToolFailure, type ToolContext } from './definition'
import { isBinaryEnding, splitEnding } from './file-endings'
import { searchFiles, withoutFit } from './search'
import { readBeginning } from './text-file'

const defaultLines = 10
const maximumLines = 200
const shownMatches = 5

async function pathOf(file: string, context: ToolContext): Promise<string> {
  const { folders } = context
  const notFound = new ToolFailure('not-found', `There is no file called ${basename(file)} in the allowed folders.`)
  if (/^~?[\\/]|^[a-z]:[\\/]/i.test(file)) {
    const path = await folders.fileAt(file)
    if (path === null) throw notFound
    return path
  }
  const segments = file.split(/[\\/]+/).filter(Boolean)
  const name = segments.pop()
  if (name === undefined || segments.includes('..')) throw notFound
  const exact = segments.length > 0 ? await folders.fileAt(file) : null
  if (exact !== null) return exact
  const roots = await folders.scope(segments.length > 0 ? segments.join('/') : undefined)
  const { candidates } = await searchFiles(name, roots, context)
  const best = candidates.filter(({ fit }) => fit.score === candidates[0]?.fit.score)
  const texts = best.filter(({ name }) => !isBinaryEnding(splitEnding(name).ending))
  const [first, ...others] = texts.length > 0 ? texts : best
  if (!first) throw notFound
  if (others.length === 0) return first.path
  const matches = [first, ...others].slice(0, shownMatches).map(withoutFit)
  throw new ToolFailure('several', 'Several files fit. Ask which one is meant and call again with its path.', matches)
}

export const readTextFile = defineTool({
  name: 'read_text_file',
  description: "Reads the first lines of a text file on the person's computer, found by its name or at its path.",
  input: z.object({
    file: z.string().trim().min(1).max(1_000).describe('Name of the file, or its path as another tool gave it'),
    lines: z
      .int()
      .min(1)
      .max(1_000)
      .optional()
      .describe(`How many lines; ${defaultLines} if left out, at most ${maximumLines}`),
  }),
  purpose: 'read',
  subject: ({ file }) => file,
  async run({ file, lines }, context) {
    const path = await pathOf(file, context)
    const facts = await stat(path).catch(() => null)
    if (!facts?.isFile()) throw new ToolFailure('not-text', 'This is not a text file.')
    if (isBinaryEnding(splitEnding(basename(path)).ending))
      throw new ToolFailure('not-text', 'This is not a text file.')
    if (!(await context.folders.mayRead(path))) throw new ToolFailure('denied', 'This file may not be read.')
    const beginning = await readBeginning(path, Math.min(lines ?? defaultLines, maximumLines), context.signal)
    return { output: { file: basename(path), path, ...beginning }, count: beginning.lines }
  },
})
