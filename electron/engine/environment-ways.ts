/** The ways to parts that live elsewhere, for an engine by itself: by the usual variables, as other programs have them. */
import { chooseRoutes } from '../network/proxy-route'
import type { RemoteParts } from './parts'

/** Whom to trust needs nothing here: Node reads `NODE_EXTRA_CA_CERTS` itself. @throws Error with one line for a person */
export async function withEnvironmentWays(
  { mind, recogniser, voice }: RemoteParts,
  environment: NodeJS.ProcessEnv,
): Promise<RemoteParts> {
  const withWay = async <T extends { address: string }>(part: T | null) => {
    if (part === null) return null
    const routes = await chooseRoutes(new URL(part.address), {
      settings: { mode: 'system', url: '', user: '' },
      proxyPassword: () => Promise.resolve(null),
      resolveSystemProxy: () => Promise.resolve('DIRECT'),
      environment,
    }).catch((cause: unknown) => {
      throw new Error('HTTPS_PROXY takes the address of an HTTP proxy, like http://user:password@host:port', { cause })
    })
    return { ...part, way: { routes, authorities: [], family: null } }
  }
  return { mind: await withWay(mind), recogniser: await withWay(recogniser), voice: await withWay(voice) }
}
