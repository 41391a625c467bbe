/** A gateway to a server of the engine that speaks the preview's form under an address that does not tell. */
import { createServer, type IncomingHttpHeaders } from 'node:http'
import { connect, type AddressInfo, type Socket } from 'node:net'

export interface Gateway {
  url: string
  /** What `OpenAI-Beta` was at each handshake, oldest first. */
  asked: (string | null)[]
  close(): Promise<void>
}

/** @param strict whether it refuses who does not ask for the preview */
export async function openGateway(enginePort: number, { strict }: { strict: boolean }): Promise<Gateway> {
  const asked: Gateway['asked'] = []
  const sockets = new Set<Socket>()
  const server = createServer()
  server.on('connection', (socket) => sockets.add(socket))
  server.on('upgrade', (request, client: Socket) => {
    const beta = request.headers['openai-beta']?.toString() ?? null
    asked.push(beta)
    if (strict && beta === null) return client.end('HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n')
    const engine = connect(enginePort, '127.0.0.1')
    sockets.add(engine)
    engine.write(handshake(request.url ?? '', { ...request.headers, 'openai-beta': 'realtime=v1' }))
    for (const [from, to] of [
      [client, engine],
      [engine, client],
    ] as const) {
      from.pipe(to)
      from.on('error', () => to.destroy())
      from.on('close', () => to.destroy())
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}/v1/realtime`,
    asked,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy()
        server.close(() => resolve())
      }),
  }
}

function handshake(path: string, headers: IncomingHttpHeaders): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  return [`GET ${path} HTTP/1.1`, ...lines, '', ''].join('\r\n')
}
