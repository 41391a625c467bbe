/** Whom to trust beside Node's own roots: the system's authorities, and those of one more file. */
import { X509Certificate } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import * as tls from 'node:tls'
import { AppError } from '../../shared/errors'

/** Where Debian, Fedora, openSUSE, OpenELEC and Alpine keep them: the list of Go's crypto/x509. */
const linuxFiles = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/ca-bundle.pem',
  '/etc/pki/tls/cacert.pem',
  '/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem',
  '/etc/ssl/cert.pem',
]

const pemBlocks = (text: string): string[] =>
  text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []
const bodyOf = (pem: string): string => pem.replace(/-----[^-]+-----|\s/g, '')

/** Known to Node from 22.15 on; before, only Linux has them in a file. */
const { getCACertificates } = tls as { getCACertificates?: (type: 'system') => string[] }

/** @param files tried in turn, on Linux, where Node does not know by itself */
export function systemAuthorities(
  platform: NodeJS.Platform,
  { ask = getCACertificates, files = linuxFiles }: { ask?: typeof getCACertificates | null; files?: string[] } = {},
): string[] {
  if (ask) return ask('system')
  const file = platform === 'linux' ? files.find((one) => existsSync(one)) : undefined
  if (file === undefined) return []
  try {
    return pemBlocks(readFileSync(file, 'utf8'))
  } catch {
    return []
  }
}

/**
 * PEM with any number of certificates, or one in DER.
 * @throws AppError `network.ca-unreadable`
 */
export async function readAuthorities(file: string): Promise<string[]> {
  try {
    const bytes = await readFile(file)
    const found = pemBlocks(bytes.toString('latin1')).map((pem) => new X509Certificate(pem))
    return (found.length > 0 ? found : [new X509Certificate(bytes)]).map((one) => one.toString())
  } catch (cause) {
    throw new AppError('network.ca-unreadable', basename(file), { cause })
  }
}

/** @returns those of them that Node does not trust by itself */
export function beyondNode(added: readonly string[]): string[] {
  const known = new Set(tls.rootCertificates.map(bodyOf))
  return added.filter((pem) => !known.has(bodyOf(pem)))
}

/** @returns all that are trusted; undefined when they are just Node's own, which it reads much faster by itself */
export function withNodeRoots(added: readonly string[]): string[] | undefined {
  const further = beyondNode(added)
  return further.length === 0 ? undefined : [...tls.rootCertificates, ...further]
}
