/** The app connected to the benchmark's own service, and what every measurement of sound does with it. */
import { setTimeout as pause } from 'node:timers/promises'
import { serviceSchema } from '../../shared/services'
import type { Settings } from '../../shared/settings'
import type { Parley } from '../app/parley'
import { recordingRateHz, type Recording } from '../stage/recording'
import { untilReady, withSettings, type AppSession } from './app-session'
import { departuresMs, type Network } from './departures'
import { deltaMs, hearTone, toneDelta, type HeardTone } from './tone'
import { openUpstream, type Answer, type AnswerPlan, type Upstream } from './upstream'

export interface SoundSession extends AppSession {
  upstream: Upstream
}

const serviceId = 'bench'

export async function withSoundSession<T>(
  audio: Partial<Settings['audio']>,
  work: (session: SoundSession) => Promise<T>,
): Promise<T> {
  const upstream = await openUpstream()
  const service = serviceSchema.parse({
    kind: 'gateway',
    id: serviceId,
    name: 'Bench',
    url: upstream.url,
    model: 'tone',
    auth: { kind: 'none' },
    turnDetection: { type: 'server_vad' },
  })
  const settings = { language: 'en' as const, audio, services: { active: serviceId, list: [service] } }
  try {
    return await withSettings(settings, {}, async (session) => {
      await untilReady(session.parley)
      return work({ ...session, upstream })
    })
  } finally {
    await upstream.close()
  }
}

export async function openMicrophone(parley: Parley): Promise<void> {
  await parley.call('talk.toggle')
  await parley.until('the microphone opens', ({ microphone }) => microphone.open)
}

const sound = toneDelta()

export const tonePlan = (seconds: number, network: Network, random: () => number): AnswerPlan => {
  const count = (seconds * 1000) / deltaMs
  return { deltas: new Array<string>(count).fill(sound), departuresMs: departuresMs(count, network, random) }
}

/** Has the app ask, as when a message is written. */
export async function ask({ parley, upstream }: SoundSession, plan: AnswerPlan): Promise<Answer> {
  const answer = upstream.planNext(plan)
  const reply = await parley.call('message.send', { text: 'Play' })
  if (!reply.ok) throw new Error(`message.send: ${reply.error.code}`)
  await Promise.race([
    answer.begunMs,
    pause(10_000, undefined, { ref: false }).then(() => {
      throw new Error('the app asked for no answer')
    }),
  ])
  return answer
}

export const untilSilent = ({ parley }: SoundSession): Promise<unknown> =>
  parley.until('silence', ({ state }) => state.kind === 'ready' || state.kind === 'listening')

export interface HeardAnswer extends HeardTone {
  firstMs: number
  lastMs: number
}

/** What the loudspeaker played since a moment; times are of `nowMs`. @throws Error when that is nothing */
export function heardSince(recording: Recording, fromMs: number): HeardAnswer {
  const from = Math.max(0, recording.sampleAtMs(fromMs))
  const heard = hearTone(recording.read(from).loudspeaker)
  if (!heard) throw new Error('nothing was heard')
  return {
    ...heard,
    firstMs: recording.timeOfSampleMs(from + heard.first),
    lastMs: recording.timeOfSampleMs(from + heard.last),
  }
}

/** From the first to the last sample of a tone. */
export const heardLengthMs = ({ first, last }: HeardTone): number => ((last - first) * 1000) / recordingRateHz
