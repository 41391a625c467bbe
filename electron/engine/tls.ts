/** The certificate of a server that clients reach by wss only: made at start, for this machine's own names. */

import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** In PEM. */
export interface Certificate {
  key: string
  cert: string
}

/**
 * It signs itself and is no authority: clients that trust it trust nothing else by it, and the verifiers of Node,
 * Python, Go and rustls all take it for a root given to them.
 */
export async function createCertificate(): Promise<Certificate> {
  // Only who asks for TLS pays for loading it.
  const { generate } = await import('selfsigned')
  // The names to check are below; by this one a client that trusts two engines tells their certificates apart.
  const name = `Parley engine ${randomBytes(8).toString('hex')}`
  const made = await generate([{ name: 'commonName', value: name }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'localhost' },
          { type: 7, ip: '127.0.0.1' },
          { type: 7, ip: '::1' },
        ],
      },
    ],
  })
  return { key: made.private, cert: made.cert }
}

/** Puts the certificate where clients can be pointed at it, as `NODE_EXTRA_CA_CERTS` for one. The key stays here. */
export function publishCertificate(cert: string): { path: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'parley-engine-'))
  const path = join(folder, 'ca.pem')
  writeFileSync(path, cert)
  return { path, remove: () => rmSync(folder, { recursive: true, force: true }) }
}
