/** The event-loop delay of the app's main process, measured in that process. */
import type * as PerfHooks from 'node:perf_hooks'
import type { ElectronApplication } from '@playwright/test'

const resolutionMs = 1

export interface LoopDelay {
  samples: number
  p50: number
  p95: number
  p99: number
  max: number
}

interface Holder {
  parleyLoopDelay?: ReturnType<typeof PerfHooks.monitorEventLoopDelay>
}

/** Begins, or begins anew. The function runs in the app: it may hold no other function, and nothing from here. */
export async function startLoopDelay(app: ElectronApplication): Promise<void> {
  await app.evaluate((_electron, resolution) => {
    const name = 'node:perf_hooks'
    const hooks = (
      typeof process.getBuiltinModule === 'function'
        ? process.getBuiltinModule(name)
        : process.mainModule!.require(name)
    ) as typeof PerfHooks
    const holder = globalThis as Holder
    holder.parleyLoopDelay?.disable()
    holder.parleyLoopDelay = hooks.monitorEventLoopDelay({ resolution })
    holder.parleyLoopDelay.enable()
  }, resolutionMs)
}

/** In milliseconds: the measured interval minus the resolution. */
export async function readLoopDelay(app: ElectronApplication): Promise<LoopDelay> {
  const measured = await app.evaluate(() => {
    const histogram = (globalThis as Holder).parleyLoopDelay!
    return {
      samples: Number(histogram.count),
      p50: histogram.percentile(50),
      p95: histogram.percentile(95),
      p99: histogram.percentile(99),
      max: histogram.max,
    }
  })
  const delayMs = (ns: number): number => Math.max(0, Math.round((ns / 1e6 - resolutionMs) * 1000) / 1000)
  const { samples, p50, p95, p99, max } = measured
  return { samples, p50: delayMs(p50), p95: delayMs(p95), p99: delayMs(p99), max: delayMs(max) }
}
