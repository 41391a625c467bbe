/** Sound both ways without a pause: at the end the app must still know to the moment what was heard, and lose nothing. */
import { resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { placeIn } from '../bench/lost-sound'
import {
  ask,
  heardLengthMs,
  heardSince,
  openMicrophone,
  withSoundSession,
  type SoundSession,
} from '../bench/sound-session'
import { deltaMs, toneDelta } from '../bench/tone'
import type { AnswerPlan } from '../bench/upstream'
import { voicedSection } from '../stage/levels'
import { nowMs, recordingRateHz } from '../stage/recording'
import { play } from '../stage/sound'
import type { Bound } from './bound'

const limitMs = 40
const samplesPerMs = recordingRateHz / 1000
/** What is said at the beginning and at the end, to be found again in what was sent. */
const word = resolve(__dirname, '../speech/goforward.wav')
/** Sound in hand, as services send it ahead of time. */
const aheadMs = 2_000
/** The answer goes on when it is cut off. */
const spareMs = 60_000
/** Before and after the answer, so that echo cancellation has nothing to take from the words. */
const settleMs = 2_000
/** Around a word: where to look for it in what was sent. */
const searchMs = 6_000

function tonePlan(durationMs: number): AnswerPlan {
  const count = Math.ceil(durationMs / deltaMs)
  return {
    deltas: new Array<string>(count).fill(toneDelta()),
    departuresMs: Array.from({ length: count }, (_, at) => Math.max(0, at * deltaMs - aheadMs)),
  }
}

interface Word {
  samples: Int16Array
  /** Where it begins in the recording, in ms. */
  atMs: number
}

async function say({ recording }: SoundSession): Promise<Word> {
  const from = recording.length()
  await play(word)
  const { microphone } = recording.read(from)
  const voice = voicedSection(microphone, { sampleRateHz: recordingRateHz })
  if (!voice) throw new Error('the word is not in the recording')
  return { samples: microphone.subarray(voice.first, voice.last), atMs: (from + voice.first) / samplesPerMs }
}

/** @returns where the word begins in what was sent, in ms */
function find({ samples }: Word, sent: Int16Array, aroundMs: number): number {
  const from = Math.max(0, Math.round((aroundMs - searchMs) * samplesPerMs))
  return (from + placeIn(sent.subarray(from, from + 2 * searchMs * samplesPerMs), samples)) / samplesPerMs
}

async function converse(session: SoundSession, minutes: number, tell: (line: string) => void): Promise<Bound[]> {
  const { parley, upstream, recording } = session
  const durationMs = minutes * 60_000
  await openMicrophone(parley)
  await pause(settleMs)
  const first = await say(session)
  const answer = await ask(session, tonePlan(durationMs + spareMs))
  const begunMs = await answer.begunMs
  for (let minute = 1; nowMs() - begunMs < durationMs; minute++) {
    await pause(Math.max(0, Math.min(begunMs + minute * 60_000, begunMs + durationMs) - nowMs()))
    const { state } = await parley.snapshot()
    if (state.kind !== 'speaking') throw new Error(`after ${minute} minutes it is ${state.kind}`)
    tell(`${((nowMs() - begunMs) / 60_000).toFixed(1)}/${minutes} minutes of sound`)
  }
  const playedMs = await upstream.interrupt(answer)
  await parley.until('silence', ({ state }) => state.kind === 'listening')
  await pause(settleMs)
  const last = await say(session)
  await pause(settleMs)
  const sent = upstream.takeHeard()

  const heard = heardSince(recording, begunMs)
  const heardMs = heardLengthMs(heard) - heard.gapsMs.reduce((sum, gap) => sum + gap, 0)
  tell(`reported ${playedMs} ms, heard ${heardMs.toFixed(1)} ms, with ${heard.gapsMs.length} gaps`)
  const firstAtMs = find(first, sent, first.atMs)
  const lastAtMs = find(last, sent, firstAtMs + last.atMs - first.atMs)
  return [
    { name: 'playback position error', unit: 'ms', value: Math.abs(playedMs - heardMs), limit: limitMs },
    {
      name: 'capture position error',
      unit: 'ms',
      value: Math.abs(lastAtMs - firstAtMs - (last.atMs - first.atMs)),
      limit: limitMs,
    },
  ]
}

/** @param tell takes lines of progress */
export const soakPositions = (minutes: number, tell: (line: string) => void): Promise<Bound[]> =>
  withSoundSession({}, (session) => converse(session, minutes, tell))
