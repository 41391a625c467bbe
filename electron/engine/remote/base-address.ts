/** The base of an API at an address as people write it: a server's page, or what they copied from an example's request. */

const endpoints =
  /\/(?:chat\/completions|completions|responses|embeddings|models|audio\/(?:speech|transcriptions|translations|voices))$/u
/** Whose API does not begin with `/v1`. */
const paths: [RegExp, string][] = [
  [/\.(?:openai\.azure\.com|services\.ai\.azure\.com|cognitiveservices\.azure\.com)$/u, '/openai/v1'],
  [/^api\.groq\.com$/u, '/openai/v1'],
  [/(?:^|\.)openrouter\.ai$/u, '/api/v1'],
  [/^generativelanguage\.googleapis\.com$/u, '/v1beta/openai'],
]

/** @returns without a slash at its end; as it was when it is none */
export function baseAddress(address: string): string {
  const url = urlOf(address)
  if (!url) return address
  const path = url.pathname.replace(/\/+$/u, '').replace(endpoints, '').replace(/\/+$/u, '')
  const usual = paths.find(([host]) => host.test(url.hostname))?.[1] ?? '/v1'
  return `${url.origin}${path === '' ? usual : path}`
}

function urlOf(address: string): URL | null {
  try {
    return new URL(address)
  } catch {
    return null
  }
}
