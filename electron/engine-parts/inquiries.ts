/** What a person may want to know of the servers they name: which models there are, whether a part works, what runs here. */
import type { PartName } from '../../shared/engine-parts'
import { AppError } from '../../shared/errors'
import type { ModelsFound, PartTested, ServerFound } from '../../shared/ipc/contract'
import type { Settings } from '../../shared/settings'
import { addressFault } from '../../shared/part-address'
import { faultOf, PartError } from '../engine/part-faults'
import type { Way } from '../network/way'
import type { Clock } from '../realtime/clock'
import type { PartServer } from './ask'
import { listModels, lookOnThisComputer, usualPorts } from './models'
import { tryPart } from './try-part'

export interface Inquiries {
  /** null: cancelled. @throws AppError `provider.bad-url`, `provider.insecure-url`, `credentials.*` */
  models(part: PartName): Promise<ModelsFound | null>
  /** null: cancelled. @throws as `models` */
  test(part: PartName): Promise<PartTested | null>
  look(): Promise<ServerFound[]>
  cancel(part: PartName): void
  dispose(): void
}

/** A model may have to be loaded first. */
const testMs = 60_000
const listMs = 10_000
const lookMs = 1_500

export function createInquiries(dependencies: {
  parts(): Settings['engine']['parts']
  /** @throws AppError `credentials.*` */
  keyOf(part: PartName): Promise<string | null>
  /** @throws AppError `network.*`, `credentials.*` */
  wayTo(url: URL): Promise<Way>
  clock: Clock
}): Inquiries {
  const { parts, keyOf, wayTo, clock } = dependencies
  const running = new Map<PartName, AbortController>()
  const ending = new AbortController()

  /** One at a time for each part; the newer one ends the older. */
  const ask = async <T extends object>(
    part: PartName,
    run: (reach: Pick<PartServer, 'key' | 'way'>, signal: AbortSignal) => Promise<T>,
  ) => {
    const { address } = parts()[part].remote
    const wrong = addressFault(address)
    if (wrong) throw new AppError(wrong === 'insecure' ? 'provider.insecure-url' : 'provider.bad-url')
    running.get(part)?.abort()
    const own = new AbortController()
    running.set(part, own)
    try {
      const found = await run({ key: await keyOf(part), way: await wayTo(new URL(address)) }, own.signal)
      return own.signal.aborted ? null : { ok: true as const, ...found }
    } catch (error) {
      if (own.signal.aborted) return null
      const isOfTheWay = error instanceof AppError && error.code.startsWith('network.')
      if (error instanceof PartError || isOfTheWay) return { ok: false as const, fault: faultOf(error) }
      throw error
    } finally {
      if (running.get(part) === own) running.delete(part)
    }
  }

  return {
    models: (part) =>
      ask(part, async (reach, signal) => {
        const { address } = parts()[part].remote
        return { models: await listModels({ address, ...reach }, { signal, timeoutMs: listMs }) }
      }),
    test: (part) =>
      ask(part, async (reach, signal) => {
        const { mind, recogniser, voice } = parts()
        const all = {
          mind: { ...mind.remote, ...reach },
          recogniser: { ...recogniser.remote, ...reach },
          voice: { ...voice.remote, ...reach },
        }
        const beganMs = clock.now()
        const text = await tryPart(part, all, { signal, timeoutMs: testMs })
        return { ms: clock.now() - beganMs, text }
      }),
    look: () => lookOnThisComputer(usualPorts, { signal: ending.signal, timeoutMs: lookMs }),
    cancel: (part) => running.get(part)?.abort(),
    dispose() {
      ending.abort()
      for (const one of running.values()) one.abort()
    },
  }
}
