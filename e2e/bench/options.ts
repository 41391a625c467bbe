/** The benchmark's command line. */
import { resolve } from 'node:path'

export interface BenchOptions {
  jsonFile: string | null
  /** Names or beginnings of names; empty for all. */
  only: string[]
  /** Fewer rounds of the sound figures: shows that they work, proves nothing. */
  quick: boolean
}

const usage = 'usage: npm run bench -- [--json FILE] [--quick] [--only NAME…]'

/** @throws Error with a sentence for the person at the terminal */
export function parseOptions(args: readonly string[]): BenchOptions {
  const options: BenchOptions = { jsonFile: null, only: [], quick: false }
  let flag: string | null = null
  for (const arg of args.flatMap(splitAssignment)) {
    if (arg === '--json' || arg === '--only') flag = arg
    else if (arg === '--quick' && flag !== '--json') options.quick = true
    else if (flag === '--json') {
      options.jsonFile = resolve(arg)
      flag = null
    } else if (flag === '--only' && !arg.startsWith('--')) options.only.push(arg)
    else throw new Error(`'${arg}' is not understood (${usage})`)
  }
  if (flag === '--json') throw new Error(`--json takes a file (${usage})`)
  if (flag === '--only' && options.only.length === 0) throw new Error(`--only takes names (${usage})`)
  return options
}

function splitAssignment(arg: string): string[] {
  const match = /^(--\w+)=(.*)$/su.exec(arg)
  return match ? [match[1]!, match[2]!] : [arg]
}

/**
 * The names that were asked for, in the order in which they are measured.
 * @throws Error when one of the asked for matches nothing
 */
export function chooseNames(all: readonly string[], only: readonly string[]): string[] {
  if (only.length === 0) return [...all]
  const matches = (name: string, asked: string): boolean => name.startsWith(asked)
  for (const asked of only)
    if (!all.some((name) => matches(name, asked)))
      throw new Error(`There is no figure ${asked}. These exist:\n  ${all.join('\n  ')}`)
  return all.filter((name) => only.some((asked) => matches(name, asked)))
}
