/** What the client's file tools answer, read leniently: only what is spoken about is asked for. */
import * as z from 'zod'
import type { Choice } from '../ability'
import { readData, thingsNamed } from './data'
import { failureOf } from './failures'

const match = z.object({
  name: z.string(),
  path: z.string().nullish(),
  folder: z.string().nullish(),
  modified: z.string().nullish(),
  sizeBytes: z.number().nullish(),
})
const found = z.object({
  matches: z.array(match),
  total: z.number().optional(),
  searched: z.array(z.string()).optional(),
})
const listed = z.object({
  folder: z.string().nullish(),
  path: z.string().nullish(),
  entries: z.array(
    z.object({
      name: z.string(),
      kind: z.string().optional(),
      modified: z.string().nullish(),
      sizeBytes: z.number().nullish(),
    }),
  ),
  total: z.number().optional(),
})
const read = z.object({
  file: z.string(),
  path: z.string().nullish(),
  text: z.string(),
  lines: z.number().optional(),
  totalLines: z.number().nullish(),
  truncated: z.boolean().optional(),
})
const failed = z.object({
  error: z.union([
    z.object({ code: z.string().optional(), message: z.string().optional(), matches: z.array(match).optional() }),
    z.string().transform((message) => ({ code: undefined, message, matches: undefined })),
  ]),
})

export type Match = z.infer<typeof match>
export type ToolOutput =
  | ({ kind: 'found' } & z.infer<typeof found>)
  | ({ kind: 'listed' } & z.infer<typeof listed>)
  | ({ kind: 'read' } & z.infer<typeof read>)
  | ({ kind: 'failed' } & z.infer<typeof failed>)
  | { kind: 'refused' }
  | { kind: 'broken'; reason: string | null }
  | { kind: 'data'; data: unknown }

/** Never fails: what is none of the file tools' answers is data of whatever form. */
export function parseOutput(output: string): ToolOutput {
  const data = readData(output)
  const failure = failed.safeParse(data)
  if (failure.success && isOfFiles(failure.data.error)) return { kind: 'failed', ...failure.data }
  const problem = failureOf(data)
  if (problem) return problem.kind === 'denied' ? { kind: 'refused' } : { kind: 'broken', reason: problem.reason }
  const matches = found.safeParse(data)
  if (matches.success) return { kind: 'found', ...matches.data }
  const entries = listed.safeParse(data)
  if (entries.success) return { kind: 'listed', ...entries.data }
  const text = read.safeParse(data)
  return text.success ? { kind: 'read', ...text.data } : { kind: 'data', data }
}

const isOfFiles = ({ code, matches }: z.infer<typeof failed>['error']) =>
  matches !== undefined || /^(?:denied|not-found|not-text|several)$/.test(code ?? '')

function choice({ name, path, folder, modified, sizeBytes }: Match): Choice {
  return { name, path: path ?? null, folder: folder ?? null, modified: modified ?? null, sizeBytes: sizeBytes ?? null }
}

function inFolder(path: string | null | undefined, name: string): string | null {
  if (!path) return null
  const separator = path.includes('\\') ? '\\' : '/'
  return path.endsWith(separator) ? `${path}${name}` : `${path}${separator}${name}`
}

/** The files or other things that an answer about this output names, in its order; null when it names none. */
export function choicesOf(output: ToolOutput, now: Date): readonly Choice[] | null {
  if (output.kind === 'found') return output.matches.map(choice)
  if (output.kind === 'failed') return output.error.matches?.map(choice) ?? null
  if (output.kind === 'read') return [{ name: output.file, path: output.path ?? null, folder: null }]
  if (output.kind === 'listed') {
    const folder = output.folder ?? null
    return output.entries.map(({ kind, ...entry }) => ({
      ...entry,
      path: inFolder(output.path, entry.name),
      folder,
      isFolder: kind === 'folder',
    }))
  }
  if (output.kind === 'data') {
    return thingsNamed(output.data, now)?.map((thing) => ({ ...thing, path: null, folder: null })) ?? null
  }
  return null
}
