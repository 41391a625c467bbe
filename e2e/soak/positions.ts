/** Sound both ways without a pause: at the end the app must still know to the moment what was heard, and lose nothing. */
import { resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { placeIn } from '../bench/lost-sound'
import { ask, heardSince, openMicrophone, withSoundSession, type SoundSession } from '../bench/sound-session'
import { deltaMs } from '../bench/tone'
import type { AnswerPlan } from '../bench/upstream'
import { findPieces } from '../stage/alignment'
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

/** Notes that go round for as long as it takes; no two places of a round sound alike. */
const notes = Array.from({ length: 80 }, (_, index) => note(220 + ((index * index * 137) % 1_100)))
const roundMs = notes.length * deltaMs
/** Longer than a note. */
const placeMs = 200

function note(frequencyHz: number): Int16Array {
  return Int16Array.from({ length: deltaMs * samplesPerMs }, (_, at) =>
    Math.round(8_000 * Math.sin((2 * Math.PI * frequencyHz * at) / recordingRateHz)),
  )
}

function melodyPlan(durationMs: number): AnswerPlan {
  const count = Math.ceil(durationMs / deltaMs)
  const deltas = notes.map((samples) => Buffer.from(samples.buffer).toString('base64'))
  return {
    deltas: Array.from({ length: count }, (_, at) => deltas[at % deltas.length]!),
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

/**
 * How far from a place in the melody the sound really ended. The last notes tell it: a busy machine may have torn
 * sound out before, which changes how long it was heard and not where it was.
 */
function placeErrorMs(loudspeaker: Int16Array, toldMs: number): number {
  const last = loudspeaker.subarray(Math.max(0, loudspeaker.length - placeMs * samplesPerMs))
  const round = Int16Array.from([...notes, ...notes.slice(0, Math.ceil(placeMs / deltaMs))].flatMap((one) => [...one]))
  const [place] = findPieces(last, round, last.length)
  if (!place) throw new Error('no note was heard')
  const endMs = (place.foundAt + last.length) / samplesPerMs
  const apartMs = Math.abs(endMs - toldMs) % roundMs
  return Math.min(apartMs, roundMs - apartMs)
}

async function converse(session: SoundSession, minutes: number, tell: (line: string) => void): Promise<Bound[]> {
  const { parley, upstream, recording } = session
  const durationMs = minutes * 60_000
  await openMicrophone(parley)
  await pause(settleMs)
  const first = await say(session)
  const answer = await ask(session, melodyPlan(durationMs + spareMs))
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
  const begin = Math.max(0, recording.sampleAtMs(begunMs))
  const end = begin + heard.last
  const errorMs = placeErrorMs(recording.read(Math.max(begin, end - placeMs * samplesPerMs), end).loudspeaker, playedMs)
  tell(`reported ${playedMs} ms, ${errorMs.toFixed(1)} ms from the place that was heard; ${heard.gapsMs.length} gaps`)
  const firstAtMs = find(first, sent, first.atMs)
  const lastAtMs = find(last, sent, firstAtMs + last.atMs - first.atMs)
  return [
    { name: 'playback position error', unit: 'ms', value: errorMs, limit: limitMs },
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
