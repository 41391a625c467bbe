/** Finds the folder that is meant and makes sure that it may be looked into: what one tool call sees of the disk. */
import { homedir } from 'node:os'
import { basename, isAbsolute, join, resolve } from 'node:path'
import type { Approval } from '../../shared/conversation'
import { ToolFailure } from './definition'
import { fitName, nameQuery, type NameFit } from './name-match'
import { wordsOf } from './name-words'
import type { FolderPermissions } from './permissions'
import { isInside, isSeen, realFolder, realPath } from './places'
import { walk } from './walk'

export interface FolderAccess {
  /**
   * The folders to look into, without links: the named one, or all that are allowed. Asks where needed.
   * @throws ToolFailure `denied`, `not-found`
   */
  scope(folder: string | undefined): Promise<string[]>
  /**
   * The file at a written path, without links.
   * @returns null when there is none that may be seen
   * @throws ToolFailure `denied`
   */
  fileAt(path: string): Promise<string | null>
  /** Whether a path without links may be read as things stand. */
  mayRead(path: string): Promise<boolean>
  /** What a person calls a folder. */
  label(folder: string): string
}

const key = (name: string): string =>
  wordsOf(name)
    .filter((word) => !['my', 'the', 'our', 'folder', 'directory'].includes(word))
    .join('')
const aliases: Record<string, string> = { doc: 'document' }

export function createFolderAccess(
  dependencies: {
    permissions: FolderPermissions
    knownFolders(): Record<string, string>
  },
  /** The call on whose behalf it is asked. */
  call: { tool: string; purpose: Approval['purpose']; subject: string; signal: AbortSignal },
): FolderAccess {
  const { permissions } = dependencies
  const { signal, ...about } = call
  const known = dependencies.knownFolders()
  const missing = (name: string): ToolFailure => new ToolFailure('not-found', `There is no folder called ${name}.`)

  const open = async (folder: string): Promise<string> => permissions.request({ ...about, folder }, signal)

  const suggestion = async (): Promise<string> => {
    for (const name of ['documents', 'home']) {
      const folder = known[name] === undefined ? null : await realFolder(known[name])
      if (folder !== null) return folder
    }
    throw new ToolFailure('not-found', 'No folder was chosen to look into.')
  }

  const absolute = (text: string): string | null => {
    if (/^~(?=$|[\\/])/.test(text)) return join(known['home'] ?? homedir(), text.slice(1))
    return isAbsolute(text) ? resolve(text) : null
  }

  /** A folder by its own name: an allowed one, or one of those that every computer has. */
  const byName = async (name: string, roots: readonly string[]): Promise<string | null> => {
    const wanted = aliases[key(name)] ?? key(name)
    const root = roots.find((folder) => key(basename(folder)) === wanted)
    if (root !== undefined) return root
    const entry = Object.entries(known).find(([own]) => key(own) === wanted)
    return entry ? realFolder(entry[1]) : null
  }

  const byPath = async (text: string, roots: readonly string[]): Promise<string | null> => {
    const [first = '', ...rest] = text.split(/[\\/]+/).filter(Boolean)
    if (rest.length === 0) return null
    const base = await byName(first, roots)
    const places = [
      ...(base === null ? [] : [{ from: base, way: rest }]),
      ...roots.map((from) => ({ from, way: [first, ...rest] })),
    ]
    for (const { from, way } of places) {
      const folder = await realFolder(join(from, ...way))
      if (folder !== null && isInside(from, folder) && isSeen(from, folder)) return folder
    }
    return null
  }

  const below = async (name: string, roots: readonly string[]): Promise<string | null> => {
    const query = nameQuery(name)
    let best: { fit: NameFit; path: string } | null = null
    await walk(roots, signal, ({ kind, name: own, path }) => {
      const fit = kind === 'folder' ? fitName(query, own, []) : null
      if (!fit || fit.tier === 1) return
      if (!best || fit.tier > best.fit.tier || (fit.tier === best.fit.tier && fit.score > best.fit.score)) {
        best = { fit, path }
      }
    })
    return (best as { path: string } | null)?.path ?? null
  }

  const seenIn = (roots: readonly string[], path: string): boolean =>
    roots.some((root) => isInside(root, path) && isSeen(root, path))

  /** Asks for a folder outside, refuses a hidden one inside. */
  const enter = async (folder: string, roots: readonly string[], name: string): Promise<string> => {
    if (roots.some((root) => isInside(root, folder)) && !seenIn(roots, folder)) throw missing(name)
    return open(folder)
  }

  return {
    async scope(folder) {
      const roots = await permissions.roots()
      const name = folder?.trim() ?? ''
      if (name === '') return roots.length > 0 ? roots : [await open(await suggestion())]
      const path = absolute(name)
      if (path !== null) {
        const real = await realFolder(path)
        if (real === null) throw missing(name)
        return [await enter(real, roots, name)]
      }
      const meant = (await byName(name, roots)) ?? (await byPath(name, roots)) ?? (await below(name, roots))
      if (meant !== null) return [await enter(meant, roots, name)]
      if (roots.length > 0) throw missing(name)
      const allowed = await open(await suggestion())
      const inside = await below(name, [allowed])
      if (inside === null) throw missing(name)
      return [inside]
    },
    async fileAt(text) {
      const roots = await permissions.roots()
      const path = absolute(text.trim())
      if (path === null) {
        for (const root of roots) {
          const real = await realPath(join(root, ...text.trim().split(/[\\/]+/)))
          if (real !== null && isInside(root, real) && isSeen(root, real)) return real
        }
        return null
      }
      const real = await realPath(path)
      if (real === null) return null
      if (seenIn(roots, real)) return real
      if (roots.some((root) => isInside(root, real))) return null
      const parent = join(real, '..')
      const allowed = await open(parent)
      return isInside(allowed, real) && isSeen(allowed, real) ? real : null
    },
    mayRead: async (path) => seenIn(await permissions.roots(), path),
    label(folder) {
      const entry = Object.entries(known).find(([, path]) => path === folder)
      return entry ? entry[0].charAt(0).toUpperCase() + entry[0].slice(1) : basename(folder) || folder
    },
  }
}
