/** A door before a service: whoever connects waits until it is opened. */
import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

export interface HeldService {
  /** The service's address, through the door. */
  url: string
  open(): void
  stop(): Promise<void>
}

export async function holdService(service: string): Promise<HeldService> {
  const { hostname, port, href, host } = new URL(service)
  const sockets = new Set<Socket>()
  let open: () => void = () => undefined
  const isOpen = new Promise<void>((resolve) => (open = resolve))
  const server = createServer({ pauseOnConnect: true }, (client) => {
    const keep = (socket: Socket): void => {
      sockets.add(socket)
      socket.on('error', () => socket.destroy()).on('close', () => sockets.delete(socket))
    }
    keep(client)
    void isOpen.then(() => {
      const upstream = connect(Number(port), hostname)
      keep(upstream)
      client.pipe(upstream).pipe(client)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: href.replace(host, `127.0.0.1:${(server.address() as AddressInfo).port}`),
    open: () => open(),
    async stop() {
      server.close()
      for (const socket of sockets) socket.destroy()
      await once(server, 'close')
    },
  }
}
