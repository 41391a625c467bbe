/** The soak's command line. */
import { parseArgs } from 'node:util'

export interface SoakOptions {
  turns: number
  minutes: number
}

const usage = 'usage: npm run soak -- [--turns N] [--minutes N]; 0 leaves a part out'

function numberOf(name: string, text: string): number {
  const value = Number(text)
  if (text.trim() === '' || !Number.isFinite(value) || value < 0) throw new Error(`--${name} takes a number (${usage})`)
  return value
}

/** @throws Error with a sentence for the person at the terminal */
export function parseOptions(args: string[]): SoakOptions {
  const options = {
    turns: { type: 'string', default: '300' },
    minutes: { type: 'string', default: '20' },
  } as const
  const parse = (): { turns: string; minutes: string } => {
    try {
      return parseArgs({ args, options }).values
    } catch (cause) {
      throw new Error(usage, { cause })
    }
  }
  const { turns, minutes } = parse()
  return { turns: Math.floor(numberOf('turns', turns)), minutes: numberOf('minutes', minutes) }
}
