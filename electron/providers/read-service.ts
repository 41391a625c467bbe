/** Makes a service of what was pasted, whatever kind it is of. */
import { newServiceSchema, type NewService } from '../../shared/services'
import { readAddress } from './address'
import { azureParts, isResourceName, looksLikeAzure } from './azure-parts'

const longestName = 60
const openAiHost = 'api.openai.com'

/** The address in a line of a shell or of a page. */
function tidy(text: string): string {
  const trimmed = text.trim().replace(/^["'<]+|["'>;,]+$/g, '')
  return /\s|=["']?https?:/.test(trimmed)
    ? (/\b(?:https?|wss?):\/\/[^\s"'<>]+/i.exec(trimmed)?.[0] ?? trimmed)
    : trimmed
}

function readAzure(text: string): NewService {
  const parts = azureParts(text)
  const [name = ''] = new URL(parts.endpoint).hostname.split('.')
  return newServiceSchema.parse({ kind: 'azure', name: (name || 'Azure').slice(0, longestName), ...parts })
}

function readOpenAi(url: URL): NewService | null {
  const { hostname, searchParams, pathname, port } = url
  const others = [...searchParams.keys()].some((name) => name !== 'model')
  if (hostname !== openAiHost || port !== '' || others || !/^\/(?:v1(?:\/|$)|$)/.test(pathname)) return null
  const model = searchParams.get('model')
  return newServiceSchema.parse({ kind: 'openai', name: 'OpenAI', ...(model ? { model } : {}) })
}

function readGateway(url: URL): NewService {
  const model = url.searchParams.get('model') ?? ''
  if (model !== '') url.searchParams.delete('model')
  // Copied from where the same gateway answers in writing.
  url.pathname = url.pathname.replace(/\/(?:chat\/completions|completions|responses)\/?$/, '/realtime')
  return newServiceSchema.parse({ kind: 'gateway', name: url.host.slice(0, longestName), url: url.href, model })
}

/** @throws AppError `provider.bad-url`, `provider.insecure-url` */
export function readService(text: string): NewService {
  const tidied = tidy(text)
  if (isResourceName(tidied)) return readAzure(tidied)
  const url = readAddress(tidied)
  if (looksLikeAzure(url)) return readAzure(tidied)
  return readOpenAi(url) ?? readGateway(url)
}
