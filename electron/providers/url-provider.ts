/** A service at an address, with a key that an environment variable holds. */
import { AppError } from '../../shared/errors'
import type { UrlService } from '../../shared/settings'
import { dialectOf, endpoint, isAzure } from './endpoint'
import { defaultInstructions } from './instructions'
import type { Provider } from './provider'

function keyHeader(url: URL, variable: string, environment: NodeJS.ProcessEnv): Record<string, string> {
  if (variable === '') return {}
  const key = environment[variable]?.trim() ?? ''
  // A key with anything else in it (a line break, a curly quote) cannot be a header and was pasted wrongly.
  if (!/^[\x21-\x7e]+$/.test(key)) throw new AppError('provider.key-missing', variable)
  return isAzure(url) ? { 'api-key': key } : { Authorization: `Bearer ${key}` }
}

export function createUrlProvider(service: UrlService): Provider {
  return {
    id: service.id,
    kind: 'url',
    name: service.name,
    // Also at a loopback address: a gateway on this computer mostly passes on what it gets.
    leavesComputer: true,
    instant: false,
    turnDetection: service.turnDetection,
    async resolve({ environment }) {
      const url = endpoint(service.url, service.model)
      return {
        url,
        headers: keyHeader(url, service.keyVariable, environment),
        dialect: service.dialect === 'auto' ? dialectOf(url) : service.dialect,
        model: url.searchParams.get('model') ?? url.searchParams.get('deployment') ?? '',
        turnDetection: service.turnDetection,
        voice: service.voice,
        instructions: service.instructions.trim() || defaultInstructions,
        transcriptionModel: service.transcriptionModel.trim() || null,
      }
    },
  }
}
