/** A way through an HTTP proxy: CONNECT (RFC 9110 §9.3.6), with Basic as the only sign-in. */
import { once } from 'node:events'
import { request, type IncomingMessage } from 'node:http'
import { connect as connectPlain, type Socket } from 'node:net'
import { connect as connectSecure, type SecureContext } from 'node:tls'
import { AppError } from '../../shared/errors'
import { explainNetworkFault } from './network-fault'
import { hostAndPort, type Proxy } from './proxy-route'

export interface TunnelOptions {
  family: 4 | 6 | undefined
  secureContext: SecureContext | undefined
  timeoutMs: number
}

/**
 * @param target `host:port`
 * @throws AppError `network.proxy-*`, `network.certificate`
 */
export async function openTunnel(proxy: Proxy, target: string, options: TunnelOptions): Promise<Socket> {
  const limit = AbortSignal.timeout(options.timeoutMs)
  const socket = await reach(proxy, options, limit)
  const headers: Record<string, string> = { Host: target, 'Proxy-Connection': 'keep-alive' }
  if (proxy.user)
    headers['Proxy-Authorization'] = `Basic ${Buffer.from(`${proxy.user}:${proxy.password}`).toString('base64')}`
  const asking = request({ method: 'CONNECT', path: target, headers, setHost: false, createConnection: () => socket })
  // What comes after it was given up.
  asking.on('error', () => undefined)
  asking.end()
  try {
    const [answer] = (await Promise.race([
      once(asking, 'connect', { signal: limit }),
      // Node tells an answer to CONNECT as `connect` whatever its status; a proxy that breaks off ends here.
      once(socket, 'close', { signal: limit }).then(() => Promise.reject(new Error('closed'))),
    ])) as [IncomingMessage]
    if (!String(answer.statusCode).startsWith('2')) throw refusal(proxy, answer)
    return socket
  } catch (cause) {
    asking.destroy()
    socket.destroy()
    throw cause instanceof AppError ? cause : new AppError('network.proxy-unreachable', hostAndPort(proxy), { cause })
  }
}

async function reach(proxy: Proxy, options: TunnelOptions, limit: AbortSignal): Promise<Socket> {
  const { host, port, isSecure } = proxy
  const { family, secureContext } = options
  const address = { host, port, ...(family && { family }) }
  const socket = isSecure
    ? connectSecure({ ...address, ...(secureContext && { secureContext }), servername: host })
    : connectPlain(address)
  // Later errors belong to whoever gets the socket; until then none may go unheard.
  socket.on('error', () => undefined)
  try {
    await once(socket, isSecure ? 'secureConnect' : 'connect', { signal: limit })
    return socket
  } catch (cause) {
    socket.destroy()
    const fault = explainNetworkFault(cause, hostAndPort(proxy))
    throw fault ?? new AppError('network.proxy-unreachable', hostAndPort(proxy), { cause })
  }
}

function refusal(proxy: Proxy, answer: IncomingMessage): AppError {
  const status = answer.statusCode ?? 0
  if (status !== 407) return new AppError('network.proxy-refused', `${hostAndPort(proxy)}, ${status}`)
  const schemes = answer.rawHeaders.flatMap((name, index) =>
    index % 2 === 0 && name.toLowerCase() === 'proxy-authenticate' ? schemesOf(answer.rawHeaders[index + 1] ?? '') : [],
  )
  if (schemes.length > 0 && !schemes.includes('basic'))
    return new AppError('network.proxy-unsupported', `${hostAndPort(proxy)}, ${schemes.map(title).join(', ')}`)
  return new AppError('network.proxy-auth', hostAndPort(proxy))
}

const known = ['basic', 'digest', 'ntlm', 'negotiate', 'kerberos', 'bearer']
/** Several may stand in one header: `Negotiate, NTLM, Basic realm="x"`. What is quoted names none. */
const schemesOf = (header: string): string[] => {
  const words = header
    .replace(/"(?:[^"\\]|\\.)*"/g, '')
    .toLowerCase()
    .split(/[\s,]+/)
  return known.filter((scheme) => words.includes(scheme))
}
const title = (scheme: string): string => (scheme === 'ntlm' ? 'NTLM' : `${scheme[0]!.toUpperCase()}${scheme.slice(1)}`)
