/** A server at a port of its own that answers as it is told, and remembers what it was asked. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

interface Asked {
  url: string
  key: string | undefined
  body: string
}

export interface PartServerFixture {
  port: number
  address: string
  asked: Asked[]
  /** Resolves when the next request has been cut off by whoever made it. */
  cutOff(): Promise<void>
  close(): Promise<void>
}

export async function startPartServer(
  answer: (response: ServerResponse, asked: Asked) => void,
): Promise<PartServerFixture> {
  const asked: Asked[] = []
  let onCutOff = (): void => undefined
  const read = async (request: IncomingMessage): Promise<string> => {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part as Buffer)
    return Buffer.concat(parts).toString('latin1')
  }
  const server = createServer((request, response) => {
    response.on('close', () => {
      if (!response.writableEnded) onCutOff()
    })
    void read(request).then((body) => {
      const one = { url: request.url ?? '', key: request.headers.authorization, body }
      asked.push(one)
      answer(response, one)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    port,
    address: `http://127.0.0.1:${port}/v1`,
    asked,
    cutOff: () => new Promise((resolve) => (onCutOff = resolve)),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

export const json = (response: ServerResponse, status: number, body: unknown): void =>
  void response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body))
