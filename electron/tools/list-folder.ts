/** Tells what is in a folder. */
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'
import { defineTool, ToolFailure, type ToolContext } from './definition'
import { isHidden, realPath } from './places'

interface Entry {
  name: string
  kind: 'file' | 'folder'
}

const shown = 100
/** Long names are rather left out than the answer made too long to be of use. */
const shownBytes = 10_000

const order = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' })

/** A link counts as what it points to, if that may be seen. */
async function throughLink(path: string, { folders }: ToolContext): Promise<Entry['kind'] | null> {
  const real = await realPath(path)
  if (real === null || !(await folders.mayRead(real))) return null
  const facts = await stat(real).catch(() => null)
  if (!facts) return null
  return facts.isDirectory() ? 'folder' : facts.isFile() ? 'file' : null
}

async function entriesOf(folder: string, context: ToolContext): Promise<Entry[]> {
  const all = await readdir(folder, { withFileTypes: true }).catch((cause: NodeJS.ErrnoException) => {
    throw new ToolFailure('failed', `The folder could not be read (${cause.code ?? 'unknown'}).`)
  })
  const entries: Entry[] = []
  for (const entry of all) {
    context.signal.throwIfAborted()
    if (isHidden(entry.name)) continue
    const kind = entry.isDirectory()
      ? 'folder'
      : entry.isFile()
        ? 'file'
        : entry.isSymbolicLink()
          ? await throughLink(join(folder, entry.name), context)
          : null
    if (kind !== null) entries.push({ name: entry.name, kind })
  }
  return entries.sort((a, b) => Number(a.kind === 'file') - Number(b.kind === 'file') || order.compare(a.name, b.name))
}

function fitting(entries: readonly Entry[]): Entry[] {
  let bytes = 0
  return entries.slice(0, shown).filter((entry) => (bytes += Buffer.byteLength(JSON.stringify(entry))) <= shownBytes)
}

export const listFolder = defineTool({
  name: 'list_folder',
  description:
    "Lists the files and folders in one folder of the person's computer. Without a folder, the allowed one used last.",
  input: z.object({
    folder: z
      .string()
      .max(1_000)
      .optional()
      .describe('downloads, documents, desktop, home, or a folder by name or path'),
  }),
  purpose: 'list',
  subject: ({ folder }) => folder ?? '',
  async run({ folder }, context) {
    const [path] = await context.folders.scope(folder)
    if (path === undefined) throw new ToolFailure('not-found', 'No folder was chosen to look into.')
    const entries = await entriesOf(path, context)
    return {
      output: { folder: context.folders.label(path), path, entries: fitting(entries), total: entries.length },
      count: entries.length,
    }
  },
})
