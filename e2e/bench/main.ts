/** Measures what the project promises: prints each figure as it is done, and writes them all as JSON. */
import { writeFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import type { Family, Figure, Reporter } from './figure'
import { dialects } from './figures/dialects'
import { engineConnections } from './figures/engine-connections'
import { engineParts } from './figures/engine-parts'
import { engineTurns } from './figures/engine-turns'
import { firstTurn } from './figures/first-turn'
import { memory } from './figures/memory'
import { minds } from './figures/mind'
import { playback } from './figures/playback'
import { soundAllocations } from './figures/sound-allocations'
import { soundConversation } from './figures/sound-conversation'
import { soundFirstWord } from './figures/sound-first-word'
import { soundUnderruns } from './figures/sound-underruns'
import { start } from './figures/start'
import { turns } from './figures/turns'
import { describeMachine } from './machine'
import { chooseNames, parseOptions } from './options'
import { figureOf } from './stats'

const families: readonly Family[] = [
  playback,
  soundAllocations,
  dialects,
  start,
  memory,
  engineTurns,
  turns,
  firstTurn,
  engineParts,
  minds,
  engineConnections,
  soundConversation,
  soundFirstWord,
  soundUnderruns,
]

const print = (line: string): void => void process.stdout.write(`${line}\n`)
const tell = (line: string): void => void process.stderr.write(`${line}\n`)

const columns = ['samples', 'p50', 'p95', 'p99', 'max'] as const
const nameWidth = 46

function row(figure: Figure): string {
  const cells = columns.map((column) =>
    (column === 'samples' ? String(figure.samples) : figure[column].toFixed(figure[column] < 100 ? 2 : 0)).padStart(9),
  )
  return `${figure.name.padEnd(nameWidth + 3 - figure.unit.length)}${figure.unit}${cells.join('')}`
}

async function main(): Promise<number> {
  const { jsonFile, only, quick } = parseOptions(process.argv.slice(2))
  const all = families.flatMap((family) => family.names)
  const wanted = new Set(chooseNames(all, only))
  const machine = await describeMachine()
  print(`${machine.cpu}, ${machine.cores} cores, ${machine.memoryMb} MB; ${machine.os}; Electron ${machine.electron}`)
  tell(`load average ${loadavg()[0]!.toFixed(1)} before the start`)
  print(`${'figure'.padEnd(nameWidth + 3)}${columns.map((column) => column.padStart(9)).join('')}`)

  const figures: Figure[] = []
  // From the start and after each: a file that cannot be written is known at once, and a run cut short leaves what it has.
  const save = (): void => {
    if (jsonFile !== null) writeFileSync(jsonFile, `${JSON.stringify({ machine, figures }, null, 1)}\n`)
  }
  save()
  const reporter: Reporter = {
    figure(figure) {
      figures.push(figure)
      save()
      print(row(figure))
    },
    values: (name, unit, values) => reporter.figure(figureOf(name, unit, values)),
    progress: (text) => tell(`  ${text}`),
  }
  let failed = false
  for (const family of families) {
    const names = family.names.filter((name) => wanted.has(name))
    if (names.length === 0) continue
    tell(`measuring ${names.join(', ')}`)
    const reason = await family.measure(new Set(names), reporter, quick).then(
      () => 'it was not measured',
      (error: unknown) => (error instanceof Error ? error.message : String(error)),
    )
    for (const name of names) {
      if (figures.some((figure) => figure.name === name)) continue
      failed = true
      tell(`${name} failed: ${reason}`)
    }
  }
  return failed ? 1 : 0
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    tell(error instanceof Error ? error.message : String(error))
    process.exit(2)
  },
)
