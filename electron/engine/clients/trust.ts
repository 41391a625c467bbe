/** A certificate for the engine that everything in this process trusts, as by `NODE_EXTRA_CA_CERTS` from its start. */

import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { type Certificate, createCertificate } from '../tls'

/** Once in a process: two that sign themselves with the same name are mistaken for one another. */
export async function createTrustedCertificate(): Promise<Certificate> {
  const certificate = await createCertificate()
  setDefaultCACertificates([...getCACertificates('default'), certificate.cert])
  return certificate
}
