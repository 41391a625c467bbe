/** Runs the app for long, prints each figure beside its bound, and fails when one is broken. */
import { describe, isBroken, type Bound } from './bound'
import { parseOptions } from './options'
import { soakPositions } from './positions'
import { soakTurns } from './turns'

const print = (line: string): void => void process.stdout.write(`${line}\n`)
const tell = (line: string): void => void process.stderr.write(`  ${line}\n`)

async function main(): Promise<number> {
  const { turns, minutes } = parseOptions(process.argv.slice(2))
  const parts: { wanted: boolean; run(): Promise<Bound[]> }[] = [
    { wanted: turns > 0, run: () => soakTurns(turns, tell) },
    { wanted: minutes > 0, run: () => soakPositions(minutes, tell) },
  ]
  let failed = false
  for (const { wanted, run } of parts) {
    if (!wanted) continue
    const bounds = await run().catch((error: unknown) => {
      print(`FAILED ${error instanceof Error ? error.message : String(error)}`)
      failed = true
      return []
    })
    for (const bound of bounds) print(describe(bound))
    failed ||= bounds.some(isBroken)
  }
  return failed ? 1 : 0
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    print(error instanceof Error ? error.message : String(error))
    process.exit(2)
  },
)
