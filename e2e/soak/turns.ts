/** Many turns with the built-in engine and scripted answers: none may get stuck, and nothing may pile up. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { atRest, type Parley } from '../app/parley'
import { untilReady, withSettings } from '../bench/app-session'
import { nowMs } from '../stage/recording'
import { weighApp } from './app-memory'
import type { Bound } from './bound'

const wholeTurns = 300
const limitMinutes = 6
const growthLimitMb = 10
/** By then everything that is loaded once has been loaded. */
const settledTurns = 30
const turnLimitMs = 15_000
const reportEvery = 30

type Kind = 'answered' | 'interrupted' | 'looked up'

/** Of ten turns two are interrupted, and two look something up. */
const kindOf = (turn: number): Kind => (turn % 5 === 2 ? 'interrupted' : turn % 5 === 4 ? 'looked up' : 'answered')
const words: Record<Kind, string> = { answered: 'Short', interrupted: 'Long', 'looked up': 'Look' }

const tone = (durationMs: number): object => ({ tone: { frequencyHz: 440, durationMs, text: 'A tone.' } })
const script = (folder: string): object => ({
  turns: [
    { match: words.answered, ...tone(250) },
    { match: words.interrupted, ...tone(8_000) },
    { match: words['looked up'], calls: [{ name: 'list_folder', arguments: { folder } }], then: tone(150) },
  ],
  loop: true,
})

async function takeTurn(parley: Parley, turn: number): Promise<void> {
  const kind = kindOf(turn)
  const known = (await parley.snapshot()).entries.length
  await parley.call('message.send', { text: `${words[kind]} ${turn}` })
  if (kind === 'interrupted') {
    await parley.until(`turn ${turn} sounds`, ({ state }) => state.kind === 'speaking', turnLimitMs)
    await pause((turn * 37) % 300)
    await parley.call('talk.toggle')
  }
  const { entries } = await parley.until(
    `turn ${turn} ends`,
    (snapshot) => atRest(snapshot) && snapshot.entries.slice(known).some((entry) => entry.kind === 'assistant'),
    turnLimitMs,
  )
  const answer = entries.slice(known).find((entry) => entry.kind === 'assistant')
  const wanted = kind === 'interrupted' ? 'interrupted' : 'done'
  if (answer?.kind !== 'assistant' || answer.status !== wanted)
    throw new Error(`turn ${turn}: the answer is not ${wanted}: ${JSON.stringify(entries.slice(known))}`)
  const tool = entries.slice(known).find((entry) => entry.kind === 'tool')
  if (kind === 'looked up' && (tool?.kind !== 'tool' || tool.status !== 'done'))
    throw new Error(`turn ${turn}: nothing was looked up: ${JSON.stringify(tool)}`)
}

/** @param tell takes lines of progress */
export async function soakTurns(turns: number, tell: (line: string) => void): Promise<Bound[]> {
  const folder = mkdtempSync(join(tmpdir(), 'parley-soak-'))
  try {
    writeFileSync(join(folder, 'notes.txt'), 'Nothing in particular.\n')
    const file = join(folder, 'script.json')
    writeFileSync(file, JSON.stringify(script(folder)))
    const settings = { language: 'en' as const, tools: { folders: [folder] } }
    return await withSettings(settings, { PARLEY_ENGINE_SCRIPT: file }, async ({ parley }) => {
      await untilReady(parley)
      const startMs = nowMs()
      let settledMb = 0
      let totalMb = 0
      for (let turn = 1; turn <= turns; turn++) {
        await takeTurn(parley, turn)
        if (turn % reportEvery !== 0 && turn !== turns) continue
        const { mainMb, pagesMb } = await weighApp(parley.app)
        totalMb = pagesMb.reduce((sum, each) => sum + each, mainMb)
        if (turn === settledTurns) settledMb = totalMb
        const seconds = Math.round((nowMs() - startMs) / 1000)
        tell(
          `${turn}/${turns} turns after ${seconds} s; main ${mainMb.toFixed(1)} MB, pages ${pagesMb.map((each) => each.toFixed(1)).join(' + ')} MB`,
        )
      }
      const minutes = (nowMs() - startMs) / 60_000
      const growthMb = totalMb - settledMb
      const limit = (limitMinutes * turns) / wholeTurns
      return [
        { name: `${turns} turns`, unit: 'min', value: minutes, limit },
        // What the first turns load is no growth.
        ...(turns > settledTurns ? [{ name: 'memory growth', unit: 'MB', value: growthMb, limit: growthLimitMb }] : []),
      ]
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
