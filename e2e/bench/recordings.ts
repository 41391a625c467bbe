/** The recordings that are asked with: what they say, and their sound without the silence around it. */
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { createResampler, toFloat, toInt16 } from '../../shared/resample'
import { voicedSection } from '../stage/levels'
import { readWav, toMono, writeWav } from '../stage/wav'

const folder = resolve(__dirname, '../speech')

/** By file name, what the recordings say; without the one whose words are not known. */
export function statedTexts(): Map<string, string> {
  const rows = readFileSync(join(folder, 'README.md'), 'utf8').matchAll(/^\|\s*(\S+\.wav)\s*\|\s*([^|]+?)\s*\|/gmu)
  const texts = [...rows].map(([, file, text]) => [file!, text!] as const)
  return new Map(texts.filter(([, text]) => !text.startsWith('spoken numbers')))
}

const marginMs = 60

/** The voice and a little around it, at the rate of the file. */
function trimmed(file: string): { samples: Int16Array; sampleRateHz: number; endIndex: number } {
  const sound = readWav(join(folder, file))
  const { sampleRateHz } = sound
  const samples = toMono(sound)
  const voice = voicedSection(samples, { sampleRateHz })
  if (voice === null) throw new Error(`${file}: no voice in it`)
  const margin = (marginMs * sampleRateHz) / 1000
  const from = Math.max(0, voice.first - margin)
  return { samples: samples.slice(from, voice.last + 1 + margin), sampleRateHz, endIndex: voice.last - from }
}

function resample(samples: Int16Array, inputRateHz: number, outputRateHz: number): Float32Array {
  if (inputRateHz === outputRateHz) return toFloat(samples)
  const resampler = createResampler({ inputRateHz, outputRateHz })
  return Float32Array.from([...resampler.push(toFloat(samples)), ...resampler.flush()])
}

/** All of a recording. */
export function wholeRecording(file: string, sampleRateHz: number): Int16Array {
  const sound = readWav(join(folder, file))
  return toInt16(resample(toMono(sound), sound.sampleRateHz, sampleRateHz))
}

/** The voice of a recording. `endIndex`: its last voiced sample. */
export function spokenPart(file: string, sampleRateHz: number): { samples: Float32Array; endIndex: number } {
  const part = trimmed(file)
  return {
    samples: resample(part.samples, part.sampleRateHz, sampleRateHz),
    endIndex: Math.round((part.endIndex * sampleRateHz) / part.sampleRateHz),
  }
}

/** Writes the voice of a recording as a file to be played. @returns its path */
export function writeSpokenPart(file: string, toFolder: string): string {
  const { samples, sampleRateHz } = trimmed(file)
  const path = join(toFolder, file)
  writeWav(path, { sampleRateHz, channels: [samples] })
  return path
}
