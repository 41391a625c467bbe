/** Sounds for trials of the echo guard: answers and persons, at 24 kHz, as loud as an answer is played. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readWav, toMono, writeWav } from '../../../e2e/stage/wav'
import { createResampler, toFloat } from '../../../shared/resample'
import { createModels } from '../../engine/models/load-models'
import { createSynthesiser } from '../../engine/voice/synthesiser'
import { activeLevel, fromDb, scale } from './echo-room'

const root = join(__dirname, '..', '..', '..')
export const modelsDir = join(root, 'models')
const folder = join(tmpdir(), 'parley-echo-voices')
const playedDb = -20

const levelled = (sound: Float32Array): Float32Array => scale(sound, fromDb(playedDb) / activeLevel(sound))

function read(file: string): Float32Array {
  const sound = readWav(file)
  const resampler = createResampler({ inputRateHz: sound.sampleRateHz, outputRateHz: 24_000 })
  const samples = toFloat(toMono(sound))
  const body = resampler.push(samples)
  return levelled(Float32Array.from([...body, ...resampler.flush()]))
}

/** @param name of a file in `e2e/speech`, without its ending */
export const recording = (name: string): Float32Array => read(join(root, 'e2e', 'speech', `${name}.wav`))

/** @param name of one of flite's voices */
export function flite(name: string, text: string): Float32Array {
  mkdirSync(folder, { recursive: true })
  const file = join(folder, `${name}-${text.replace(/[^a-z]+/gi, '-').slice(0, 60)}.wav`)
  if (!existsSync(file)) execFileSync('flite', ['-voice', name, '-t', text, '-o', file])
  return read(file)
}

/** The engine's own voice. Sentences follow each other with the pauses that the engine makes. */
export async function piper(texts: readonly string[]): Promise<Float32Array[]> {
  mkdirSync(folder, { recursive: true })
  const onFailed = (error: unknown): never => {
    throw error
  }
  const models = createModels({ modelsDir, stateDir: undefined, onFailed })
  const synthesise = createSynthesiser({ model: models.voice, onFailed })
  const sounds: Float32Array[] = []
  for (const text of texts) {
    const file = join(folder, `piper-${text.replace(/[^a-z]+/gi, '-').slice(0, 60)}.wav`)
    if (!existsSync(file)) {
      const parts: number[] = []
      for (const sentence of text.split(/(?<=[.?!]) /))
        for await (const part of synthesise(sentence, { speed: 1, signal: new AbortController().signal }))
          parts.push(...part)
      writeWav(file, { sampleRateHz: 24_000, channels: [Int16Array.from(parts)] })
    }
    sounds.push(read(file))
  }
  return sounds
}

/** Four seconds of chords. */
export function music(): Float32Array {
  const chords = [
    [220, 277, 330],
    [196, 247, 294],
    [175, 220, 262],
    [196, 247, 330],
  ]
  return levelled(
    Float32Array.from({ length: 96_000 }, (_, index) => {
      const chord = chords[Math.floor(index / 12_000) % 4]!
      const fade = Math.exp(-(index % 12_000) / 8_000)
      return fade * chord.reduce((sum, hz) => sum + sawtooth((hz * index) / 24_000), 0)
    }),
  )
}

/** Four seconds of one tone. */
export const tone = (): Float32Array =>
  levelled(Float32Array.from({ length: 96_000 }, (_, index) => Math.sin((2 * Math.PI * 440 * index) / 24_000)))

const sawtooth = (phase: number): number => 2 * (phase % 1) - 1
