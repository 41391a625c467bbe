/** The addresses that NO_PROXY names: `*`, names with all below them, addresses, ranges of addresses, each with a port. */
import { BlockList, isIP } from 'node:net'

interface Target {
  host: string
  port: number
}

const bare = (host: string): string => host.replace(/^\[|\]$/g, '').toLowerCase()

export function isLoopback(hostname: string): boolean {
  const host = bare(hostname)
  if (host === 'localhost' || host.endsWith('.localhost') || host === '::1') return true
  return isIP(host) === 4 && host.startsWith('127.')
}

/** @param list as in the environment variable: divided by commas or spaces */
export function isExempt({ host, port }: Target, list: string): boolean {
  const wanted = bare(host)
  return list
    .split(/[\s,]+/)
    .filter(Boolean)
    .some((entry) => matches(entry.toLowerCase(), wanted, port))
}

function matches(entry: string, host: string, port: number): boolean {
  if (entry === '*') return true
  const range = /^\[?([\da-f.:]+)\]?\/(\d{1,3})$/.exec(entry)
  if (range) return isInRange(host, range[1]!, Number(range[2]))
  const { name, onlyPort } = apart(entry)
  if (onlyPort !== null && onlyPort !== port) return false
  if (isIP(name) || isIP(host)) return name === host
  const domain = name.replace(/^\*?\./, '')
  return domain !== '' && (host === domain || host.endsWith(`.${domain}`))
}

/** A bare IPv6 address has colons of its own. */
function apart(entry: string): { name: string; onlyPort: number | null } {
  const found = isIP(entry) ? null : /^(.+):(\d+)$/.exec(entry)
  return found ? { name: bare(found[1]!), onlyPort: Number(found[2]) } : { name: bare(entry), onlyPort: null }
}

function isInRange(host: string, network: string, prefix: number): boolean {
  const version = isIP(network)
  if (version === 0 || isIP(host) !== version || prefix > (version === 4 ? 32 : 128)) return false
  const family = version === 4 ? 'ipv4' : 'ipv6'
  const ranges = new BlockList()
  ranges.addSubnet(network, prefix, family)
  return ranges.check(host, family)
}
