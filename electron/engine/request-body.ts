/** Reads the body of a request as the JSON object that it has to be. */

import type { IncomingMessage } from 'node:http'
import { parseFrame } from './protocol/frame'

const maxBodyBytes = 512 * 1024

/** @throws ClientError; an empty body is an empty object */
export async function readBody(request: IncomingMessage): Promise<Record<string, unknown> | 'too large'> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > maxBodyBytes) return 'too large'
    chunks.push(chunk)
  }
  return bytes === 0 ? {} : parseFrame(chunks, false)
}
