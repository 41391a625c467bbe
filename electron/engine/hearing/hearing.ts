/** The ears of one connection: keeps its sound, listens for turns in the order in which sound came, and has speech recognised. */
import { samplesToMs } from '../../../shared/audio'
import { createResampler, toFloat } from '../../../shared/resample'
import type { Hearing, HearingEvents, Recognition, TurnDetection } from '../speech'
import type { Recogniser } from './recogniser'
import { inputSamples } from './log-mel'
import { createSampleBuffer } from './sample-buffer'
import type { SmartTurn } from './smart-turn'
import type { Stretch } from './speech-marker'
import { createTurnDetector } from './turn-detector'
import type { TurnFact } from './turn-detector'
import { createUtteranceRecognition } from './utterance-recognition'
import type { UtteranceRecognition } from './utterance-recognition'
import type { VoiceActivity } from './voice-activity'
import { windowSamples } from './voice-activity'

/** What all connections share. */
export interface Ears {
  createVoiceActivity(): VoiceActivity
  smartTurn: SmartTurn
  recogniser: Recogniser
}

interface WindowTask {
  kind: 'window'
  span: Stretch
  samples: Float32Array
  detection: TurnDetection | null
  /** Its sound has been committed or cleared: it may be marked, but starts and ends nothing. */
  settled: boolean
}

interface EndTask {
  kind: 'commit' | 'clear'
  /** End of the sound concerned, in the 16 kHz stream. */
  end: number
  finish(recognition: Promise<Recognition>): void
}

/** Kept beyond what turn detection needs, for the recogniser's lead-in; 16 kHz samples. */
const leadReserve = 8_000
/** Sound that is never committed does not fill the memory: of more than 15 minutes the oldest is given up. */
const longestMs = 15 * 60_000
/** Streams of 24 kHz and 16 kHz run side by side. */
const toInput = (position16: number): number => Math.round(position16 * 1.5)
const toMs = (position16: number): number => Math.round(position16 / 16)

export function createHearing({ ears, events }: { ears: () => Promise<Ears>; events: HearingEvents }): Hearing {
  const input = createSampleBuffer<Int16Array>((length) => new Int16Array(length))
  const heard = createSampleBuffer<Float32Array>((length) => new Float32Array(length))
  const resampler = createResampler({ inputRateHz: 24_000, outputRateHz: 16_000 })
  const detector = createTurnDetector()
  const tasks: (WindowTask | EndTask)[] = []
  let detection: TurnDetection | null = null
  let language: string | null = null
  let windowed = 0
  let speaking = false
  let running = false
  let disposed = false
  let inFlight: WindowTask | null = null
  let listener: VoiceActivity | undefined
  let work: UtteranceRecognition | undefined

  async function run(): Promise<void> {
    if (running) return
    running = true
    try {
      const shared = await ears()
      const voiceActivity = (listener ??= shared.createVoiceActivity())
      const recognition = (work ??= createUtteranceRecognition({
        recogniser: shared.recogniser,
        cut: ({ start, end }) => heard.slice(start, end),
        language: () => language,
      }))
      for (let task = tasks.shift(); task && !disposed; task = tasks.shift()) {
        if (task.kind === 'window') {
          inFlight = task
          await hear(task, voiceActivity, shared.smartTurn, recognition)
          inFlight = null
        } else {
          if (task.kind === 'commit') task.finish(recognition.take(clip(task.end)))
          else recognition.forget()
          detector.reset()
          forgetHeard(task.end)
        }
      }
    } catch (error) {
      // Without models nothing can be heard; whoever waits for a transcript is told.
      for (const task of tasks.splice(0)) if (task.kind === 'commit') task.finish(Promise.reject(error))
    } finally {
      running = false
    }
  }

  async function hear(
    task: WindowTask,
    voiceActivity: VoiceActivity,
    smartTurn: SmartTurn,
    recognition: UtteranceRecognition,
  ): Promise<void> {
    const probability = await voiceActivity(task.samples)
    const current = task.settled ? null : task.detection
    const facts = await detector.step(task.span, probability, current, ({ start, end }) =>
      smartTurn(heard.slice(Math.max(start - leadReserve / 2, end - inputSamples), end)),
    )
    for (const fact of facts) apply(fact, task, recognition)
    if (detector.neededFrom !== null && !task.settled) {
      input.dropBefore(toInput(detector.neededFrom))
      forgetHeard(detector.neededFrom - leadReserve)
    }
  }

  function apply(fact: TurnFact, task: WindowTask, recognition: UtteranceRecognition): void {
    if (fact.kind === 'paused') {
      const guess = recognition.guess(detector.stretches, task.detection !== null)
      guess.catch(() => undefined)
      if (!task.settled) events.onGuess?.(guess)
    } else if (fact.kind === 'resumed') recognition.resume()
    // Sound committed or cleared while this window was being judged has no turn of its own any more.
    else if (task.settled || disposed) return
    else if (fact.kind === 'started') {
      speaking = true
      events.onSpeechStarted(Math.max(toMs(fact.start), Math.round(samplesToMs(input.start))))
    } else {
      speaking = false
      const samples = input.slice(toInput(fact.start), toInput(fact.end))
      const text = recognition.take(detector.stretches)
      text.catch(() => undefined)
      detector.reset()
      input.dropBefore(toInput(fact.end))
      forgetHeard(fact.end - leadReserve)
      events.onTurnEnded(toMs(fact.end), { samples, recognition: text })
    }
  }

  /** Never beyond the windows made: the next one still needs its sound. */
  function forgetHeard(before: number): void {
    heard.dropBefore(Math.min(before, windowed))
  }

  /** The marked speech up to a position; the last window may reach beyond it. */
  function clip(end: number): Stretch[] {
    return detector.stretches.map((stretch) => ({ start: stretch.start, end: Math.min(stretch.end, end) }))
  }

  function settle(): void {
    speaking = false
    if (inFlight) inFlight.settled = true
    for (const task of tasks) if (task.kind === 'window') task.settled = true
  }

  return {
    configure(next, spokenLanguage) {
      detection = next
      language = spokenLanguage
    },
    append(samples) {
      input.append(samples)
      heard.append(resampler.push(toFloat(samples)))
      input.dropBefore(input.end - longestMs * 24)
      forgetHeard(heard.end - longestMs * 16)
      while (heard.end - windowed >= windowSamples) {
        const span = { start: windowed, end: windowed + windowSamples }
        tasks.push({ kind: 'window', span, samples: heard.slice(span.start, span.end), detection, settled: false })
        windowed = span.end
      }
      void run()
    },
    get bufferedMs() {
      return samplesToMs(input.end - input.start)
    },
    get speaking() {
      return speaking
    },
    commit() {
      if (input.end === input.start) return null
      const samples = input.slice(input.start, input.end)
      input.dropBefore(input.end)
      settle()
      const recognition = new Promise<Recognition>((resolve) => {
        tasks.push({ kind: 'commit', end: heard.end, finish: resolve })
      })
      recognition.catch(() => undefined)
      void run()
      return { samples, recognition }
    },
    clear() {
      input.dropBefore(input.end)
      settle()
      tasks.push({ kind: 'clear', end: heard.end, finish: () => undefined })
      void run()
    },
    dispose() {
      disposed = true
      for (const task of tasks.splice(0)) {
        if (task.kind === 'commit') task.finish(Promise.resolve({ text: '', language: null }))
      }
      work?.forget()
    },
  }
}
