/** Finds files by what they are called. */
import * as z from 'zod'
import { defineTool } from './definition'
import { searchFiles, withoutFit } from './search'

const shown = 10

export const findFiles = defineTool({
  name: 'find_files',
  description:
    "Finds files on the person's computer by name, in the folders they allowed. Returns up to ten matches with name, folder, date and size. The query need not be exact.",
  input: z.object({
    query: z.string().trim().min(1).max(200).describe('What the file is called, or words of its name'),
    folder: z
      .string()
      .max(1_000)
      .optional()
      .describe(
        'Where to look: downloads, documents, desktop, home, or a folder by name or path. Leave out to look everywhere allowed',
      ),
  }),
  purpose: 'find',
  subject: ({ query }) => query,
  async run({ query, folder }, context) {
    const roots = await context.folders.scope(folder)
    const { candidates, total, complete } = await searchFiles(query, roots, context)
    return {
      output: {
        matches: candidates.slice(0, shown).map(withoutFit),
        total,
        searched: roots.map((root) => context.folders.label(root)),
        ...(complete ? {} : { incomplete: true }),
      },
      count: total,
    }
  },
})
