/** WAV files of a tone, good and bad, for tests. */

export interface WavShape {
  encoding: 'int' | 'float'
  bits: number
  channels: number
  rateHz: number
  lengthMs: number
  hz: number
  amplitude: number
  extensible?: boolean
  /** Name of a chunk of odd length in front of the others. */
  before?: string
  /** What the head says, where it differs from what is there. */
  dataBytes?: number
  tag?: number
  channelsSaid?: number
  rateSaid?: number
}

export function wavFile(shape: WavShape): Buffer {
  const { encoding, bits, channels, rateHz, extensible = false } = shape
  const width = Math.ceil(bits / 8)
  const frames = Math.round((rateHz * shape.lengthMs) / 1000)
  const data = Buffer.alloc(frames * channels * width)
  for (let frame = 0; frame < frames; frame++) {
    const value = shape.amplitude * Math.sin((2 * Math.PI * shape.hz * frame) / rateHz)
    for (let channel = 0; channel < channels; channel++) {
      const at = (frame * channels + channel) * width
      if (encoding === 'float') data.writeFloatLE(value, at)
      else if (width === 1) data[at] = Math.round(value * 127) + 128
      else data.writeIntLE(Math.round(value * (2 ** (width * 8 - 1) - 1)), at, width)
    }
  }
  const tag = shape.tag ?? (encoding === 'float' ? 3 : 1)
  const format = Buffer.alloc(extensible ? 40 : 16)
  format.writeUInt16LE(extensible ? 0xfffe : tag, 0)
  format.writeUInt16LE(shape.channelsSaid ?? channels, 2)
  format.writeUInt32LE(shape.rateSaid ?? rateHz, 4)
  format.writeUInt32LE(rateHz * channels * width, 8)
  format.writeUInt16LE(channels * width, 12)
  format.writeUInt16LE(bits, 14)
  if (extensible) {
    format.writeUInt16LE(22, 16)
    format.writeUInt16LE(bits, 18)
    format.writeUInt16LE(tag, 24)
    Buffer.from('000000001000800000aa00389b71', 'hex').copy(format, 26)
  }
  const body = Buffer.concat([
    Buffer.from('WAVE'),
    ...(shape.before ? [chunk(shape.before, Buffer.from('odd'))] : []),
    chunk('fmt ', format),
    chunk('data', data, shape.dataBytes),
  ])
  return chunk('RIFF', body)
}

function chunk(name: string, data: Buffer, saidBytes = data.length): Buffer {
  const head = Buffer.alloc(8)
  head.write(name, 'latin1')
  head.writeUInt32LE(saidBytes, 4)
  return Buffer.concat([head, data, Buffer.alloc(data.length % 2)])
}
