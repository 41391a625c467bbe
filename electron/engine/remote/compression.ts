/** Tells compressed sound from raw samples by how it begins: many servers give all they send the same type. */

/** In kbit/s, by number: ISO 11172-3 and 13818-3, layer III. */
const bitrates = {
  1: [32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  2: [8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
}
const rates = [44_100, 48_000, 32_000]
const typed = /mpeg|mp3|ogg|opus|aac|flac|webm|mp4|pcmu|pcma|mulaw|alaw|audio\/basic/u

/** @returns its name; null: none; undefined: too little has come to tell */
export function compressionOf(head: Buffer, contentType: string): string | null | undefined {
  const mark = head.toString('latin1', 0, 4)
  if (mark === 'RIFF') return null
  if (mark.startsWith('ID3')) return 'mp3'
  if (mark === 'OggS') return 'ogg'
  if (mark === 'fLaC') return 'flac'
  if (mark === 'FORM') return 'aiff'
  if (mark === '\u001aE\u00df\u00a3') return 'webm'
  if (head.toString('latin1', 4, 8) === 'ftyp') return 'mp4'
  const type = typed.exec(contentType)?.[0]
  if (type !== undefined) return type
  const mp3 = followed(head, mp3FrameBytes(head), 'mp3')
  return mp3 === null ? followed(head, aacFrameBytes(head), 'aac') : mp3
}

/** Loud samples may look like the head of a frame: another one follows where it ends, or it is none. */
function followed(head: Buffer, frameBytes: number | null, name: string): string | null | undefined {
  if (frameBytes === null) return null
  if (head.length < frameBytes + 2) return undefined
  return head[frameBytes] === head[0] && head[frameBytes + 1] === head[1] ? name : null
}

function mp3FrameBytes(head: Buffer): number | null {
  const [sync, second, third] = [head[0]!, head[1]!, head[2]!]
  if (sync !== 0xff || (second & 0xe6) !== 0xe2) return null
  const version = (second >> 3) & 3
  const bitrate = bitrates[version === 3 ? 1 : 2][(third >> 4) - 1]
  const rate = rates[(third >> 2) & 3]
  if (version === 1 || bitrate === undefined || rate === undefined) return null
  // Version 2 has half the rates, and 2.5 a quarter of them.
  const divisor = version === 3 ? 1 : version === 2 ? 2 : 4
  const samples = version === 3 ? 1_152 : 576
  return Math.floor(((samples / 8) * bitrate * 1_000 * divisor) / rate) + ((third >> 1) & 1)
}

/** ADTS: ISO 13818-7. */
function aacFrameBytes(head: Buffer): number | null {
  if (head.length < 6 || head[0] !== 0xff || (head[1]! & 0xf6) !== 0xf0) return null
  const bytes = ((head[3]! & 3) << 11) | (head[4]! << 3) | (head[5]! >> 5)
  return bytes > 7 ? bytes : null
}
