/** Talking and being answered: how long sound takes either way, how fast it stops, and what that costs. */
import { setTimeout as pause } from 'node:timers/promises'
import { play } from '../../stage/sound'
import { measureCpu } from '../cpu'
import { createRandom } from '../departures'
import type { Family, Reporter } from '../figure'
import { writeSpokenPart } from '../recordings'
import {
  ask,
  heardLengthMs,
  heardSince,
  openMicrophone,
  tonePlan,
  untilSilent,
  withSoundSession,
  type SoundSession,
} from '../sound-session'
import { captureDelaysMs } from '../trace-delays'

const names = {
  micToSocket: 'sound.mic-to-socket',
  deltaToAudible: 'sound.delta-to-audible',
  outputLatency: 'sound.output-latency',
  bargeIn: 'sound.barge-in-to-silence',
  truncateError: 'sound.truncate-error',
  cpuMain: 'sound.cpu.main',
  cpuRenderer: 'sound.cpu.renderer',
} as const

const spoken = 'picous_5.wav'
/** A frame leaves the worklet when its last sample has come. */
const frameMs = 20
const rounds = {
  full: { spoken: 12, answers: 30, interruptions: 30, cpuStretches: 15 },
  quick: { spoken: 2, answers: 4, interruptions: 4, cpuStretches: 3 },
}
const cpuStretchMs = 2_000
/** What the device still holds when the app is done. */
const tailMs = 300

type Rounds = (typeof rounds)['full']

/** While the loudspeaker is silent: over an answer the guard against echo keeps a frame back. */
async function micToSocketMs({ parley, folder }: SoundSession, count: number): Promise<number[]> {
  const file = writeSpokenPart(spoken, folder)
  const before = parley.trace().length
  for (let round = 0; round < count; round++) await play(file)
  return captureDelaysMs(parley.trace().slice(before)).map((delayMs) => delayMs + frameMs)
}

/** When the app received this of an item. */
function receivedMs({ parley }: SoundSession, name: string, fromMs: number): number {
  const event = parley
    .trace()
    .find(({ direction, name: own, timeMs }) => direction === 'in' && own === name && timeMs >= fromMs)
  if (!event) throw new Error(`the trace has no ${name}`)
  return event.timeMs
}

async function deltaToAudibleMs(session: SoundSession, count: number): Promise<number[]> {
  const delaysMs: number[] = []
  for (let round = 0; round < count; round++) {
    const { begunMs, ended } = await ask(
      session,
      tonePlan(1, { jitterMs: 0 }, () => 0),
    )
    await ended
    await untilSilent(session)
    await pause(tailMs)
    const deltaMs = receivedMs(session, 'audio-delta', await begunMs)
    delaysMs.push(heardSince(session.recording, deltaMs).firstMs - deltaMs)
  }
  return delaysMs
}

interface Interrupted {
  silenceMs: number
  errorMs: number
}

async function interruptOnce(session: SoundSession, afterMs: number): Promise<Interrupted> {
  const answer = await ask(
    session,
    tonePlan(8, { jitterMs: 0 }, () => 0),
  )
  const begunMs = await answer.begunMs
  await pause(afterMs)
  const audioEndMs = await session.upstream.interrupt(answer)
  await untilSilent(session)
  await pause(tailMs)
  const speechMs = receivedMs(session, 'speech-started', begunMs)
  const heard = heardSince(session.recording, begunMs)
  return { silenceMs: heard.lastMs - speechMs, errorMs: Math.abs(audioEndMs - heardLengthMs(heard)) }
}

async function interruptions(session: SoundSession, count: number, reporter: Reporter): Promise<Interrupted[]> {
  const random = createRandom(2)
  const results: Interrupted[] = []
  for (let round = 0; round < count; round++) {
    const afterMs = 400 + 4_000 * random()
    const result = await interruptOnce(session, afterMs)
    results.push(result)
    const { silenceMs, errorMs } = result
    const told = `silent after ${silenceMs.toFixed(1)} ms, truncated ${errorMs.toFixed(1)} ms beside it`
    reporter.progress(`interrupted at ${Math.round(afterMs)} ms: ${told}`)
  }
  return results
}

async function converse(session: SoundSession, wanted: ReadonlySet<string>, count: Rounds, reporter: Reporter) {
  const { parley } = session
  await openMicrophone(parley)
  if (wanted.has(names.micToSocket))
    reporter.values(names.micToSocket, 'ms', await micToSocketMs(session, count.spoken))
  // The first answer is what the page learns the device's latency with.
  const needsAnswers = wanted.has(names.deltaToAudible) || wanted.has(names.outputLatency)
  const audibleMs = needsAnswers ? await deltaToAudibleMs(session, count.answers) : []
  if (wanted.has(names.deltaToAudible)) reporter.values(names.deltaToAudible, 'ms', audibleMs)
  if (wanted.has(names.outputLatency)) {
    const told = parley.trace().flatMap(({ name, id }) => (name === 'output latency' ? [Number(id)] : []))
    reporter.values(names.outputLatency, 'ms', told)
  }
  if (wanted.has(names.bargeIn) || wanted.has(names.truncateError)) {
    const results = await interruptions(session, count.interruptions, reporter)
    const reported = { [names.bargeIn]: 'silenceMs', [names.truncateError]: 'errorMs' } as const
    for (const [name, member] of Object.entries(reported))
      if (wanted.has(name))
        reporter.values(
          name,
          'ms',
          results.map((result) => result[member]),
        )
  }
  if (wanted.has(names.cpuMain) || wanted.has(names.cpuRenderer)) {
    const seconds = (count.cpuStretches * cpuStretchMs) / 1000 + 2
    const { ended } = await ask(
      session,
      tonePlan(seconds, { jitterMs: 0 }, () => 0),
    )
    const shares = await measureCpu(parley.app, count.cpuStretches, cpuStretchMs)
    if (wanted.has(names.cpuMain)) reporter.values(names.cpuMain, '%', shares.main)
    if (wanted.has(names.cpuRenderer)) reporter.values(names.cpuRenderer, '%', shares.renderer)
    await ended
  }
}

export const soundConversation: Family = {
  names: Object.values(names),
  measure: (wanted, reporter, quick) =>
    withSoundSession({}, (session) => converse(session, wanted, quick ? rounds.quick : rounds.full, reporter)),
}
