import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openSoundFile } from './sound-file'
import { wavFile, type WavShape } from './testing/wav-file'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-wav-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function written(bytes: Buffer): Promise<string> {
  const path = join(folder, 'sound.wav')
  await writeFile(path, bytes)
  return path
}
async function read(bytes: Buffer) {
  const file = await openSoundFile(await written(bytes))
  const samples: number[] = []
  for await (const slice of file.slices()) samples.push(...slice.samples)
  await file.close()
  return { durationMs: file.durationMs, samples }
}

/** How far the sound is from the tone it should be, as a share of full scale, edges left out. */
function distance(samples: number[], hz: number, amplitude: number): number {
  let worst = 0
  for (let i = 1_000; i < samples.length - 1_000; i++) {
    const wanted = amplitude * Math.sin((2 * Math.PI * hz * i) / 24_000)
    worst = Math.max(worst, Math.abs(samples[i]! / 32_768 - wanted))
  }
  return worst
}

const plain: WavShape = {
  encoding: 'int',
  bits: 16,
  channels: 1,
  rateHz: 24_000,
  lengthMs: 500,
  hz: 440,
  amplitude: 0.5,
}

describe('a sound file', () => {
  test.each<[string, Partial<WavShape>, number]>([
    ['as it is', {}, 0.001],
    ['of 8 bits', { bits: 8 }, 0.01],
    ['of 24 bits', { bits: 24 }, 0.001],
    ['of 32 bits', { bits: 32 }, 0.001],
    ['of 32-bit floats', { encoding: 'float', bits: 32 }, 0.001],
    ['in stereo at 44.1 kHz', { channels: 2, rateHz: 44_100 }, 0.001],
    ['of six channels at 96 kHz', { channels: 6, rateHz: 96_000, bits: 24 }, 0.001],
    ['at 8 kHz', { rateHz: 8_000 }, 0.001],
    ['at 11.025 kHz', { rateHz: 11_025 }, 0.001],
    ['at a rate without a common divisor', { rateHz: 44_101 }, 0.02],
    ['at 192 kHz', { rateHz: 192_000 }, 0.001],
    ['in the extensible format', { extensible: true, bits: 24, channels: 2 }, 0.001],
    ['of extensible floats', { extensible: true, encoding: 'float', bits: 32 }, 0.001],
    ['behind other chunks of odd length', { before: 'LIST' }, 0.001],
    ['whose length was never written', { dataBytes: 0 }, 0.001],
    ['whose length says more than there is', { dataBytes: 0xffffffff }, 0.001],
  ])('%s becomes 24 kHz mono', async (_what, shape, tolerance) => {
    const { samples, durationMs } = await read(wavFile({ ...plain, ...shape }))
    expect(Math.abs(durationMs - 500)).toBeLessThanOrEqual(1)
    expect(Math.abs(samples.length - 12_000)).toBeLessThanOrEqual(25)
    expect(distance(samples, 440, 0.5)).toBeLessThan(tolerance)
  })

  test('is read without holding up anything else', async () => {
    const file = await openSoundFile(await written(wavFile({ ...plain, rateHz: 44_101, channels: 2, lengthMs: 3_000 })))
    let longest = 0
    let last = performance.now()
    for await (const slice of file.slices()) {
      longest = Math.max(longest, performance.now() - last)
      expect(slice.progress).toBeLessThanOrEqual(1)
      await new Promise((resolve) => setImmediate(resolve))
      last = performance.now()
    }
    await file.close()
    // 10 ms on a machine of its own; the others' work on the same cores is counted here too.
    expect(longest).toBeLessThan(60)
  })

  test.each<[string, Buffer, string]>([
    ['nothing at all', Buffer.alloc(0), 'file.empty'],
    ['another kind of file', Buffer.from('ID3 and then some music'), 'file.not-wav'],
    ['no sound in it', wavFile({ ...plain, lengthMs: 0 }), 'file.empty'],
    ['a head that is cut off', wavFile(plain).subarray(0, 30), 'file.not-wav'],
    ['an encoding nobody reads', wavFile({ ...plain, tag: 0x55 }), 'file.not-wav'],
    ['12 bits', wavFile({ ...plain, bits: 12 }), 'file.not-wav'],
    ['no channels', wavFile({ ...plain, channelsSaid: 0 }), 'file.not-wav'],
    ['an impossible rate', wavFile({ ...plain, rateSaid: 0 }), 'file.not-wav'],
    ['eleven minutes', wavFile({ ...plain, bits: 8, rateHz: 1_000, lengthMs: 660_000 }), 'file.too-long'],
  ])('with %s is refused', async (_what, bytes, code) => {
    await expect(openSoundFile(await written(bytes))).rejects.toMatchObject({ code })
  })

  test.each([
    ['is not there', () => join(folder, 'none.wav')],
    ['is a folder', () => folder],
  ])('that %s cannot be read', async (_what, path) => {
    await expect(openSoundFile(path())).rejects.toMatchObject({ code: 'file.unreadable' })
  })
})
