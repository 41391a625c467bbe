/** The first question to an app that was just opened, while its models still load; and what the engine weighs after it. */
import { runTurn } from '../../app/turn'
import { untilLoaded, untilReady, withApp } from '../app-session'
import type { Family } from '../figure'
import { engineProcess, memoryMb } from '../processes'
import { writeSpokenPart } from '../recordings'

const [cold, weight] = ['engine.first-turn-cold', 'engine.memory'] as const
const starts = 3
const question = 'fliteslt_1.wav'

export const firstTurn: Family = {
  names: [cold, weight],
  async measure(wanted, reporter) {
    const delaysMs: number[] = []
    const weightsMb: number[] = []
    for (let start = 0; start < starts; start++)
      await withApp('semantic_vad', async ({ parley, recording, folder }) => {
        const file = writeSpokenPart(question, folder)
        await untilReady(parley)
        await parley.call('talk.toggle')
        const { speech } = await parley.until('the microphone opens', ({ microphone }) => microphone.open)
        const { timings } = await runTurn(parley, { kind: 'say', file }, { recording, hold: false, timeoutMs: 60_000 })
        if (timings.speechEndToAudibleMs === null) throw new Error('no voice in the recording')
        delaysMs.push(timings.speechEndToAudibleMs)
        await untilLoaded(parley)
        const engine = engineProcess(parley.app.process().pid!)
        if (engine === null) throw new Error('the engine’s process is not to be found')
        weightsMb.push(memoryMb(engine))
        reporter.progress(
          `${cold}: ${Math.round(delaysMs.at(-1)!)} ms, models ${speech.kind} when the speech began; engine ${Math.round(
            weightsMb.at(-1)!,
          )} MB`,
        )
      })
    if (wanted.has(cold)) reporter.values(cold, 'ms', delaysMs)
    if (wanted.has(weight)) reporter.values(weight, 'MB', weightsMb)
  },
}
