/** What is missing of the first word when someone presses the key and begins to speak a moment later. */
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { atRest } from '../../app/parley'
import { levelDbfs, voicedSection } from '../../stage/levels'
import { nowMs, recordingRateHz } from '../../stage/recording'
import { play } from '../../stage/sound'
import { writeWav } from '../../stage/wav'
import type { Family, Reporter } from '../figure'
import { compareBeginning, type Beginning } from '../lost-sound'
import { wholeRecording } from '../recordings'
import { withSoundSession, type SoundSession } from '../sound-session'

const [warm, cold, preRoll] = ['sound.first-word-lost', 'sound.first-word-lost.cold', 'sound.first-word-lost.pre-roll']
const rounds = { full: { presses: 20, starts: 5 }, quick: { presses: 3, starts: 1 } }
const leadMs = 150
/** How far the speech may begin from there: a player does not start to the millisecond. */
const toleranceMs = 30
/** Silence before the speech in the file: time to press in. */
const fileLeadMs = 1_500
/** Until Chromium has let go of the device. */
const restMs = 1_500

/** A word begins where it is loud: what noise suppression takes for noise it would not let through at any time. */
const loudDbfs = -28
const stepSamples = (10 * recordingRateHz) / 1000
const fadeSamples = (2 * recordingRateHz) / 1000

function writeQuestion(folder: string): string {
  const whole = wholeRecording('goforward.wav', recordingRateHz)
  let from = 0
  while (from < whole.length && levelDbfs(whole, from, from + stepSamples) < loudDbfs) from += stepSamples
  const speech = whole.subarray(from)
  const silence = (fileLeadMs * recordingRateHz) / 1000
  const sound = new Int16Array(silence + speech.length)
  for (let i = 0; i < speech.length; i++) sound[silence + i] = speech[i]! * Math.min(1, i / fadeSamples)
  const file = join(folder, 'question.wav')
  writeWav(file, { sampleRateHz: recordingRateHz, channels: [sound] })
  return file
}

function speechBeganMs({ recording }: SoundSession, fromMs: number): number {
  const from = Math.max(0, recording.sampleAtMs(fromMs))
  const voice = voicedSection(recording.read(from).microphone, { sampleRateHz: recordingRateHz })
  if (!voice) throw new Error('no voice in the recording')
  return recording.timeOfSampleMs(from + voice.first)
}

/** Plays once without anyone listening. @returns from the start of the player to the first voiced sample */
async function onsetMs(session: SoundSession, file: string): Promise<number> {
  const startMs = nowMs()
  await play(file)
  return speechBeganMs(session, startMs) - startMs
}

interface Press extends Beginning {
  /** From the press to the first voiced sample. */
  leadMs: number
  /** What the player really took. */
  onsetMs: number
}

/** Presses, speaks and lets go. */
async function press(session: SoundSession, file: string, expectedOnsetMs: number): Promise<Press> {
  const { parley, upstream, recording } = session
  const startMs = nowMs()
  const playing = play(file)
  await pause(expectedOnsetMs - leadMs)
  const pressedMs = nowMs()
  await parley.call('talk.press')
  await playing
  await parley.call('talk.release')
  await parley.until('rest', (snapshot) => !snapshot.microphone.open && atRest(snapshot))
  const { microphone } = recording.read(recording.sampleAtMs(startMs))
  const beganMs = speechBeganMs(session, startMs)
  return {
    ...compareBeginning(microphone, upstream.takeHeard()),
    leadMs: beganMs - pressedMs,
    onsetMs: beganMs - startMs,
  }
}

/** @returns what each press lost whose speech began at the right moment */
async function presses(session: SoundSession, name: string, count: number, reporter: Reporter): Promise<number[]> {
  const file = writeQuestion(session.folder)
  let expectedMs = await onsetMs(session, file)
  const lostMs: number[] = []
  for (let attempt = 0; lostMs.length < count && attempt < 3 * count; attempt++) {
    const result = await press(session, file, expectedMs)
    const counts = Math.abs(result.leadMs - leadMs) <= toleranceMs
    const [lead, ahead, lost] = [result.leadMs, result.aheadMs, result.lostMs].map(Math.round)
    const told = `speech ${lead} ms after the press, the sound sent begins ${ahead} ms before it, ${lost} ms lost`
    reporter.progress(`${name}: ${told}${counts ? '' : ', not counted'}`)
    if (counts) lostMs.push(result.lostMs)
    expectedMs = result.onsetMs
    await pause(restMs)
  }
  return lostMs
}

/** Opens the device once, and closes it. */
async function openOnce({ parley }: SoundSession): Promise<void> {
  await parley.call('talk.toggle')
  await parley.until('the microphone opens', ({ microphone }) => microphone.open)
  await parley.call('talk.toggle')
  await parley.until('the microphone closes', ({ microphone }) => !microphone.open)
  await pause(restMs)
}

export const soundFirstWord: Family = {
  names: [warm!, cold!, preRoll!],
  async measure(wanted, reporter, quick) {
    const count = quick ? rounds.quick : rounds.full
    for (const [name, audio] of [
      [warm!, {}],
      [preRoll!, { preRoll: true }],
    ] as const) {
      if (!wanted.has(name)) continue
      const lostMs = await withSoundSession(audio, async (session) => {
        await openOnce(session)
        return presses(session, name, count.presses, reporter)
      })
      reporter.values(name, 'ms', lostMs)
    }
    if (!wanted.has(cold!)) return
    const lostMs: number[] = []
    for (let start = 0; lostMs.length < count.starts && start < 3 * count.starts; start++)
      lostMs.push(...(await withSoundSession({}, (session) => presses(session, cold!, 1, reporter))))
    reporter.values(cold!, 'ms', lostMs)
  },
}
