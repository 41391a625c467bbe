/** The way out of this computer, for sockets and requests alike: proxy, authorities, address family, patience. */
import { Agent as HttpsAgent } from 'node:https'
import type { Agent } from 'node:http'
import { createSecureContext, type SecureContext } from 'node:tls'
import { isDeepStrictEqual } from 'node:util'
import type { Network } from '../../../shared/services'
import type { Log } from '../../log'
import { createAgent } from '../../network/agent'
import { beyondNode, readAuthorities, systemAuthorities, withNodeRoots } from '../../network/authorities'
import { chooseRoutes, hostAndPort, type Route, type RouteSources } from '../../network/proxy-route'
import type { Way } from '../../network/way'
import { send, type NetworkAnswer, type NetworkRequest } from './request'

export interface ConnectOptions {
  /** Undefined: Node's own does. */
  agent: Agent | undefined
  /** All that are trusted, in PEM; undefined: Node's own. The agent has them already. */
  ca: string[] | undefined
  family: 4 | 6 | undefined
  timeoutMs: number
  /** `host:port` of the proxy that is tried first; null: none. */
  via: string | null
}

export interface NetworkAccess {
  /**
   * How to reach an address by `ws` or `node:https`. What goes wrong at the proxy reaches the request as an `AppError`.
   * @throws AppError `network.proxy-invalid`, `network.proxy-unsupported`, `network.ca-unreadable`, `credentials.*`
   */
  connectOptions(url: URL): Promise<ConnectOptions>
  /** The same for another process, with the proxy's password. @throws as `connectOptions` */
  way(url: URL): Promise<Way>
  /** @throws AppError `network.*`, `credentials.*`; the signal's reason; else the socket's own error, with its `code` */
  request(url: URL | string, request: NetworkRequest): Promise<NetworkAnswer>
}

const isEncrypted = ({ protocol }: URL): boolean => protocol === 'wss:' || protocol === 'https:'
const families = { auto: undefined, ipv4: 4, ipv6: 6 } as const

export function createNetwork(dependencies: {
  settings: () => Network
  /** @throws AppError `credentials.*` */
  proxyPassword: () => Promise<string | null>
  /** In the form of a PAC file's answer: Electron's `session.resolveProxy`. */
  resolveSystemProxy: (url: string) => Promise<string>
  environment: NodeJS.ProcessEnv
  platform: NodeJS.Platform
  log: Pick<Log, 'warn'>
}): NetworkAccess {
  const { settings, log } = dependencies
  let system: string[] | null = null
  /** Reading a hundred and more certificates takes 17 ms: only when they changed. */
  let trusted: {
    added: string[]
    /** Those that Node does not know. */
    further: string[]
    ca: string[] | undefined
    secureContext: SecureContext | undefined
  } | null = null

  const trust = async (): Promise<NonNullable<typeof trusted>> => {
    system ??= systemAuthorities(dependencies.platform)
    const { caFile } = settings()
    // A list of authorities takes the place of Node's own, and with it of those that this variable adds.
    const { NODE_EXTRA_CA_CERTS: nodeFile = '' } = dependencies.environment
    const ofNode = nodeFile === '' ? [] : await readAuthorities(nodeFile).catch(() => [])
    const added = [...system, ...ofNode, ...(caFile === '' ? [] : await readAuthorities(caFile))]
    if (trusted === null || !isDeepStrictEqual(trusted.added, added)) {
      const ca = withNodeRoots(added)
      trusted = { added, further: beyondNode(added), ca, secureContext: ca && createSecureContext({ ca }) }
    }
    return trusted
  }
  const askSystem: RouteSources['resolveSystemProxy'] = async (url) => {
    try {
      return await dependencies.resolveSystemProxy(url)
    } catch (cause) {
      log.warn('the system does not tell its proxy', { cause })
      return 'DIRECT'
    }
  }
  const routesTo = (url: URL): Promise<[Route, ...Route[]]> =>
    chooseRoutes(url, { ...dependencies, settings: settings().proxy, resolveSystemProxy: askSystem })

  const connectOptions = async (url: URL): Promise<ConnectOptions> => {
    const { connectTimeoutMs: timeoutMs, family: wanted } = settings()
    const { ca, secureContext } = await trust()
    const routes = await routesTo(url)
    const family = families[wanted]
    const isSecure = isEncrypted(url)
    const [first] = routes
    const common = { ca, family, timeoutMs }
    if (first !== null)
      return {
        ...common,
        agent: createAgent(routes, { family, secureContext, timeoutMs }),
        via: hostAndPort(first),
      }
    return { ...common, agent: isSecure && secureContext ? new HttpsAgent({ secureContext }) : undefined, via: null }
  }

  return {
    connectOptions,
    async way(url) {
      const family = families[settings().family] ?? null
      if (!isEncrypted(url)) return { routes: [null], authorities: [], family }
      const { further } = await trust()
      return { routes: await routesTo(url), authorities: further, family }
    },
    async request(target, wanted) {
      const url = new URL(target)
      return send(url, wanted, await connectOptions(url))
    },
  }
}
