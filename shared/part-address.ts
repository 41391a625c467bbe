/** The address of a server that stands in for a part of the engine: whether it can be used, and what leaves by it. */

function urlOf(address: string): URL | null {
  try {
    return new URL(address)
  } catch {
    return null
  }
}

const isLoopback = ({ hostname }: URL): boolean =>
  /^(?:localhost|.+\.localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(hostname)

/** As `URL` writes them: it knows other forms as well, such as `192.168.257` or `0x0a000001`. */
const ipAddress = /^(?:\d{1,3}(?:\.\d{1,3}){3}|\[.*\])$/
/** RFC 1918 and 3927; RFC 4193 and 4291. */
const privateAddress =
  /^(?:(?:10|172\.(?:1[6-9]|2\d|3[01])|192\.168|169\.254)\..*|\[(?:f[cd][\da-f]{2}|fe[89ab][\da-f]):.*\])$/
/** No public name server knows these: RFC 6762 and 8375, what ICANN keeps for private use, and what routers give. */
const privateName = /^(?:[^.]+|.+\.(?:local|lan|internal|home\.arpa))$/

/** Of a network at home or in a company, where plain `http:` is what such servers speak. */
export const isInOwnNetwork = ({ hostname }: URL): boolean =>
  ipAddress.test(hostname) ? privateAddress.test(hostname) : privateName.test(hostname)

/** Why an address cannot be used: not one, open to all on the way through the internet, or with what belongs elsewhere. */
export function addressFault(address: string): 'wrong' | 'insecure' | 'extra' | null {
  const url = urlOf(address)
  if (!url || !/^https?:$/.test(url.protocol)) return 'wrong'
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') return 'extra'
  return url.protocol === 'http:' && !isLoopback(url) && !isInOwnNetwork(url) ? 'insecure' : null
}

/** It can be used, but others on the same network could read along. */
export function isUnencrypted(address: string): boolean {
  const url = urlOf(address)
  return url?.protocol === 'http:' && addressFault(address) === null && !isLoopback(url)
}

/** `name:port` of a part's address, for those who read; empty while there is none. */
export const hostOf = (address: string): string => urlOf(address)?.host ?? ''

/** The other computer at an address; null: it is this one, or none. */
export function otherComputerAt(address: string): string | null {
  const url = urlOf(address)
  return url && !isLoopback(url) ? url.host : null
}
