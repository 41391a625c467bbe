/**
 * Reaches a service in each way that a session would try, and then in the way that one click would take: a fault that
 * such a click mends is named by it.
 */
import { AppError } from '../../../shared/errors'
import type { ConnectionAction } from '../../../shared/connection-test'
import type { ConnectionFaultCode } from '../../../shared/connection-faults'
import type { Service } from '../../../shared/services'
import type { DialectName, Target } from '../provider'
import { fault } from './fault'
import { mend } from './mend'
import { type Reach, reach, type Reached } from './reach'

interface Ways {
  service: Service | null
  target: Target
  resolve(service: Service | null, renewed?: boolean): Promise<Target | AppError>
  way: Reach
}

type Open = Exclude<Reached, { fault: unknown }> & { way: DialectName }
type Outcome = Open | Extract<Reached, { fault: unknown }>

/** What a service may say for want of a better word when it is spoken to in the wrong form. */
const vague: ReadonlySet<ConnectionFaultCode> = new Set([
  'connection.not-found',
  'connection.not-realtime',
  'connection.refused',
  'connection.closed-at-once',
  'connection.no-frames',
])

async function reachTarget(target: Target, options: Reach): Promise<Outcome> {
  const either: DialectName[] = target.detected === 'beta' ? ['beta', 'ga'] : ['ga', 'beta']
  let told: Extract<Reached, { fault: unknown }> | null = null
  for (const way of target.dialect ? [target.dialect] : either) {
    const reached = await reach(target.address(way), way, options)
    if (!('fault' in reached)) return { ...reached, way }
    if (reached.status === null) return told ?? reached
    // What the plain address was refused for is what a person should read, if it said anything.
    const isSaid = !vague.has(reached.fault.code)
    if (told === null || (isSaid && (way === 'ga' || vague.has(told.fault.code)))) told = reached
  }
  return told!
}

/** @throws the signal's reason when aborted */
export async function reachSomehow({ service, target, resolve, way }: Ways): Promise<Outcome> {
  const reached = await reachTarget(target, way)
  if (!('fault' in reached) || reached.status === null || !service) return reached
  const { status } = reached
  const { code, values } = reached.fault

  // As a session does, once.
  if (code === 'connection.signed-out') {
    const renewed = await resolve(service, true)
    return renewed instanceof AppError ? reached : reachTarget(renewed, way)
  }
  const mends = async (action: ConnectionAction): Promise<boolean> => {
    const mended = await resolve(mend(service, action))
    if (mended instanceof AppError) return false
    const again = await reachTarget(mended, { ...way, onPhase: () => undefined })
    if ('fault' in again) return false
    again.line.socket.terminate()
    return true
  }
  const instead = (found: ConnectionFaultCode): Outcome => ({ fault: fault(found, values), status })

  const isInQuery = service.auth.kind === 'key' && service.auth.place === 'query'
  if (code === 'connection.unauthorized' && isInQuery && (await mends('key-to-header')))
    return instead('connection.key-in-query')
  if (!vague.has(code) || target.dialect === null) return reached
  if (target.dialect === 'beta' && (await mends('use-ga'))) return instead('connection.only-current')
  if (target.dialect === 'ga' && service.kind !== 'openai' && (await mends('use-preview')))
    return instead('connection.only-preview')
  return reached
}
