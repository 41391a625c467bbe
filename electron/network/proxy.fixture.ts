/** For tests: a real HTTP proxy, and a real TLS server behind it whose authority is made on the spot. */
import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import { connect, type AddressInfo, type Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { generate } from 'selfsigned'

export interface Certificates {
  ca: string
  cert: string
  key: string
}

/** @param names of the server */
export async function createCertificates(names: readonly string[]): Promise<Certificates> {
  const named = (value: string) => [{ name: 'commonName', value }]
  const common = { keyType: 'ec', algorithm: 'sha256' } as const
  const ca = await generate(named('Fixture authority'), {
    ...common,
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, critical: true },
    ],
  })
  const own = await generate(named(names[0]!), {
    ...common,
    ca: { key: ca.private, cert: ca.cert },
    extensions: [{ name: 'subjectAltName', altNames: names.map((value) => ({ type: 2, value })) }],
  })
  return { ca: ca.cert, cert: own.cert, key: own.private }
}

export interface TestServer {
  port: number
  close(): Promise<void>
}

async function listen(server: Server): Promise<TestServer> {
  const open = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    open.add(socket)
    socket.on('close', () => open.delete(socket)).on('error', () => undefined)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      server.close()
      for (const socket of open) socket.destroy()
      await once(server, 'close')
    },
  }
}

export function startSecureServer(
  { cert, key }: Certificates,
  answer: (request: IncomingMessage, response: ServerResponse) => void,
  prepare: (server: Server) => void = () => undefined,
): Promise<TestServer> {
  const server = createSecureServer({ cert, key }, answer)
  prepare(server)
  return listen(server)
}

export interface TestProxy extends TestServer {
  /** What was asked for: `host:port` and the sign-in. */
  asked: { target: string; authorization: string | undefined }[]
}

/**
 * Leads every CONNECT to one port of this computer, whatever name it asks for.
 * @param options `refuse`: answers with these lines instead; null: opens the way
 */
export async function startProxy(options: {
  port: number
  refuse?: (authorization: string | undefined) => string[] | null
  secure?: Certificates
}): Promise<TestProxy> {
  const { port, refuse = () => null, secure } = options
  const asked: TestProxy['asked'] = []
  const server = secure ? createSecureServer({ cert: secure.cert, key: secure.key }) : createServer()
  server.on('connect', (request: IncomingMessage, client: Duplex, head: Buffer) => {
    const authorization = request.headers['proxy-authorization']
    asked.push({ target: request.url ?? '', authorization })
    client.on('error', () => undefined)
    const refusal = refuse(authorization)
    if (refusal) return void client.end(`${['HTTP/1.1 ' + refusal[0]!, ...refusal.slice(1)].join('\r\n')}\r\n\r\n`)
    const upstream = connect(port, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n')
      upstream.write(head)
      upstream.pipe(client).pipe(upstream)
    })
    upstream.on('error', () => client.destroy())
  })
  return { ...(await listen(server)), asked }
}
