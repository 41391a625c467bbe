/** Reads the beginning of a text file, and tells text from everything else. */
import { constants } from 'node:fs'
import { open, realpath, stat, type FileHandle } from 'node:fs/promises'
import { ToolFailure } from './definition'

export interface Beginning {
  text: string
  lines: number
  /** Null for a file too long to be counted. */
  totalLines: number | null
  truncated: boolean
}

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be'

const headBytes = 64 * 1_024
const countedBytes = 64 * 1_024 * 1_024
const maximumTextBytes = 8 * 1_024

/**
 * @param path without links; what is there when it is opened must still be what was allowed
 * @param wantedLines lines to return at most
 * @throws ToolFailure `not-text`, `not-found`, `failed`
 */
export async function readBeginning(path: string, wantedLines: number, signal: AbortSignal): Promise<Beginning> {
  const file = await openItself(path)
  try {
    const { size } = await file.stat()
    const buffer = Buffer.alloc(Math.min(headBytes, size))
    const { bytesRead } = await file.read(buffer, 0, buffer.length, 0)
    const head = buffer.subarray(0, bytesRead)
    const encoding = encodingOf(head)
    const text = decode(head, encoding, bytesRead < size)
    if (text === null) throw new ToolFailure('not-text', 'This is not a text file.')
    const all = linesOf(text)
    const totalLines = bytesRead < size ? await countLines(file, size, encoding, signal) : all.length
    const kept = fit(all.slice(0, wantedLines).join('\n'))
    return {
      text: kept,
      lines: kept === '' ? Math.min(all.length, wantedLines) : kept.split('\n').length,
      totalLines,
      truncated:
        totalLines === null || totalLines > wantedLines || kept.length < all.slice(0, wantedLines).join('\n').length,
    }
  } finally {
    await file.close()
  }
}

async function openItself(path: string): Promise<FileHandle> {
  // Neither waits at a pipe nor follows a link that was put there since.
  const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)
  const file = await open(path, flags).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') throw new ToolFailure('not-found', 'The file is gone.')
    throw new ToolFailure('failed', `The file could not be read (${cause.code ?? 'unknown'}).`)
  })
  const [opened, named, real] = await Promise.all([
    file.stat(),
    stat(path).catch(() => null),
    realpath(path).catch(() => ''),
  ])
  if (opened.isFile() && real === path && named?.ino === opened.ino && named.dev === opened.dev) return file
  await file.close()
  throw new ToolFailure(opened.isFile() ? 'failed' : 'not-text', 'This is not a file that can be read.')
}

function encodingOf(head: Buffer): Encoding {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  return 'utf-8'
}

/** @returns null when it is no text */
function decode(head: Buffer, encoding: Encoding, cut: boolean): string | null {
  if (encoding !== 'utf-8') {
    const even = Buffer.from(head.subarray(2, head.length - (head.length % 2)))
    return (encoding === 'utf-16be' ? even.swap16() : even).toString('utf16le')
  }
  const start = head.subarray(0, 5).toString('latin1')
  if (head.includes(0) || start === '%PDF-' || start.startsWith('{\\rtf')) return null
  const controls = head.filter((byte) => byte < 32 && ![9, 10, 12, 13, 27].includes(byte)).length
  if (controls > head.length / 100) return null
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: cut })
  } catch {
    // Older text in a western encoding: mostly ASCII with some letters above.
    const high = head.filter((byte) => byte > 127).length
    return high < head.length / 4 ? head.toString('latin1') : null
  }
}

function linesOf(text: string): string[] {
  const lines = text.split(/\r\n|\n|\r/)
  if (lines[lines.length - 1] === '') lines.pop()
  return lines
}

async function countLines(
  file: FileHandle,
  size: number,
  encoding: Encoding,
  signal: AbortSignal,
): Promise<number | null> {
  if (size > countedBytes) return null
  const [low, high] = encoding === 'utf-16be' ? [1, 0] : [0, 1]
  const chunk = Buffer.alloc(256 * 1_024)
  let count = 0
  let endsOpen = false
  for (let position = 0; position < size;) {
    signal.throwIfAborted()
    const { bytesRead } = await file.read(chunk, 0, chunk.length, position)
    if (bytesRead === 0) break
    for (let at = chunk.indexOf(10); at >= 0 && at < bytesRead; at = chunk.indexOf(10, at + 1)) {
      if (encoding === 'utf-8' || (at % 2 === low && chunk[at - low + high] === 0)) count++
    }
    const last = encoding === 'utf-8' ? chunk[bytesRead - 1] : chunk[bytesRead - 2 + low]
    endsOpen = last !== 10
    position += bytesRead
  }
  return count + (endsOpen ? 1 : 0)
}

/** As much as fits, cut between characters. */
function fit(text: string): string {
  const bytes = Buffer.from(text)
  if (bytes.length <= maximumTextBytes) return text
  return new TextDecoder().decode(bytes.subarray(0, maximumTextBytes), { stream: true })
}
