/** One turn of a conversation with the running app, and what it took, measured on the recording and the trace. */
import type { Entry } from '../../shared/conversation'
import { voicedSection } from '../stage/levels'
import { nowMs, recordingRateHz, type Recording } from '../stage/recording'
import { play } from '../stage/sound'
import { atRest, type Parley } from './parley'

export interface Timings {
  speechEndToCommitMs: number | null
  commitToFirstDeltaMs: number | null
  firstDeltaToAudibleMs: number | null
  speechEndToAudibleMs: number | null
}

export interface TurnReport {
  input: string
  transcript: string
  answerText: string
  toolCalls: { name: string; arguments: string; outcome: string }[]
  answerAudioMs: number
  timings: Timings
}

export type TurnInput = { kind: 'say'; file: string } | { kind: 'type'; text: string }

export interface TurnOptions {
  recording: Recording
  /** Speak while the button is held (no turn detection), or over an open microphone. */
  hold: boolean
  timeoutMs?: number
}

const quietMs = 1_000

async function openMicrophone(parley: Parley): Promise<void> {
  if (!(await parley.snapshot()).microphone.open) await parley.call('talk.toggle')
  await parley.until('the microphone opens', (snapshot) => snapshot.microphone.open)
}

async function hold(parley: Parley): Promise<() => Promise<void>> {
  const button = parley.window.getByTestId('talk-button')
  await button.hover()
  await parley.window.mouse.down()
  await parley.until('the microphone opens', (snapshot) => snapshot.microphone.open)
  return () => parley.window.mouse.up()
}

/** @throws Error when there is no answer in time */
export async function runTurn(parley: Parley, input: TurnInput, options: TurnOptions): Promise<TurnReport> {
  const { recording, timeoutMs = 30_000 } = options
  const known = new Set((await parley.snapshot()).entries.map((entry) => entry.id))
  const fromMs = nowMs()

  if (input.kind === 'type') {
    await parley.window.getByTestId('composer').fill(input.text)
    await parley.window.getByTestId('composer').press('Enter')
  } else if (options.hold) {
    const release = await hold(parley)
    await play(input.file)
    await release()
  } else {
    await openMicrophone(parley)
    await play(input.file)
  }

  // No answer is over sooner, and asking after it now would take the processor from what is measured.
  await new Promise((done) => setTimeout(done, quietMs))

  const fresh = (entries: readonly Entry[]): Entry[] => entries.filter((entry) => !known.has(entry.id))
  const done = await parley.until(
    'an answer',
    (snapshot) => {
      // Nobody sits there to consent to more than was allowed beforehand.
      if (snapshot.approval) void parley.call('approval.answer', { id: snapshot.approval.id, choice: 'deny' })
      return atRest(snapshot) && fresh(snapshot.entries).some((entry) => entry.kind === 'assistant')
    },
    timeoutMs,
  )
  const entries = fresh(done.entries)
  const toMs = nowMs()
  return {
    input: input.kind === 'say' ? input.file : input.text,
    transcript: join(entries, 'user'),
    answerText: join(entries, 'assistant'),
    toolCalls: entries.flatMap((entry) =>
      entry.kind === 'tool' ? [{ name: entry.name, arguments: entry.arguments, outcome: entry.status }] : [],
    ),
    ...measure(parley, recording, { fromMs, toMs }, input.kind === 'say'),
  }
}

function join(entries: Entry[], kind: 'user' | 'assistant'): string {
  return entries.flatMap((entry) => (entry.kind === kind ? [entry.text] : [])).join(' ')
}

/** Both figures of the recording are on its own clock; the trace's times are mapped onto it. */
function measure(
  parley: Parley,
  recording: Recording,
  span: { fromMs: number; toMs: number },
  spoken: boolean,
): Pick<TurnReport, 'answerAudioMs' | 'timings'> {
  const events = parley.trace().filter((event) => event.timeMs >= span.fromMs && event.timeMs <= span.toMs)
  const firstDeltaMs = events.find((event) => event.direction === 'in' && event.name === 'audio-delta')?.timeMs ?? null

  const from = recording.sampleAtMs(span.fromMs)
  // What sounds before the first delta belongs to the answer before.
  const answerFrom = firstDeltaMs === null ? from : recording.sampleAtMs(firstDeltaMs)
  const to = recording.sampleAtMs(span.toMs)
  const options = { sampleRateHz: recordingRateHz }
  const question = spoken ? voicedSection(recording.read(from, to).microphone, options) : null
  const answer = voicedSection(recording.read(answerFrom, to).loudspeaker, { ...options, floorDbfs: -60 })
  const speechEndMs = question ? recording.timeOfSampleMs(from + question.last) : null
  const audibleMs = answer ? recording.timeOfSampleMs(answerFrom + answer.first) : null
  const commitMs =
    events.filter(
      (event) =>
        (event.name === 'committed' || event.name === 'create-item') &&
        (firstDeltaMs === null || event.timeMs < firstDeltaMs),
    )[0]?.timeMs ?? null
  const between = (a: number | null, b: number | null): number | null =>
    a === null || b === null ? null : Math.round((b - a) * 10) / 10
  return {
    answerAudioMs: answer ? Math.round(((answer.last - answer.first) * 1000) / recordingRateHz) : 0,
    timings: {
      speechEndToCommitMs: spoken ? between(speechEndMs, commitMs) : null,
      commitToFirstDeltaMs: between(commitMs, firstDeltaMs),
      firstDeltaToAudibleMs: between(firstDeltaMs, audibleMs),
      speechEndToAudibleMs: spoken ? between(speechEndMs, audibleMs) : null,
    },
  }
}
