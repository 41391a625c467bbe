/**
 * How many clients the engine serves at once before sound falls behind real time. Each speaks without a pause and is
 * answered without one, in tones, so that neither recogniser nor voice is measured with it; the clients share the cores.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { startEngine } from '../../app/engine'
import type { Family } from '../figure'
import { openToneClient, turnMs, type ToneClient } from '../tone-client'

const name = 'engine.connections'
const steps = [10, 25, 50, 75, 100, 125, 150]
const script = { turns: [{ tone: { frequencyHz: 440, durationMs: turnMs } }], loop: true }
/** Each client is answered twice in one. */
const windowMs = 2 * turnMs

/** @returns how late the latest sound was, in ms; not above 0 where all was in time */
async function latestMs(clients: readonly ToneClient[]): Promise<number> {
  for (const client of clients) client.takeLatenessMs()
  await pause(windowMs)
  return Math.max(...clients.map((client) => client.takeLatenessMs()))
}

export const engineConnections: Family = {
  names: [name],
  async measure(_wanted, reporter) {
    const folder = mkdtempSync(join(tmpdir(), 'parley-connections-'))
    const file = join(folder, 'script.json')
    writeFileSync(file, JSON.stringify(script))
    const engine = await startEngine(['--script', file])
    const clients: ToneClient[] = []
    try {
      // The first sound waits for the models.
      clients.push(await openToneClient(engine))
      await clients[0]!.answered
      let served = 0
      for (const step of steps) {
        const more = step - clients.length
        const opened = Array.from({ length: more }, async (_, index) => {
          // As strangers would: at different times.
          await pause((index * turnMs) / more)
          return openToneClient(engine)
        })
        clients.push(...(await Promise.all(opened)))
        await Promise.all(clients.map(({ answered }) => answered))
        let lateMs = await latestMs(clients)
        // One stutter of the machine is not the engine's; whoever is really behind stays there.
        if (lateMs > 0) lateMs = await latestMs(clients)
        reporter.progress(
          `${name}: ${step} clients, ${Math.abs(Math.round(lateMs))} ms ${lateMs > 0 ? 'late' : 'to spare'}`,
        )
        if (lateMs > 0) break
        served = step
      }
      if (served === 0) throw new Error(`fewer than ${steps[0]} clients are served in time`)
      reporter.values(name, 'clients', [served])
    } finally {
      for (const client of clients) client.close()
      await engine.stop()
      rmSync(folder, { recursive: true, force: true })
    }
  },
}
