/** What main and the pages weigh: memory that is theirs alone, after all garbage has been collected. */
import type * as V8 from 'node:v8'
import type * as Vm from 'node:vm'
import type { ElectronApplication } from '@playwright/test'
import { privateMemoryMb } from '../bench/processes'

async function collectGarbage(app: ElectronApplication): Promise<void> {
  // The function runs in the app: it may hold no other function.
  await app.evaluate(() => {
    const names = ['node:v8', 'node:vm']
    const [v8, vm] = names.map((name) => process.mainModule!.require(name) as unknown) as [typeof V8, typeof Vm]
    v8.setFlagsFromString('--expose-gc')
    vm.runInNewContext('gc()')
  })
  for (const page of app.windows()) {
    const session = await app.context().newCDPSession(page)
    await session.send('HeapProfiler.collectGarbage')
    await session.detach()
  }
}

export interface AppWeight {
  mainMb: number
  /** The window and the page that owns sound, in the order in which they began. */
  pagesMb: number[]
}

export async function weighApp(app: ElectronApplication): Promise<AppWeight> {
  await collectGarbage(app)
  const metrics = await app.evaluate(({ app: electron }) =>
    electron.getAppMetrics().map(({ pid, type }) => ({ pid, type })),
  )
  const weigh = (wanted: string): number[] =>
    metrics
      .filter(({ type }) => type === wanted)
      .sort((a, b) => a.pid - b.pid)
      .map(({ pid }) => privateMemoryMb(pid))
  return { mainMb: weigh('Browser')[0] ?? 0, pagesMb: weigh('Tab') }
}
