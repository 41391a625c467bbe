/** Conversations with the real app: how long a person waits, and what the way through the main process takes of it. */
import { setTimeout as pause } from 'node:timers/promises'
import { runTurn } from '../../app/turn'
import { voicedSections } from '../../stage/levels'
import { recordingRateHz } from '../../stage/recording'
import { untilLoaded, untilReady, withApp, type AppSession } from '../app-session'
import type { Family, Reporter } from '../figure'
import { readLoopDelay, startLoopDelay, type LoopDelay } from '../loop-delay'
import { writeSpokenPart } from '../recordings'
import { captureDelaysMs, playbackDelaysMs } from '../trace-delays'

const waits = {
  semantic_vad: 'turn.speech-end-to-audible.semantic-vad',
  server_vad: 'turn.speech-end-to-audible.server-vad',
} as const
const [capture, toPort, loop] = ['capture.frame-to-socket', 'playback.socket-to-port', 'main.event-loop-delay'] as const

/** Two synthetic voices and a human one; answered without a tool. */
const questions = ['fliteslt_1.wav', 'picous_5.wav', 'whatstheweatherlike.wav', 'fliteslt_4.wav']
const wantedTurns = 40
/** When only the ways through the main process are asked for. */
const fewTurns = 12
/** A turn without an answer costs a person more than time: a few may be lost to the machine, no more. */
const toleratedMisses = 3
/** As a person would leave; the tail of the last answer must not be taken for the next. */
const betweenTurnsMs = 300

interface Conversation {
  waitsMs: number[]
  captureMs: number[]
  toPortMs: number[]
  loopDelay: LoopDelay | null
}

/** @returns a sentence when there is nothing to measure */
async function askOnce(
  { parley, recording }: AppSession,
  file: string,
): Promise<{ waitMs: number; text: string } | string> {
  await pause(betweenTurnsMs)
  const from = recording.length()
  const { timings, transcript } = await runTurn(parley, { kind: 'say', file }, { recording, hold: false })
  const { speechEndToCommitMs, commitToFirstDeltaMs, firstDeltaToAudibleMs, speechEndToAudibleMs: waitMs } = timings
  if (waitMs === null) return 'there is no voice in the recording'
  if (firstDeltaToAudibleMs !== null && firstDeltaToAudibleMs < 0) {
    const heard = voicedSections(recording.read(from).loudspeaker, { sampleRateHz: recordingRateHz, floorDbfs: -60 })
    const toMs = (index: number): number => Math.round((index * 1000) / recordingRateHz)
    const spans = heard.map(({ first, last }) => `${toMs(first)} to ${toMs(last)} ms`).join(', ')
    return `the loudspeaker was heard before this answer's first sound (after the question began: ${spans})`
  }
  const parts = [speechEndToCommitMs, commitToFirstDeltaMs, firstDeltaToAudibleMs]
  const sum = parts.map((part) => (part === null ? '–' : Math.round(part))).join(' + ')
  return { waitMs, text: `${Math.round(waitMs)} ms (${sum}) “${transcript}”` }
}

/** @param watched whether the event loop's delay is measured; that wakes the main process a thousand times a second */
async function converse(
  session: AppSession,
  name: string,
  turns: number,
  watched: boolean,
  reporter: Reporter,
): Promise<Conversation> {
  const { parley, recording, folder } = session
  const files = questions.map((file) => writeSpokenPart(file, folder))
  await untilReady(parley)
  await untilLoaded(parley)
  // The first opens the microphone; what that takes is not what these figures are about.
  await runTurn(parley, { kind: 'say', file: files[0]! }, { recording, hold: false })
  const before = parley.trace().length
  if (watched) await startLoopDelay(parley.app)
  const waitsMs: number[] = []
  let misses = 0
  for (let turn = 0; waitsMs.length < turns; turn++) {
    const file = files[turn % files.length]!
    const outcome = await askOnce(session, file).catch((error: unknown) => String(error))
    if (typeof outcome === 'string') {
      misses++
      reporter.progress(`${name}: turn ${turn + 1} is not counted: ${outcome}`)
      if (misses > toleratedMisses) throw new Error(`${misses} turns could not be measured; ${outcome}`)
    } else {
      waitsMs.push(outcome.waitMs)
      reporter.progress(`${name}: ${waitsMs.length}/${turns} ${outcome.text}`)
    }
  }
  const loopDelay = watched ? await readLoopDelay(parley.app) : null
  const events = parley.trace().slice(before)
  return { waitsMs, captureMs: captureDelaysMs(events), toPortMs: playbackDelaysMs(events), loopDelay }
}

export const turns: Family = {
  names: [capture, toPort, loop, waits.semantic_vad, waits.server_vad],
  async measure(wanted, reporter) {
    const ways = [capture, toPort, loop].some((name) => wanted.has(name))
    const failures: string[] = []
    const run = (detection: keyof typeof waits, turnCount: number, watched: boolean): Promise<Conversation | null> =>
      withApp(detection, (session) => converse(session, waits[detection], turnCount, watched, reporter)).catch(
        (error: unknown) => {
          failures.push(`${waits[detection]}: ${error instanceof Error ? error.message : String(error)}`)
          return null
        },
      )
    for (const detection of ['semantic_vad', 'server_vad'] as const) {
      if (!wanted.has(waits[detection])) continue
      const conversation = await run(detection, wantedTurns, false)
      if (conversation) reporter.values(waits[detection], 'ms', conversation.waitsMs)
    }
    const conversation = ways ? await run('semantic_vad', fewTurns, true) : null
    if (conversation) {
      if (wanted.has(capture)) reporter.values(capture, 'ms', conversation.captureMs)
      if (wanted.has(toPort)) reporter.values(toPort, 'ms', conversation.toPortMs)
      if (wanted.has(loop) && conversation.loopDelay)
        reporter.figure({ name: loop, unit: 'ms', ...conversation.loopDelay })
    }
    if (failures.length > 0) throw new Error(failures.join('; '))
  },
}
