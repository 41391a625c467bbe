/** Makes of what was typed or pasted the base of an OpenAI-compatible API: `127.0.0.1:11434` becomes `http://127.0.0.1:11434/v1`. */
import { isInOwnNetwork } from '../../../../../shared/part-address'

const endpoints = /\/(?:models|chat\/completions|completions|audio\/(?:speech|transcriptions))$/

/** What is no address stays as it is. */
export function completeAddress(text: string): string {
  const typed = text.trim()
  if (typed === '') return ''
  const isHere = /^(?:localhost|127\.|\[::1\])/i.test(typed)
  const hasScheme = /^[a-z][a-z\d+.-]*:\/\//i.test(typed)
  try {
    const url = new URL(hasScheme ? typed : `${isHere ? 'http' : 'https'}://${typed}`)
    // At a port of its own in one's own network hardly any server is encrypted; the form says that it is not.
    if (!hasScheme && url.port !== '' && isInOwnNetwork(url)) url.protocol = 'http:'
    const path = url.pathname.replace(/\/+$/, '').replace(endpoints, '')
    url.pathname = path === '' ? '/v1' : path
    return url.href
  } catch {
    return typed
  }
}
