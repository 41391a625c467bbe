/**
 * A secret of any length in a keychain whose entries are short: Windows caps one at 2,560 bytes. A long one lies in the
 * parts of one of two slots, and its owner's entry names the slot. New parts go to the other slot and that entry is
 * written last, so whatever breaks off in between leaves the old secret whole.
 */
import { createHash } from 'node:crypto'
import * as z from 'zod'
import { AppError } from '../../shared/errors'
import type { KeychainEntries } from './keychain'

const maxChars = 1_200
/** In UTF-8 and in UTF-16, whichever a keychain counts; leaves room below the cap for what a system adds. */
const maxBytes = 2_400

const slots = ['a', 'b'] as const
type Slot = (typeof slots)[number]

const headerSchema = z.union([
  z.object({ savedAtMs: z.number(), secret: z.string() }),
  z.object({
    savedAtMs: z.number(),
    slot: z.enum(slots),
    parts: z.number().int().min(1).max(1_000),
    sha256: z.string(),
  }),
])
type Header = z.infer<typeof headerSchema>

export interface Entry {
  secret: string
  savedAtMs: number
}

const partName = (owner: string, slot: Slot, index: number): string => `${owner}/${slot}${index}`
const digest = (text: string): string => createHash('sha256').update(text).digest('hex')
const fits = (text: string): boolean => text.length <= maxChars && Buffer.byteLength(text) <= maxBytes

/** Pieces that each fit, never cutting a character in two. */
export function split(text: string): string[] {
  const pieces: string[] = []
  let piece = ''
  let bytes = 0
  for (const character of text) {
    const size = Buffer.byteLength(character)
    if (piece.length + character.length > maxChars || bytes + size > maxBytes) {
      pieces.push(piece)
      piece = ''
      bytes = 0
    }
    piece += character
    bytes += size
  }
  return piece === '' ? pieces : [...pieces, piece]
}

function parseHeader(owner: string, text: string): Header {
  try {
    return headerSchema.parse(JSON.parse(text))
  } catch {
    // Not with its cause: that one quotes what it could not read.
    throw new AppError('credentials.damaged', owner)
  }
}

/** @throws AppError `credentials.damaged` when it is not what was saved */
export async function readEntry(keychain: KeychainEntries, owner: string): Promise<Entry | null> {
  const text = await keychain.read(owner)
  if (text === null) return null
  const header = parseHeader(owner, text)
  const { savedAtMs } = header
  if ('secret' in header) return { secret: header.secret, savedAtMs }
  let secret = ''
  for (let index = 0; index < header.parts; index++)
    secret += (await keychain.read(partName(owner, header.slot, index))) ?? ''
  if (digest(secret) !== header.sha256) throw new AppError('credentials.damaged', owner)
  return { secret, savedAtMs }
}

export async function writeEntry(keychain: KeychainEntries, owner: string, entry: Entry): Promise<void> {
  const whole = JSON.stringify(entry)
  if (fits(whole)) {
    await keychain.write(owner, whole)
    for (const slot of slots) await clearSlot(keychain, owner, slot)
    return
  }
  const { savedAtMs, secret } = entry
  const slot = (await slotInUse(keychain, owner)) === 'a' ? 'b' : 'a'
  const pieces = split(secret)
  for (const [index, piece] of pieces.entries()) await keychain.write(partName(owner, slot, index), piece)
  const header: Header = { savedAtMs, slot, parts: pieces.length, sha256: digest(secret) }
  await keychain.write(owner, JSON.stringify(header))
  await clearSlot(keychain, owner, slot === 'a' ? 'b' : 'a')
  await clearSlot(keychain, owner, slot, pieces.length)
}

/** @returns whether there was one */
export async function removeEntry(keychain: KeychainEntries, owner: string): Promise<boolean> {
  const isRemoved = await keychain.remove(owner)
  for (const slot of slots) await clearSlot(keychain, owner, slot)
  return isRemoved
}

async function slotInUse(keychain: KeychainEntries, owner: string): Promise<Slot | null> {
  const text = await keychain.read(owner)
  if (text === null) return null
  const header = headerSchema.safeParse(safeJson(text))
  return header.success && 'slot' in header.data ? header.data.slot : null
}

function safeJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** From the last to the first, so that one that breaks off leaves no part beyond a gap, where none would look. */
async function clearSlot(keychain: KeychainEntries, owner: string, slot: Slot, from = 0): Promise<void> {
  let end = from
  while ((await keychain.read(partName(owner, slot, end))) !== null) end++
  while (end > from) await keychain.remove(partName(owner, slot, --end))
}
