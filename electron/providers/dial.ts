/**
 * Opens the line to an upstream and finds out which wire form it speaks. Where the address does not tell, its greeting
 * does, and nothing is sent before; what it refuses is tried once in the other way.
 */
import { AppError } from '../../shared/errors'
import type { Clock } from '../realtime/clock'
import { dialectOfGreeting } from '../realtime/dialects/detect'
import type { Dialect } from '../realtime/dialects/dialect'
import { openSocket } from '../realtime/socket'
import type { Transport, TransportEvents } from '../realtime/transport'
import { closeFailure, handshakeFailure } from './faults'
import { createHeldLine, type HeldLine } from './held-line'
import type { Address, DialectName, ProviderNetwork } from './provider'

export interface DialTarget {
  dialect: DialectName | null
  detected: DialectName | null
  address(dialect: DialectName): Address
}

export interface Dialled {
  dialect: DialectName
  /** The service said that it no longer speaks the preview's form. */
  betaDisabled: boolean
  open(events: TransportEvents): Promise<Transport>
}

export interface DialOptions {
  dialects: Record<DialectName, Dialect>
  clock: Clock
  signal: AbortSignal
  /** Null: straight to this computer. */
  network: Pick<ProviderNetwork, 'connectOptions'> | null
}

/** How long a service may take to greet before it is tried in the other way. */
const greetingMs = 5_000

type Reached = { line: HeldLine; greeting: string } | { fault: AppError }

/** @throws AppError `provider.*`; the signal's reason when aborted */
export async function dial(target: DialTarget, options: DialOptions): Promise<Dialled> {
  const { dialects, clock, signal, network } = options
  const connect = async ({ url, headers }: Address, events: TransportEvents): Promise<Transport> => {
    const { agent, ca, family, timeoutMs } = (await network?.connectOptions(url)) ?? {}
    const explain = (fault: Parameters<typeof handshakeFailure>[0]): AppError => handshakeFailure(fault, url.host)
    return openSocket({ url, headers, agent, ca, family }, { events, signal, timeoutMs, explain })
  }

  /** Connects and waits for the first frame; an error or a close in its place is a refusal. */
  const reach = async (dialect: DialectName): Promise<Reached> => {
    const address = target.address(dialect)
    const { host } = address.url
    const line = createHeldLine()
    try {
      line.attach(await connect(address, line.events), signal)
    } catch (error) {
      if (error instanceof AppError && error.code !== 'provider.unreachable') return { fault: error }
      throw error
    }
    const first = await line.first(clock, greetingMs)
    signal.throwIfAborted()
    if (first.kind === 'silence') {
      line.close()
      return { fault: new AppError('provider.unreachable', host) }
    }
    if (first.kind === 'closed')
      return { fault: closeFailure(first.code, first.reason, null) ?? new AppError('session.lost', String(first.code)) }
    const event = dialects[dialect].decode(first.frame)
    if (event.type !== 'error') return { line, greeting: first.frame }
    line.close()
    return {
      fault: closeFailure(4000, '', event.code || event.message) ?? new AppError('provider.refused', event.code),
    }
  }
  const accept = (
    reached: Extract<Reached, { line: HeldLine }>,
    dialect: DialectName,
    betaDisabled = false,
  ): Dialled => ({
    dialect,
    betaDisabled,
    open: (events) => Promise.resolve(reached.line.open(events)),
  })
  const saysDisabled = (reached: Reached): boolean =>
    'fault' in reached && reached.fault.detail.includes('beta_api_shape_disabled')

  const dialBeta = async (): Promise<Dialled> => {
    const reached = await reach('beta')
    if ('line' in reached) return accept(reached, 'beta')
    if (!saysDisabled(reached)) throw reached.fault
    const again = await reach('ga')
    if ('fault' in again) throw again.fault
    return accept(again, 'ga', true)
  }
  const dialUnknown = async (): Promise<Dialled> => {
    const ways: DialectName[] = target.detected === 'beta' ? ['beta', 'ga'] : ['ga', 'beta']
    let fault: AppError | null = null
    for (const way of ways) {
      const reached = await reach(way)
      if ('line' in reached) return accept(reached, dialectOfGreeting(reached.greeting) ?? way)
      // What the plain address was refused for is what a person should read, if it said anything.
      const isSaid = reached.fault.code !== 'provider.unreachable'
      if (fault === null || (isSaid && (way === 'ga' || fault.code === 'provider.unreachable'))) fault = reached.fault
    }
    throw fault ?? new AppError('provider.refused')
  }

  if (target.dialect === 'beta') return dialBeta()
  if (target.dialect === null) return dialUnknown()
  const address = target.address('ga')
  return { dialect: 'ga', betaDisabled: false, open: (events) => connect(address, events) }
}
