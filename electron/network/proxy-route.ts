/** Which proxy lies on the way to an address: the person's own, else the environment's, else the system's. */
import { AppError } from '../../shared/errors'
import type { Network } from '../../shared/services'
import { isExempt, isLoopback } from './no-proxy'

export interface Proxy {
  host: string
  port: number
  /** The way to the proxy itself is encrypted. */
  isSecure: boolean
  user: string
  password: string
}

export const hostAndPort = ({ host, port }: { host: string; port: number }): string =>
  `${host.includes(':') ? `[${host}]` : host}:${port}`

/** One way to try; null: without a proxy. */
export type Route = Proxy | null

export interface RouteSources {
  settings: Network['proxy']
  /** @throws AppError `credentials.*` */
  proxyPassword(): Promise<string | null>
  /** In the form of a PAC file's answer. */
  resolveSystemProxy(url: string): Promise<string>
  environment: NodeJS.ProcessEnv
}

/**
 * The ways to an address, the first to be tried first; never empty.
 * @throws AppError `network.proxy-invalid`, `network.proxy-unsupported`, `credentials.*`
 */
export async function chooseRoutes(url: URL, sources: RouteSources): Promise<[Route, ...Route[]]> {
  const { settings, environment } = sources
  // What is not encrypted goes to this computer, or for a part of the engine to one of the own network.
  const isSecure = url.protocol === 'https:' || url.protocol === 'wss:'
  if (!isSecure || settings.mode === 'none' || isLoopback(url.hostname)) return [null]
  if (settings.mode === 'manual') {
    const proxy = parseProxy(settings.url)
    // What stands in the address would lie in the settings file.
    if (proxy.user || proxy.password) throw new AppError('network.proxy-invalid', proxy.host)
    if (!settings.user) return [proxy]
    return [{ ...proxy, user: settings.user, password: (await sources.proxyPassword()) ?? '' }]
  }
  const read = (name: string): string => environment[name.toLowerCase()] || environment[name] || ''
  if (isExempt({ host: url.hostname, port: Number(url.port) || 443 }, read('NO_PROXY'))) return [null]
  const named = read('HTTPS_PROXY') || read('ALL_PROXY')
  if (named) return [parseProxy(named)]
  // PAC files know of no sockets.
  const asked = new URL(url)
  asked.protocol = 'https:'
  asked.search = ''
  return parsePac(await sources.resolveSystemProxy(asked.href))
}

/** `http://user:password@host:port`; scheme and port may be missing. */
export function parseProxy(text: string): Proxy {
  const whole = /^[a-z][a-z\d+.-]*:\/\//i.test(text.trim()) ? text.trim() : `http://${text.trim()}`
  try {
    const { protocol, hostname, port, username, password } = new URL(whole)
    if (/^socks/.test(protocol)) throw new AppError('network.proxy-unsupported', 'SOCKS')
    if (!hostname || !/^https?:$/.test(protocol)) throw new AppError('network.proxy-invalid')
    const isSecure = protocol === 'https:'
    return {
      host: hostname.replace(/^\[|\]$/g, ''),
      port: Number(port) || (isSecure ? 443 : 80),
      isSecure,
      user: decodeURIComponent(username),
      password: decodeURIComponent(password),
    }
  } catch (error) {
    // Without what was typed: it may hold a password.
    throw error instanceof AppError ? error : new AppError('network.proxy-invalid')
  }
}

/**
 * @param answer of `FindProxyForURL`: `PROXY host:port; HTTPS host:port; SOCKS host:port; DIRECT`
 * @throws AppError `network.proxy-unsupported` when it names nothing that Parley can use
 */
export function parsePac(answer: string): [Route, ...Route[]] {
  const entries = answer.split(';').flatMap((entry) => entry.trim() || [])
  const routes = entries.flatMap((entry): Route[] => {
    const [kind = '', address = ''] = entry.split(/\s+/)
    if (/^direct$/i.test(kind)) return [null]
    if (/^(proxy|http|https)$/i.test(kind) && address)
      return [parseProxy(`${/^https$/i.test(kind) ? 'https' : 'http'}://${address}`)]
    return []
  })
  const [first, ...others] = routes
  if (first !== undefined) return [first, ...others]
  const kinds = [...new Set(entries.map((entry) => entry.split(/\s+/)[0]!.toUpperCase()))]
  if (kinds.length > 0) throw new AppError('network.proxy-unsupported', kinds.join(', '))
  return [null]
}
