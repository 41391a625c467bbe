/** The functions of a client, read once for as long as it declares the same ones, and what was asked of them. */
import type { ToolDeclaration } from '../../mind'
import { choose, type Fit } from './choose'
import { profileOf, type Profile } from './profile'
import { readDeclaration } from './declared'
import { readRequest, type Request } from './request'

export interface Asked {
  request: Request
  fit: Fit
}

export interface Declarations {
  profiles: readonly Profile[]
  /** @param core plain words; null when they ask for none of the functions */
  asked(core: string): Asked | null
}

/** Served by abilities of their own, which know how people speak of files. */
export const isFileTool = (name: string) => /^(?:find_files|list_folder|read_text_file)$/.test(name)

/** Clients at once, and requests of one talk. */
const keptSets = 8
const keptRequests = 500

function declarationsOf(tools: readonly ToolDeclaration[]): Declarations {
  const profiles = tools.filter(({ name }) => !isFileTool(name)).map((tool) => profileOf(readDeclaration(tool)))
  const kept = new Map<string, Asked | null>()
  const find = (core: string): Asked | null => {
    const request = readRequest(core)
    const [fit] = request ? choose(profiles, request) : []
    return request && fit ? { request, fit } : null
  }
  return {
    profiles,
    asked(core) {
      const known = kept.get(core)
      if (known !== undefined) return known
      if (kept.size >= keptRequests) kept.clear()
      const found = find(core)
      kept.set(core, found)
      return found
    },
  }
}

/** Every turn of a talk is understood again for each answer: what was worked out is kept. */
export function createDeclarations(): (tools: readonly ToolDeclaration[]) => Declarations {
  const sets = new Map<string, Declarations>()
  const known = new WeakMap<readonly ToolDeclaration[], Declarations>()
  return (tools) => {
    const same = known.get(tools)
    if (same) return same
    const key = JSON.stringify(tools)
    const declarations = sets.get(key) ?? declarationsOf(tools)
    if (sets.size >= keptSets) sets.clear()
    sets.set(key, declarations)
    known.set(tools, declarations)
    return declarations
  }
}
