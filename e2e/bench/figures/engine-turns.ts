/** The engine by itself: from the last voiced sample sent to the first sound of the answer. */
import { setTimeout as pause } from 'node:timers/promises'
import { toInt16 } from '../../../shared/resample'
import { startEngine, type EngineAlone } from '../../app/engine'
import { engineRateHz, openSpeaker } from '../engine-client'
import type { Family, Reporter } from '../figure'
import { spokenPart, statedTexts } from '../recordings'

const detections: Record<string, object> = {
  'engine.speech-end-to-first-delta.server-vad': { type: 'server_vad', silence_duration_ms: 500 },
  'engine.speech-end-to-first-delta.semantic-vad': { type: 'semantic_vad', eagerness: 'high' },
}
const rounds = 2

async function measureOne(engine: EngineAlone, name: string, reporter: Reporter): Promise<void> {
  const speaker = await openSpeaker(engine, detections[name]!)
  try {
    const ask = async (file: string): Promise<number> => {
      const { samples, endIndex } = spokenPart(file, engineRateHz)
      const delayMs = await speaker.ask(toInt16(samples), endIndex, 30_000)
      // As between two questions of a person; also keeps the recogniser's work on one out of the next.
      await pause(400)
      return delayMs
    }
    // The first waits for the models.
    await ask('fliteslt_1.wav')
    const files = Array.from({ length: rounds }, () => [...statedTexts().keys()]).flat()
    const delaysMs: number[] = []
    for (const file of files) {
      delaysMs.push(await ask(file))
      reporter.progress(`${name}: ${delaysMs.length}/${files.length} ${file} ${Math.round(delaysMs.at(-1)!)} ms`)
    }
    reporter.values(name, 'ms', delaysMs)
  } finally {
    speaker.close()
  }
}

export const engineTurns: Family = {
  names: Object.keys(detections),
  async measure(wanted, reporter) {
    const engine = await startEngine()
    try {
      for (const name of wanted) await measureOne(engine, name, reporter)
    } finally {
      await engine.stop()
    }
  },
}
