/** Ids in the shape the service gives them: a prefix and 21 letters and digits. */

import { randomBytes } from 'node:crypto'

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

export function newId(prefix: 'sess' | 'conv' | 'item' | 'event' | 'resp' | 'call'): string {
  let id = `${prefix}_`
  for (const byte of randomBytes(21)) id += alphabet[byte % alphabet.length]
  return id
}
