/** Stands before a server of the engine and lets in who brings a token that holds, as Azure does. */
import { createServer } from 'node:http'
import { connect, type AddressInfo, type Socket } from 'node:net'

export interface TokenGate {
  url: string
  /** What was brought at each handshake, and whether it was let in. */
  readonly handshakes: { token: string; letIn: boolean }[]
  /** Every connection is lost. */
  drop(): void
  close(): Promise<void>
}

export async function openTokenGate(
  engine: { port: number; token: string },
  holds: (token: string) => boolean,
): Promise<TokenGate> {
  const handshakes: TokenGate['handshakes'] = []
  const sockets = new Set<Socket>()
  const server = createServer()
  server.on('upgrade', (request, client: Socket) => {
    const token = request.headers.authorization?.replace('Bearer ', '') ?? ''
    const letIn = holds(token)
    handshakes.push({ token, letIn })
    if (!letIn) return client.end('HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n')
    const upstream = connect(engine.port, '127.0.0.1')
    const headers = { ...request.headers, authorization: `Bearer ${engine.token}` }
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
    upstream.write([`GET ${request.url} HTTP/1.1`, ...lines, '', ''].join('\r\n'))
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(from)
      from.pipe(to)
      from.on('error', () => to.destroy())
      from.on('close', () => to.destroy())
    }
  })
  const drop = (): void => {
    for (const socket of sockets) socket.destroy()
    sockets.clear()
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}/v1/realtime?model=parley`,
    handshakes,
    drop,
    close: () =>
      new Promise((resolve) => {
        drop()
        server.close(() => resolve())
      }),
  }
}
