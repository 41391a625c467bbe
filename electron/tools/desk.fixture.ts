/** For tests: a home with documents, downloads and things to keep out of, and the real tools over it. */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { ApprovalChoice } from '../../shared/conversation'
import { builtInTools } from './built-in'
import { createFolderPermissions } from './permissions'
import { createToolRegistry } from './registry'

let base = ''
export const at = (...names: string[]) => join(base, ...names)
export const put = (path: string, content: string | Buffer = 'x', day = 1) => {
  mkdirSync(dirname(at(path)), { recursive: true })
  writeFileSync(at(path), content)
  const date = new Date(Date.UTC(2026, 0, day))
  utimesSync(at(path), date, date)
}

export function layOut(): void {
  base = realpathSync(mkdtempSync(join(tmpdir(), 'parley-tools-')))
  put('home/Documents/budget-report.xlsx', 'abc', 3)
  put('home/Documents/Finance/Budget_Report final.docx', 'abc', 5)
  put('home/Documents/notes.txt', 'first\nsecond\nthird\n')
  put('home/Documents/letter.txt', 'Dear Ann')
  put('home/Documents/archive/letter.txt', 'Dear Bob', 2)
  put('home/Documents/picture.png', Buffer.from([137, 80, 78, 71, 0, 1, 2]))
  put('home/Documents/.hidden/notes.txt', 'secret')
  put('home/Documents/.env', 'KEY=secret')
  put('home/Documents/node_modules/notes.txt', 'noise')
  put('home/Downloads/installer.zip')
  put('home/Downloads/old budget report.pdf', 'abc', 1)
  put('home/private.txt', 'private')
  put('outside/notes-outside.txt', 'outside')
}
export function clearAway(): void {
  rmSync(base, { recursive: true, force: true })
}

export function setUp(
  options: { always?: string[]; answers?: ApprovalChoice[]; chosen?: string; known?: string[] } = {},
) {
  const asked: Record<string, unknown>[] = []
  const answers = [...(options.answers ?? [])]
  const always = options.always ?? []
  const permissions = createFolderPermissions({
    always: () => always,
    remember: (folder) => always.push(folder),
    ask: async (question) => {
      asked.push(question)
      return answers.shift() ?? 'deny'
    },
    chooseFolder: async () => options.chosen ?? null,
  })
  const known: Record<string, string> = {
    home: at('home'),
    documents: at('home/Documents'),
    downloads: at('home/Downloads'),
    desktop: at('home/Desktop'),
  }
  const registry = createToolRegistry({
    tools: builtInTools,
    permissions,
    knownFolders: () =>
      Object.fromEntries(Object.entries(known).filter(([name]) => options.known?.includes(name) ?? true)),
    log: { info: () => undefined, warn: () => undefined },
  })
  const call = async (name: string, args: Record<string, unknown>) => {
    const { outcome, output, count } = await registry.call(name, JSON.stringify(args), new AbortController().signal)
    return { outcome, count, output: JSON.parse(output) }
  }
  const names = async (query: string, folder?: string) => {
    const { output } = await call('find_files', { query, folder })
    return output.error?.code ?? output.matches.map(({ path }: { path: string }) => path.slice(base.length + 6))
  }
  return { call, names, asked }
}
export const documents = () => ({ always: [at('home/Documents')] })
