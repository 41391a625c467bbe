import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { countWordErrors } from '../../e2e/word-errors'
import { createResampler, toFloat, toInt16 } from '../../shared/resample'
import { createSpeech } from './local-speech'
import type { Recognition, TurnDetection } from './speech'

const root = join(__dirname, '..', '..')
const speech = createSpeech({ modelsDir: join(root, 'models') })
const says: Record<string, string> = Object.fromEntries(
  [...readFileSync(join(root, 'e2e/speech/README.md'), 'utf8').matchAll(/^\| (\S+\.wav) \| ([^|]+) \|/gmu)]
    .map(([, file, text]) => [file!, text!] as const)
    .filter(([, text]) => !text.startsWith('spoken numbers')),
)

beforeAll(() => speech.load(), 30_000)

/** A 16 kHz mono recording at the rate of the protocol. */
function readSpeech(file: string): Int16Array {
  const bytes = readFileSync(join(root, 'e2e/speech', file))
  const data = bytes.indexOf('data') + 8
  const samples = new Int16Array(
    bytes.buffer.slice(bytes.byteOffset + data, bytes.byteOffset + bytes.length - ((bytes.length - data) % 2)),
  )
  const resampler = createResampler({ inputRateHz: bytes.readUInt32LE(24), outputRateHz: 24_000 })
  return toInt16(Float32Array.from([...resampler.push(toFloat(samples)), ...resampler.flush()]))
}

const silence = (ms: number) => Int16Array.from({ length: ms * 24 }, (_, i) => ((i * 7_919) % 13) - 6)

interface Heard {
  startMs: number
  endMs: number
  recognition: Recognition
  durationMs: number
}

/** Plays sound into new ears, 20 ms at a time, as fast as it is taken, and waits for a number of turns. */
function hear(detection: TurnDetection, sound: Int16Array[], turns: number): Promise<Heard[]> {
  return new Promise((resolve, reject) => {
    const found: Promise<Heard>[] = []
    let startMs = -1
    const hearing = speech.createHearing({
      onSpeechStarted: (ms) => (startMs = ms),
      onTurnEnded: (endMs, utterance) => {
        const started = startMs
        found.push(
          utterance.recognition.then((recognition) => ({
            startMs: started,
            endMs,
            recognition,
            durationMs: utterance.samples.length / 24,
          })),
        )
        if (found.length === turns) Promise.all(found).then(resolve, reject)
      },
    })
    hearing.configure(detection, null)
    for (const part of sound) for (let i = 0; i < part.length; i += 480) hearing.append(part.subarray(i, i + 480))
  })
}

const serverVad: TurnDetection = { type: 'server_vad', threshold: 0.5, prefixPaddingMs: 300, silenceDurationMs: 500 }

test('the recordings are understood with at most 5 wrong words of over 60', async () => {
  let [errors, words] = [0, 0]
  for (const [file, text] of Object.entries(says)) {
    // One hearing per file, ended by hand, so that a pause inside does not divide it.
    const hearing = speech.createHearing({ onSpeechStarted: () => undefined, onTurnEnded: () => undefined })
    hearing.configure(null, null)
    const sound = readSpeech(file)
    for (let i = 0; i < sound.length; i += 480) hearing.append(sound.subarray(i, i + 480))
    const heard = await hearing.commit()!.recognition
    const wrong = countWordErrors(text, heard.text)
    errors += wrong
    words += text.split(' ').length
    hearing.dispose()
  }
  expect(words).toBeGreaterThan(60)
  expect(errors).toBeLessThanOrEqual(5)
}, 20_000)

test('the language that a client names is believed; one that Whisper does not know is found out', async () => {
  const heard: Recognition[] = []
  for (const language of ['en-GB', 'German', 'tlh']) {
    const hearing = speech.createHearing({ onSpeechStarted: () => undefined, onTurnEnded: () => undefined })
    hearing.configure(null, language)
    hearing.append(readSpeech('goforward.wav'))
    heard.push(await hearing.commit()!.recognition)
    hearing.dispose()
  }
  expect(heard.map(({ language }) => language)).toEqual(['en', 'de', 'en'])
  expect(heard[0]!.text).toBe('Go forward 10 meters.')
  expect(heard[2]!.text).toBe(heard[0]!.text)
}, 20_000)

describe('turns', () => {
  test('server_vad: two sentences become two turns with their places in the stream', async () => {
    const [first, second] = [readSpeech('fliteslt_1.wav'), readSpeech('goforward.wav')]
    const sound = [silence(1_000), first, silence(1_500), second, silence(1_500)]
    const turns = await hear(serverVad, sound, 2)
    expect(turns.map((turn) => turn.recognition.text)).toEqual(['What time is it?', 'Go forward 10 meters.'])
    for (const turn of turns) expect(Math.abs(turn.endMs - turn.startMs - turn.durationMs)).toBeLessThan(2)
    expect(turns[0]!.endMs).toBeLessThan(turns[1]!.startMs)
  })

  test('semantic_vad: a finished question ends long before the limit', async () => {
    const sound = [readSpeech('whatstheweatherlike.wav'), silence(4_000)]
    const [high] = await hear({ type: 'semantic_vad', eagerness: 'low' }, sound, 1)
    expect(high!.endMs).toBeLessThan(sound[0]!.length / 24 + 800)
    expect(high!.recognition).toEqual({ text: "What's the weather like?", language: 'en' })
  })

  test('semantic_vad: without Smart Turn agreeing, the limit after the last voice ends the turn', async () => {
    // Cut off in the middle of a word.
    const sound = [readSpeech('fliteslt_2.wav').subarray(0, 24_000 * 1.35), silence(4_000)]
    const [turn] = await hear({ type: 'semantic_vad', eagerness: 'high' }, sound, 1)
    expect(turn!.endMs).toBeLessThan(1_350 + 800 + 40)
  })

  test('noise, knocks and silence begin nothing, and are not kept', async () => {
    const facts: string[] = []
    const hearing = speech.createHearing({
      onSpeechStarted: () => facts.push('started'),
      onTurnEnded: () => facts.push('ended'),
    })
    hearing.configure(serverVad, null)
    const knock = Int16Array.from({ length: 24 * 60 }, (_, i) => ((i * 7_919) % 40_001) - 20_000)
    for (const part of [silence(2_000), knock, silence(2_000), knock, silence(2_000)]) hearing.append(part)
    await expect.poll(() => hearing.bufferedMs, { interval: 5, timeout: 5_000 }).toBeLessThan(400)
    expect(facts).toEqual([])
    // What is said next is heard all the same.
    const heard = hearing.commit()!
    expect(await heard.recognition).toEqual({ text: '', language: null })
    hearing.dispose()
  })

  test('by hand: only what was said is recognised; nothing said is empty; the buffer starts anew', async () => {
    const hearing = speech.createHearing({ onSpeechStarted: () => undefined, onTurnEnded: () => undefined })
    hearing.configure(null, null)
    expect(hearing.commit()).toBeNull()
    hearing.append(silence(700))
    expect(hearing.bufferedMs).toBe(700)
    const nothing = hearing.commit()!
    expect(hearing.bufferedMs).toBe(0)
    const sound = readSpeech('fliteslt_1.wav')
    hearing.append(sound)
    hearing.clear()
    hearing.append(readSpeech('goforward.wav'))
    const said = hearing.commit()!
    expect(nothing.samples.length).toBe(700 * 24)
    expect(await nothing.recognition).toEqual({ text: '', language: null })
    expect(await said.recognition).toEqual({ text: 'Go forward 10 meters.', language: 'en' })
    hearing.dispose()
  })

  test('how the stream is cut changes nothing', async () => {
    const sound = [silence(500), readSpeech('fliteslt_4.wav'), silence(1_500)]
    const whole = Int16Array.from(sound.flatMap((part) => [...part]))
    const detection: TurnDetection = { type: 'semantic_vad', eagerness: 'high' }
    const [smooth, uneven] = await Promise.all([
      hear(detection, sound, 1),
      hear(detection, [whole.subarray(0, 7), whole.subarray(7, 31_111), whole.subarray(31_111)], 1),
    ])
    expect(uneven).toEqual(smooth)
    expect(smooth[0]!.recognition.text).toBe('Set a timer for 10 minutes.')
  })
})

describe('voice', () => {
  async function* written(...parts: string[]) {
    yield* parts
  }

  test('says sentence by sentence what can be understood again, without silence in front', async () => {
    const pieces: { text: string; samples: Int16Array }[] = []
    const text = ['It is 2:30 p.m. The answer is ', '228.']
    const signal = new AbortController().signal
    for await (const piece of speech.voice.speak(written(...text), { speed: 1, signal })) pieces.push(piece)
    expect(pieces.map((piece) => piece.text).filter(Boolean)).toEqual(['It is 2:30 p.m. ', 'The answer is 228.'])
    const first = pieces[0]!.samples
    expect(first.findIndex((sample) => Math.abs(sample) > 300)).toBeLessThan(24 * 15)
    for (const piece of pieces) expect(piece.samples.length).toBeLessThanOrEqual(4_800)

    const hearing = speech.createHearing({ onSpeechStarted: () => undefined, onTurnEnded: () => undefined })
    hearing.append(silence(300))
    for (const piece of pieces) hearing.append(piece.samples)
    hearing.append(silence(300))
    const { text: understood } = await hearing.commit()!.recognition
    expect(
      countWordErrors(
        'it is two thirty p m the answer is two hundred twenty eight',
        understood.replace(/p\.?m\.?/iu, 'p m '),
      ),
    ).toBeLessThanOrEqual(1)
    hearing.dispose()
  })

  test('speaks faster when asked to, and stops at once when told to', async () => {
    const signal = new AbortController().signal
    const duration = async (speed: number) => {
      let samples = 0
      for await (const piece of speech.voice.speak(written('This is a sentence of some length.'), { speed, signal }))
        samples += piece.samples.length
      return samples
    }
    expect(await duration(1.5)).toBeLessThan((await duration(1)) * 0.8)

    const controller = new AbortController()
    let pieces = 0
    const endless = (async function* () {
      yield 'First sentence here. '
      await new Promise(() => undefined)
    })()
    for await (const piece of speech.voice.speak(endless, { speed: 1, signal: controller.signal })) {
      if (piece.samples.length > 0) pieces += 1
      if (pieces === 2) controller.abort()
    }
    expect(pieces).toBe(2)
  })
})
