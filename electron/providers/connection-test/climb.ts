/** The order in which a service is tried, and what is tried once more in another way before it is called a fault. */
import type { ConnectionStep } from '../../../shared/connection-test'
import { AppError } from '../../../shared/errors'
import type { Service } from '../../../shared/services'
import { betaDialect } from '../../realtime/dialects/beta'
import { gaDialect } from '../../realtime/dialects/ga'
import type { Target } from '../provider'
import type { ConnectionTestOptions } from './connection-test'
import { fault, type Fault } from './fault'
import { hangUp, openLine, type Phase } from './line'
import { appFault, networkFault } from './network-faults'
import { proxyAddress, tryProxy } from './proxy'
import type { Reach } from './reach'
import type { Attempt } from './report'
import { reachSomehow } from './second-ways'
import { commonValues, type Subject } from './subject'
import { tryToSpeak } from './trial'

const dialects = { ga: gaDialect, beta: betaDialect }

interface Climb extends ConnectionTestOptions {
  begin(): void
  pass(name: ConnectionStep['name'], detail: string, ms?: number): void
  onAttempt(attempt: Attempt): void
}

/** To the built-in engine no proxy leads. */
const loopback = { agent: undefined, ca: undefined, family: undefined, timeoutMs: 10_000, via: null }
const nowhere = new URL('wss://address.invalid')

/** The address is looked at before the sign-in, which may itself need the network. */
const withoutSignIn = (service: Service | null): Service | null => service && { ...service, auth: { kind: 'none' } }

const appError = (error: unknown): AppError => {
  if (error instanceof AppError) return error
  throw error
}

/** @returns null when sound or text came back. @throws the signal's reason when aborted */
export async function climb(options: Climb): Promise<Fault | null> {
  const { service, network, clock, signal, pass, begin, onAttempt } = options
  const resolve = async (one: Service | null, renewed = false): Promise<Target | AppError> => {
    const target = await options.resolve(one, renewed).catch(appError)
    signal.throwIfAborted()
    return target
  }
  begin()
  const bare = await resolve(withoutSignIn(service))
  if (bare instanceof AppError) return appFault(bare, { service, url: nowhere }, '')
  const first = bare.dialect ?? bare.detected ?? 'ga'
  const { url } = bare.address(first)
  const subject: Subject = { service, url }
  pass('address', `${url.protocol}//${url.host}${url.pathname}`)

  const askedAtMs = clock.now()
  const connect = service ? await network.connectOptions(url).catch(appError) : loopback
  if (connect instanceof AppError) return appFault(connect, subject, '')
  const { via, timeoutMs } = connect
  const proxyMs = clock.now() - askedAtMs
  const proxy = via === null ? '' : proxyAddress(via).name
  // Before anything is asked of the network, so that what fails there is not taken for the sign-in.
  const target = await resolve(service)
  begin()
  if (via !== null) {
    await tryProxy(via, { timeoutMs, clock, signal, pass })
  }
  const onPhase = (phase: Phase, detail: string): void => {
    if (phase !== 'dns' || via === null) pass(phase, detail)
    if (phase === 'dns' && via === null) pass('proxy', 'none', proxyMs)
    if (phase === 'tcp' && url.protocol === 'ws:') pass('tls', 'none: it stays on this computer')
  }
  if (target instanceof AppError) {
    const line = await openLine(bare.address(first), { connect, clock, signal, onPhase, silent: true })
    if (line.kind === 'failed') return networkFault(line, subject, timeoutMs, proxy)
    return appFault(target, subject, proxy)
  }

  const way: Reach = { subject, connect, proxy, dialects, clock, signal, onPhase, onAttempt }
  const reached = await reachSomehow({ service, target, resolve, way })
  if ('fault' in reached) {
    const { fault: found, status } = reached
    // The rungs that it has climbed to be able to say so.
    if (status !== null && found.step !== 'upgrade') pass('upgrade', String(status))
    if (status !== null && found.step === 'model') pass('sign-in', service?.auth.kind ?? 'token')
    return found
  }
  const { line, spoken, way: taken, model, attempt } = reached
  try {
    pass('sign-in', service?.auth.kind ?? 'token')
    pass('model', model || commonValues(subject).name || 'as the service chooses')
    if (spoken !== null && target.dialect !== null && spoken !== target.dialect)
      return fault(spoken === 'beta' ? 'connection.only-preview' : 'connection.only-current', commonValues(subject))
    const dialect = dialects[spoken ?? taken]
    pass('dialect', dialect.name)
    return await tryToSpeak({
      line,
      dialect,
      // Without tools: what a service thinks of those is no matter of the connection.
      config: {
        ...target.config,
        purpose: 'conversation',
        outputModality: 'audio',
        turnDetection: service?.turnDetection ?? { type: 'none' },
        tools: [],
        toolChoice: 'auto',
      },
      subject,
      clock,
      signal,
      pass,
      note: (what) => Object.assign(attempt, what),
    })
  } finally {
    hangUp(line.socket, clock)
  }
}
