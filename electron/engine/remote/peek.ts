/** Looks at how something begins that comes in pieces, before it is decided how to read it. */

export interface Peeked {
  /** Less than was asked for only when there is no more. */
  head: Buffer
  /** All of it, the head too; to be read to its end, or returned from. */
  whole: AsyncGenerator<Buffer>
}

export async function peek(body: AsyncIterable<Uint8Array>, isEnough: (head: Buffer) => boolean): Promise<Peeked> {
  const parts = body[Symbol.asyncIterator]()
  let head: Buffer = Buffer.alloc(0)
  for (let next = await parts.next(); !next.done; next = await parts.next()) {
    head = Buffer.concat([head, next.value])
    if (isEnough(head)) break
  }
  return { head, whole: readOn(head, parts) }
}

async function* readOn(head: Buffer, parts: AsyncIterator<Uint8Array>): AsyncGenerator<Buffer> {
  try {
    if (head.length > 0) yield head
    for (let next = await parts.next(); !next.done; next = await parts.next()) yield Buffer.from(next.value)
  } finally {
    await parts.return?.(undefined)
  }
}
