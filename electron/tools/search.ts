/** Looks for files by what they are called. */
import { stat } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import type { FileMatch, ToolContext } from './definition'
import { fitName, nameQuery, type NameFit } from './name-match'
import { walk } from './walk'

export type Candidate = FileMatch & { fit: NameFit }

/** Of more, those that fit best are kept: a query that fits so many says next to nothing. */
const keptCandidates = 500

/**
 * @param roots folders that may be looked into, without links
 * @returns those that fit best, the best first and the latest first among equals
 */
export async function searchFiles(
  text: string,
  roots: readonly string[],
  { folders, signal }: ToolContext,
): Promise<{ candidates: Candidate[]; total: number; complete: boolean }> {
  const query = nameQuery(text)
  let found: { path: string; fit: NameFit }[] = []
  let tier = 0
  let total = 0
  const byScore = (a: { fit: NameFit }, b: { fit: NameFit }): number => b.fit.score - a.fit.score
  const complete = await walk(roots, signal, ({ kind, name, path, within }) => {
    const fit = kind === 'file' ? fitName(query, name, within) : null
    if (!fit || fit.tier < tier) return
    if (fit.tier > tier) {
      tier = fit.tier
      found = []
      total = 0
    }
    total++
    found.push({ path, fit })
    if (found.length >= 2 * keptCandidates) found = found.sort(byScore).slice(0, keptCandidates)
  })
  const candidates = await Promise.all(
    found
      .sort(byScore)
      .slice(0, keptCandidates)
      .map(async ({ path, fit }): Promise<Candidate | null> => {
        const facts = await stat(path).catch(() => null)
        if (!facts) return null
        const modified = facts.mtime.toISOString()
        const folder = folders.label(dirname(path))
        return { name: basename(path), path, folder, modified, sizeBytes: facts.size, fit }
      }),
  )
  signal.throwIfAborted()
  return {
    candidates: candidates
      .filter((candidate) => candidate !== null)
      .sort((a, b) => byScore(a, b) || b.modified.localeCompare(a.modified)),
    total,
    complete,
  }
}

export function withoutFit({ fit: _, ...match }: Candidate): FileMatch {
  return match
}
