/** How often an answer breaks off over networks of different quality, found in the recording of the loudspeaker. */
import { setTimeout as pause } from 'node:timers/promises'
import { createRandom, type Network } from '../departures'
import type { Family, Reporter } from '../figure'
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

const networks: Record<string, Network> = {
  'sound.underruns.jitter-0': { jitterMs: 0 },
  'sound.underruns.jitter-50': { jitterMs: 50 },
  'sound.underruns.jitter-150': { jitterMs: 150 },
  'sound.underruns.stalls': { stallMs: 400, share: 0.02 },
}
const answerSeconds = 8
const measuredSeconds = { full: 300, quick: 40 }
/** What the device still holds when the app is done. */
const tailMs = 300

async function countUnderruns(session: SoundSession, name: string, answers: number, reporter: Reporter): Promise<void> {
  const random = createRandom(1)
  let gaps = 0
  for (let answer = 1; answer <= answers; answer++) {
    const { begunMs, ended } = await ask(session, tonePlan(answerSeconds, networks[name]!, random))
    await ended
    await untilSilent(session)
    await pause(tailMs)
    const heard = heardSince(session.recording, await begunMs)
    const soundMs = heardLengthMs(heard) - heard.gapsMs.reduce((sum, gap) => sum + gap, 0)
    // A tone that is cut off at its end has no gap inside.
    if (soundMs < answerSeconds * 1000 - 50) throw new Error(`only ${Math.round(soundMs)} ms of an answer were heard`)
    gaps += heard.gapsMs.length
    const told = heard.gapsMs.length === 0 ? 'no gap' : `gaps of ${heard.gapsMs.map(Math.round).join(', ')} ms`
    reporter.progress(`${name}: ${answer}/${answers} ${told}`)
  }
  reporter.values(name, '1/min', [(gaps * 60) / (answers * answerSeconds)])
}

export const soundUnderruns: Family = {
  names: Object.keys(networks),
  async measure(wanted, reporter, quick) {
    const answers = Math.ceil((quick ? measuredSeconds.quick : measuredSeconds.full) / answerSeconds)
    for (const name of wanted)
      // An app of its own for each: what it learns of one network is of no use on another.
      await withSoundSession({}, async (session) => {
        await openMicrophone(session.parley)
        await countUnderruns(session, name, answers, reporter)
      })
  },
}
