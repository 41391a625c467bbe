import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readWav } from './wav'

const run = promisify(execFile)
const root = resolve(__dirname, '../..')
const stage = join(root, 'build/stage.mjs')
const folder = mkdtempSync(join(tmpdir(), 'round-trip-'))

afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Processes that still carry a stage's folder in their environment. */
function left(runtimeFolder: string): string[] {
  return readdirSync('/proc').filter((name) => {
    try {
      return /^\d+$/.test(name) && readFileSync(`/proc/${name}/environ`, 'latin1').includes(runtimeFolder)
    } catch {
      return false
    }
  })
}

// The private stage is built from Linux's display and sound servers.
describe.runIf(process.platform === 'linux')('the private stage', () => {
  interface RoundTrip {
    text: string
    noiseDbfs: number
    loudspeakerDbfs: number
    voicedMs: number
    voicedInFileMs: number
    voiceBeganAfterMs: number
    voiceEndedBeforeMs: number
  }
  let trip: RoundTrip

  beforeAll(async () => {
    const tsx = join(root, 'node_modules/tsx/dist/cli.mjs')
    const question = join(root, 'e2e/speech/fliteslt_1.wav')
    const line = [stage, '--', process.execPath, tsx, join(__dirname, 'round-trip.ts'), question, folder]
    const { stdout } = await run(process.execPath, line)
    trip = JSON.parse(stdout) as RoundTrip
  }, 60_000)

  test('hears back what is spoken into the microphone, at its length and in time', () => {
    expect(trip.text.toLowerCase()).toContain('what time is it')
    expect(Math.abs(trip.voicedMs - trip.voicedInFileMs)).toBeLessThan(15)
    expect(trip.voiceBeganAfterMs).toBeGreaterThan(0)
    expect(trip.voiceEndedBeforeMs).toBeGreaterThan(0)
  })

  test('keeps a noise floor in the microphone and nothing in the loudspeaker', () => {
    expect(trip.noiseDbfs).toBeGreaterThan(-85)
    expect(trip.noiseDbfs).toBeLessThan(-75)
    expect(trip.loudspeakerDbfs).toBeLessThan(-140)
  })

  test('writes both sides into one WAV file', () => {
    const { sampleRateHz, channels } = readWav(join(folder, 'stage.wav'))
    expect({ sampleRateHz, sides: channels.length }).toEqual({ sampleRateHz: 24_000, sides: 2 })
  })

  test('passes the exit code on and leaves no process behind, even one in its own session', async () => {
    const body = 'setsid sleep 1000 & echo $XDG_RUNTIME_DIR; exit 7'
    const failure = await run(process.execPath, [stage, '--', 'bash', '-c', body]).catch((error: unknown) => error)
    const { code, stdout } = failure as { code: number; stdout: string }
    expect({ code, left: left(stdout.trim()) }).toEqual({ code: 7, left: [] })
  })
})
