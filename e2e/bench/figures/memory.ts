/** What the app weighs while nothing is asked of it and the engine has gone, beside an empty window. */
import { setTimeout as pause } from 'node:timers/promises'
import { openEmptyWindow, openParley, type BareApp } from '../bare-apps'
import type { Family } from '../figure'
import { engineProcess, sharers, treeMemoryMb, until } from '../processes'

const [idle, empty] = ['app.memory-idle', 'electron.empty-memory'] as const
const starts = 3
/** Until what the start left behind has been given back. */
const settleMs = 4_000

async function weigh(app: BareApp, engineLeaves: boolean): Promise<{ weightMb: number; others: number }> {
  try {
    const pid = app.process.pid!
    if (engineLeaves) {
      await until('the engine starts', () => engineProcess(pid), 20_000)
      await until('the engine leaves', () => (engineProcess(pid) === null ? true : null), 60_000, 200)
    }
    await pause(settleMs)
    const weightMb = treeMemoryMb(pid)
    if (weightMb === 0) throw new Error('there is no /proc to read memory from, or the app has ended')
    return { weightMb, others: sharers(pid) }
  } finally {
    await app.end()
  }
}

export const memory: Family = {
  names: [idle, empty],
  async measure(wanted, reporter) {
    const kinds = [
      { name: idle, weigh: async () => weigh(await openParley({ engine: { idleMinutes: 0.05 } }), true) },
      { name: empty, weigh: async () => weigh(await openEmptyWindow(), false) },
    ].filter(({ name }) => wanted.has(name))
    const weightsMb: Record<string, number[]> = {}
    for (let start = 0; start < starts; start++)
      for (const kind of kinds) {
        const { weightMb, others } = await kind.weigh()
        // A proportional size is only as comparable as the number of those it is shared with.
        const shared = others === 0 ? '' : `, TOO LITTLE: ${others} processes of another Electron share its memory`
        reporter.progress(`${kind.name}: ${weightMb.toFixed(1)} MB${shared}`)
        ;(weightsMb[kind.name] ??= []).push(weightMb)
      }
    for (const { name } of kinds) reporter.values(name, 'MB', weightsMb[name] ?? [])
  },
}
