/** How much of a processor core the app's processes use, read from Linux's /proc. */
import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import type { ElectronApplication } from '@playwright/test'
import { nowMs } from '../stage/recording'

/** What /proc counts in; it is the same on every Linux that Node runs on: proc(5), sysconf(_SC_CLK_TCK). */
const ticksPerSecond = 100

export interface CpuShares {
  /** Percent of one core, one value for each stretch. */
  main: number[]
  /** All pages together. */
  renderer: number[]
}

/** @returns milliseconds of processor time since the process began. @throws where there is no such process */
export function cpuTimeMs(pid: number): number {
  const text = readFileSync(`/proc/${pid}/stat`, 'latin1')
  // The name in brackets may hold anything.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
  return ((Number(fields[11]) + Number(fields[12])) * 1000) / ticksPerSecond
}

export async function measureCpu(app: ElectronApplication, stretches: number, stretchMs: number): Promise<CpuShares> {
  const metrics = await app.evaluate(({ app: electron }) =>
    electron.getAppMetrics().map(({ pid, type }) => [pid, type]),
  )
  const pidsOf = (wanted: string): number[] => metrics.flatMap(([pid, type]) => (type === wanted ? [Number(pid)] : []))
  const kinds = { main: pidsOf('Browser'), renderer: pidsOf('Tab') }
  const spent = (pids: number[]): number => pids.reduce((sum, pid) => sum + cpuTimeMs(pid), 0)
  const shares: CpuShares = { main: [], renderer: [] }
  for (let stretch = 0; stretch < stretches; stretch++) {
    const before = { atMs: nowMs(), main: spent(kinds.main), renderer: spent(kinds.renderer) }
    await pause(stretchMs)
    const tookMs = nowMs() - before.atMs
    shares.main.push(((spent(kinds.main) - before.main) * 100) / tookMs)
    shares.renderer.push(((spent(kinds.renderer) - before.renderer) * 100) / tookMs)
  }
  return shares
}
