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

/** How often the app had nothing to play: the other gaps were made by the device, on a machine that has too much to do. */
const ranDry = ({ parley }: SoundSession, itemId: string): number =>
  parley.trace().filter(({ name, id }) => name === 'starving' && id === itemId).length

const describe = (gapsMs: readonly number[], dry: number): string =>
  gapsMs.length === 0 ? 'no gap' : `gaps of ${gapsMs.map(Math.round).join(', ')} ms; the queue ran dry ${dry} times`

async function countUnderruns(session: SoundSession, name: string, answers: number, reporter: Reporter): Promise<void> {
  const random = createRandom(1)
  let gaps = 0
  for (let answer = 1; answer <= answers; answer++) {
    const { itemId, begunMs, ended } = await ask(session, tonePlan(answerSeconds, networks[name]!, random))
    await ended
    await untilSilent(session)
    await pause(tailMs)
    const heard = heardSince(session.recording, await begunMs)
    const soundMs = heardLengthMs(heard) - heard.gapsMs.reduce((sum, gap) => sum + gap, 0)
    if (soundMs < answerSeconds * 500) throw new Error(`only ${Math.round(soundMs)} ms of an answer were heard`)
    gaps += heard.gapsMs.length
    reporter.progress(`${name}: ${answer}/${answers} ${describe(heard.gapsMs, ranDry(session, itemId))}`)
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
