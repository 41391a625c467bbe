/** A form with one file, as `multipart/form-data` (RFC 7578). */
import { randomBytes } from 'node:crypto'

export function multipart(
  fields: Record<string, string>,
  file: { name: string; type: string; bytes: Buffer },
): { contentType: string; body: Buffer } {
  const boundary = `parley-${randomBytes(16).toString('hex')}`
  const part = (header: string, value: string | Buffer) => [
    Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; ${header}\r\n\r\n`),
    Buffer.from(value),
    Buffer.from('\r\n'),
  ]
  const parts = [
    ...Object.entries(fields).flatMap(([name, value]) => part(`name="${name}"`, value)),
    ...part(`name="file"; filename="${file.name}"\r\ncontent-type: ${file.type}`, file.bytes),
    Buffer.from(`--${boundary}--\r\n`),
  ]
  return { contentType: `multipart/form-data; boundary=${boundary}`, body: Buffer.concat(parts) }
}
