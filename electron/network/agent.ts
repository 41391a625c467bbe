/** An agent that opens each connection by the first way that can be gone, and encrypts it end to end. */
import type { Agent, ClientRequestArgs } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import { isIP, type Socket } from 'node:net'
import { connect, type ConnectionOptions, type TLSSocket } from 'node:tls'
import { AppError } from '../../shared/errors'
import { hostAndPort, type Route } from './proxy-route'
import { openTunnel, type TunnelOptions } from './tunnel'

/** How an agent of Node is told that a connection is there: Node 18 takes no promise. */
export type Created = (error: Error | null, socket?: Socket) => void
export type Opening = ClientRequestArgs & ConnectionOptions

export function createAgent(routes: readonly Route[], options: TunnelOptions): Agent {
  return Object.assign(new HttpsAgent({ keepAlive: false }), {
    createConnection(asked: Opening, created: Created): void {
      openSecure(routes, asked, options).then(
        (socket) => created(null, socket),
        (error: Error) => created(error),
      )
    },
  })
}

/** @returns a socket whose encryption has yet to be agreed upon @throws AppError `network.*` */
export async function openSecure(routes: readonly Route[], asked: Opening, options: TunnelOptions): Promise<TLSSocket> {
  const { host, port } = { host: String(asked.host), port: Number(asked.port) }
  const through = await firstOpen(routes, hostAndPort({ host, port }), options)
  const secure = {
    ...(options.secureContext && { secureContext: options.secureContext }),
    servername: asked.servername || (isIP(host) ? '' : host),
    ...(asked.ALPNProtocols && { ALPNProtocols: asked.ALPNProtocols }),
  }
  if (through === null) return connect({ host, port, ...(options.family && { family: options.family }), ...secure })
  // The name is checked against the certificate; an address has no servername but is checked as well.
  return connect({ ...secure, socket: through, host })
}

/** A proxy that cannot be reached gives way to the next, as the system's own programs do; one that refuses does not. */
async function firstOpen(routes: readonly Route[], target: string, options: TunnelOptions): Promise<Socket | null> {
  let fault: unknown
  for (const route of routes) {
    if (route === null) return null
    try {
      return await openTunnel(route, target, options)
    } catch (error) {
      if (!(error instanceof AppError && error.code === 'network.proxy-unreachable')) throw error
      fault ??= error
    }
  }
  throw fault
}
