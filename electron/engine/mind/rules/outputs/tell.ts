/** Says the result of a tool call in a sentence or two. */
import { sayWhen } from '../calendar'
import { tellData } from './data'
import { cutAtSentence, series } from './sentences'
import type { Match, ToolOutput } from './tool-outputs'

/** As much of a file as a listener takes in at once. */
const maximumSpokenCharacters = 600

function place(folder: string): string {
  const name = /[\\/]/.test(folder) ? (folder.split(/[\\/]/).filter(Boolean).pop() ?? folder) : folder
  return name.charAt(0).toUpperCase() + name.slice(1)
}

/** Where it lies: as the tool says, or else as its path does. */
function folderOf({ folder, path }: Match): string | null {
  return folder ?? (path ? (/^(.+)[\\/][^\\/]+$/.exec(path)?.[1] ?? null) : null)
}

function askedFor(args: Record<string, unknown>, key: string): string | null {
  const value = args[key]
  return typeof value === 'string' && value !== '' ? value : null
}

function tellFound(
  matches: readonly Match[],
  total: number,
  args: Record<string, unknown>,
  searched: readonly string[],
  now: Date,
): string {
  const [first] = matches
  if (!first) {
    const query = askedFor(args, 'query')
    const where = searched.length > 0 && searched.length <= 3 ? ` in ${series(searched.map(place))}` : ''
    return `I found no file${query ? ` called ${query}` : ''}${where}.`
  }
  if (matches.length === 1 && total <= 1) {
    const folder = folderOf(first)
    const where = folder ? ` in ${place(folder)}` : ''
    const at = first.modified ? new Date(first.modified) : null
    const when = at && !Number.isNaN(at.getTime()) ? `, changed ${sayWhen(at, now)}` : ''
    return `I found ${first.name}${where}${when}.`
  }
  const shown = matches.slice(0, 3)
  const sameNames = new Set(shown.map(({ name }) => name)).size < shown.length
  const names = shown.map((match) => {
    const folder = folderOf(match)
    return sameNames && folder ? `${match.name} in ${place(folder)}` : match.name
  })
  const begin =
    total > 3
      ? `I found ${total} files. The first three are ${series(names)}.`
      : `I found ${total} files: ${series(names)}.`
  return `${begin} Which one do you mean?`
}

function tellListed(
  entries: readonly { name: string; kind?: string | undefined }[],
  total: number,
  folder: string | null,
): string {
  const where = folder ? place(folder) : 'this folder'
  if (entries.length === 0) return folder ? `${where} is empty.` : 'This folder is empty.'
  const folders = entries.filter(({ kind }) => kind === 'folder').length
  const files = entries.length - folders
  const counts = [
    files > 0 ? `${files} file${files === 1 ? '' : 's'}` : '',
    folders > 0 ? `${folders} folder${folders === 1 ? '' : 's'}` : '',
  ]
  const all = total > entries.length ? `${total} things` : series(counts.filter(Boolean))
  const shown = entries.slice(0, 5).map(({ name }) => name)
  const more = total > shown.length
  return `There ${total === 1 ? 'is' : 'are'} ${all} in ${where}${more ? '. The first are ' : ': '}${series(shown)}.`
}

function tellRead(file: string, text: string): string {
  const tidy = text
    .replace(/\r\n?/g, '\n')
    .replace(/[ \t]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{2,}/g, '\n')
    .trim()
  if (tidy === '') return `${file} is empty.`
  return cutAtSentence(tidy, maximumSpokenCharacters)
}

/** What was read, of a tool that tells nothing but the text. */
const isEmptyText = (data: unknown): boolean => {
  const entries = Object.entries(Object(data) as Record<string, unknown>)
  return entries.length === 1 && entries.every(([key, text]) => /^(?:text|contents?)$/.test(key) && text === '')
}

const fileOf = (args: Record<string, unknown>): string =>
  (askedFor(args, 'file') ?? askedFor(args, 'path'))?.split(/[\\/]/).pop() ?? 'It'

function tellFailed(
  error: { code?: string | undefined; message?: string | undefined; matches?: Match[] | undefined },
  args: Record<string, unknown>,
  calledName: string | null,
): string {
  const name = askedFor(args, 'file') ?? askedFor(args, 'folder') ?? askedFor(args, 'query')
  const spoken = name?.split(/[\\/]/).pop()
  switch (error.code) {
    case 'denied':
      return calledName === null || /^(?:find_files|list_folder|read_text_file)$/.test(calledName)
        ? 'Okay, I did not look.'
        : 'That was not allowed, so I did not do it.'
    case 'not-found':
      return spoken ? `I found nothing called ${spoken}.` : 'I did not find that.'
    case 'not-text':
      return `${spoken ?? 'That'} is not a text file, so I cannot read it out.`
    case 'several': {
      const names = (error.matches ?? []).slice(0, 3).map((match) => match.name)
      const distinct = new Set(names).size === names.length
      const choices = distinct
        ? names
        : (error.matches ?? [])
            .slice(0, 3)
            .map(({ name: own, folder }) => (folder ? `${own} in ${place(folder)}` : own))
      if (names.length === 0) return 'There are several files with that name. Which one do you mean?'
      return `There are ${error.matches?.length ?? names.length} files like that: ${series(choices)}. Which one do you mean?`
    }
    default:
      return broken(null)
  }
}

function broken(reason: string | null): string {
  return reason === null ? 'That did not work, so I cannot tell you.' : `That did not work: ${reason}.`
}

/** @param args what the tool was called with; what it holds is named where the output does not */
export function tell(
  output: ToolOutput,
  args: Record<string, unknown>,
  now: Date,
  calledName: string | null = null,
): string {
  switch (output.kind) {
    case 'found':
      return tellFound(output.matches, output.total ?? output.matches.length, args, output.searched ?? [], now)
    case 'listed':
      return tellListed(output.entries, Math.max(output.total ?? 0, output.entries.length), output.folder ?? null)
    case 'read':
      return tellRead(output.file, output.text)
    case 'failed':
      return tellFailed(output.error, args, calledName)
    case 'refused':
      return 'That was not allowed, so I did not do it.'
    case 'broken':
      return broken(output.reason)
    case 'data':
      return isEmptyText(output.data) ? tellRead(fileOf(args), '') : tellData(output.data, now)
  }
}
