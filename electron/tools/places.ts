/** Where paths lie: inside a folder or not, seen or hidden, with every link resolved. */
import { realpath, stat } from 'node:fs/promises'
import { isAbsolute, relative, sep } from 'node:path'

/** Both without links. */
export function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path)
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way))
}

/** Names that no search goes into and no listing shows. */
export function isHidden(name: string): boolean {
  return name.startsWith('.') || name === 'node_modules' || name === '$RECYCLE.BIN'
}

/** Whether nothing on the way from the folder to the path is hidden. */
export function isSeen(folder: string, path: string): boolean {
  return !relative(folder, path).split(sep).some(isHidden)
}

/** @returns null when there is nothing that can be reached */
export async function realPath(path: string): Promise<string | null> {
  return realpath(path).catch(() => null)
}

/** @returns the folder without links; null when there is no such folder */
export async function realFolder(path: string): Promise<string | null> {
  const real = await realPath(path)
  if (real === null) return null
  const facts = await stat(real).catch(() => null)
  return facts?.isDirectory() ? real : null
}
