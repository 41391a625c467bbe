/** 16-bit little-endian samples in base64, as both dialects carry them. */

export function encodePcm16(samples: Int16Array): string {
  return Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength).toString('base64')
}

/** An odd last byte is dropped: a sample has two. */
export function decodePcm16(base64: string): Int16Array {
  const bytes = Buffer.from(base64, 'base64')
  const samples = new Int16Array(bytes.byteLength >> 1)
  new Uint8Array(samples.buffer).set(bytes.subarray(0, samples.byteLength))
  return samples
}
