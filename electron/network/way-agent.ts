/** Connections along a way, kept for the next request: each is handed over when it is there, encrypted and all. */
import { once } from 'node:events'
import { Agent as HttpAgent, type Agent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import { connect, type Socket } from 'node:net'
import { createSecureContext, type SecureContext } from 'node:tls'
import { AppError } from '../../shared/errors'
import { openSecure, type Created, type Opening } from './agent'
import { withNodeRoots } from './authorities'
import { explainNetworkFault } from './network-fault'
import { hostAndPort } from './proxy-route'
import { directWay, type Way } from './way'

export interface WayAgentOptions {
  /** For the whole of a connection: proxy, server and encryption. */
  connectMs: number
  keepAlive: boolean
  maxSockets?: number
}

/**
 * What goes wrong on the way reaches the request as an AppError `network.*`, else as the socket's own error.
 * @param address tells whether it is by https
 */
export function createWayAgent(
  address: string,
  way: Way = directWay,
  { connectMs, keepAlive, maxSockets = Infinity }: WayAgentOptions,
): Agent {
  const isSecure = new URL(address).protocol === 'https:'
  let secureContext: SecureContext | undefined
  const begin = async (asked: Opening): Promise<Socket> => {
    if ('error' in way) throw new AppError(way.error.code, way.error.detail)
    const { routes, authorities } = way
    const family = way.family ?? undefined
    if (!isSecure) return connect({ host: String(asked.host), port: Number(asked.port), ...(family && { family }) })
    // Reading them takes 17 ms, which nobody waits for who is not asked.
    const ca = secureContext ? undefined : withNodeRoots(authorities)
    if (ca) secureContext = createSecureContext({ ca })
    return openSecure(routes, asked, { family, secureContext, timeoutMs: connectMs / routes.length })
  }
  const open = async (asked: Opening): Promise<Socket> => {
    const beganMs = performance.now()
    const socket = await begin(asked)
    socket.setNoDelay(true)
    const restMs = Math.max(0, connectMs - (performance.now() - beganMs))
    const target = hostAndPort({ host: String(asked.host), port: Number(asked.port) })
    await finish(socket, isSecure ? 'secureConnect' : 'connect', { target, restMs })
    return socket
  }
  return Object.assign(new (isSecure ? HttpsAgent : HttpAgent)({ keepAlive, maxSockets }), {
    createConnection(asked: Opening, created: Created): void {
      open(asked).then(
        (socket) => created(null, socket),
        (error: Error) => created(error),
      )
    },
  })
}

async function finish(socket: Socket, event: string, { target, restMs }: { target: string; restMs: number }) {
  const limit = new AbortController()
  const timer = setTimeout(() => limit.abort(), restMs)
  try {
    await once(socket, event, { signal: limit.signal })
  } catch (cause) {
    // What comes after it was given up.
    socket.on('error', () => undefined)
    socket.destroy()
    if (limit.signal.aborted) throw Object.assign(new Error(`no connection to ${target}`), { code: 'ETIMEDOUT' })
    throw explainNetworkFault(cause, target) ?? cause
  } finally {
    clearTimeout(timer)
  }
}
