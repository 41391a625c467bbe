/** How a fault is brought about: servers, proxies and certificates of this moment, and a service that leads to them. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generate } from 'selfsigned'
import type { Service } from '../../../../shared/services'
import type { Certificate } from '../../../engine/tls'
import { converse, serveEndpoint, type Endpoint, type Manner } from './endpoint'
import { service, type StageOptions } from './stage'

export const secret = 'marked-secret-7f3a9c2e'
const open: { close(): unknown }[] = []
export async function closeAll(): Promise<void> {
  for (const one of open.splice(0).reverse()) await one.close()
}

const tomorrow = new Date(Date.now() + 86_400_000)
export async function certificate(name: string, notAfterDate = tomorrow): Promise<Certificate> {
  const notBeforeDate = new Date(Date.now() - 86_400_000 * 30)
  const subjectAltName = { name: 'subjectAltName' as const, altNames: [{ type: 2 as const, value: name }] }
  const made = await generate([{ name: 'commonName', value: name }], {
    keyType: 'ec',
    algorithm: 'sha256',
    notBeforeDate,
    notAfterDate,
    extensions: [{ name: 'basicConstraints', cA: true, critical: true }, subjectAltName],
  })
  return { key: made.private, cert: made.cert }
}
const makeCertificate = {
  here: () => certificate('localhost'),
  elsewhere: () => certificate('elsewhere.example'),
  expired: () => certificate('localhost', new Date(Date.now() - 86_400_000)),
}

interface Case {
  /** Null: the built-in engine. */
  tested: Service | null
  options?: StageOptions
}
export type Prepare = () => Promise<Case>
type Served = Parameters<typeof serveEndpoint>

export const serve = async (...served: Served): Promise<Endpoint> => {
  const endpoint = await serveEndpoint(...served)
  open.push(endpoint)
  return endpoint
}
export const gatewayAt = (url: string, own: Record<string, unknown> = {}): Service =>
  service({ kind: 'gateway', url, model: 'gpt-realtime', dialect: 'ga', ...own })
/** A gateway that goes wrong in this way, reached with a key. */
export const gateway =
  (manner: Manner, own: Record<string, unknown> = {}, options: StageOptions = {}): Prepare =>
  async () => {
    const { port } = await serve(manner)
    return { tested: gatewayAt(`ws://127.0.0.1:${port}/v1/realtime`, own), options: { secret, ...options } }
  }
export const azure =
  (manner: Served[0], own: Record<string, unknown> = {}, options: StageOptions = {}, query = ''): Prepare =>
  async () => {
    const { port } = await serve(manner, {
      choose: typeof manner === 'function' && manner.length === 1 && query === '?',
    })
    const endpoint = `http://127.0.0.1:${port}${query === '?' ? '' : query}`
    const tested = service({ kind: 'azure', endpoint, deployment: 'gpt-4o', ...own })
    return { tested, options: { secret, ...options } }
  }
/** Where the handshake itself decides. */
export const choosing = (choose: (request: { url: string; headers: Record<string, unknown> }) => Manner): Served[0] =>
  ((request: never) => choose(request)) as Served[0]

export const secure =
  (which: keyof typeof makeCertificate, isTrusted: boolean): Prepare =>
  async () => {
    const tls = await makeCertificate[which]()
    const { port } = await serve(converse(), { tls })
    const folder = mkdtempSync(join(tmpdir(), 'parley-ca-'))
    open.push({ close: () => rmSync(folder, { recursive: true }) })
    const caFile = join(folder, 'ca.pem')
    writeFileSync(caFile, tls.cert)
    const network = isTrusted ? { caFile } : {}
    return { tested: gatewayAt(`https://localhost:${port}`), options: { secret, network } }
  }
export const closedPort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
/** Below HTTP. */
export async function serveRaw(onData: (socket: Socket) => void): Promise<{ port: number }> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined)
    socket.once('data', () => onData(socket))
  })
  open.push({ close: () => new Promise((resolve) => server.close(resolve)) })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { port: (server.address() as AddressInfo).port }
}
/** A proxy that answers every CONNECT so. */
export const behindProxy =
  (answer: string): Prepare =>
  async () => {
    const url = `http://127.0.0.1:${(await serveRaw((socket) => socket.end(answer))).port}`
    return {
      tested: gatewayAt('https://gateway.example/v1'),
      options: { secret, network: { proxy: { mode: 'manual', url } } },
    }
  }
export const proxyAnswer = (status: string, header = ''): string =>
  `HTTP/1.1 ${status}\r\n${header}Content-Length: 0\r\n\r\n`

/** What is tried, how, the rung it must stop at, the fault without its prefix, and the action. */
export type FaultCase = [name: string, prepare: Prepare, step: string, code: string, action: string | null]
