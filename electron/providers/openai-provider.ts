/** OpenAI itself: always at one address. */
import type { OpenAiService } from '../../shared/services'
import { endpoint } from './endpoint'
import { clientSecretsUrl } from './ephemeral'
import { bearer, betaHeader, type Place } from './place'

const base = 'wss://api.openai.com/v1/realtime'

export function openAiPlace(service: OpenAiService): Place {
  const url = endpoint(base, service.model)
  const headers = {
    ...(service.organization.trim() ? { 'OpenAI-Organization': service.organization.trim() } : {}),
    ...(service.project.trim() ? { 'OpenAI-Project': service.project.trim() } : {}),
  }
  return {
    url,
    dialect: 'ga',
    mint: { url: clientSecretsUrl(url), model: service.model.trim() },
    address: (dialect) => ({ url, headers: dialect === 'ga' ? headers : { ...headers, ...betaHeader } }),
    withKey: bearer,
  }
}
