/**
 * How the echo guard does in a few hundred imitated rooms: `npx tsx electron/realtime/testing/echo-sweep.ts [ROOMS]`.
 * Needs flite. Prints how many answers were taken for a person, and how many persons were heard within 600 ms.
 */
import { createEchoGuard } from '../echo-guard'
import { createRandom, type Random, type Room } from './echo-room'
import { tryOut, type Person, type Trial } from './echo-trial'
import { flite, modelsDir, music, piper, recording, tone } from './echo-voices'

const heardWithinMs = 600
const levels = [-10, -5, 0, 5, 10]
const answerTexts = [
  'The meeting is on Thursday at three. You have two other things on that day. Shall I read them?',
  'I found four files with that name. The newest one was changed yesterday, and it lies in your documents.',
  'Twelve times nineteen is two hundred and twenty eight. That is a little more than fifteen squared.',
]
const personTexts = [
  'Stop.',
  'No, wait.',
  'Hold on, I meant the other file.',
  'Actually, could you tell me what time it is in Berlin?',
]
const personVoices = ['rms', 'slt', 'awb', 'kal']
const recorded = ['goforward', 'whatstheweatherlike', '005', 'picous_5']

const pick = <T>(from: readonly T[], random: Random): T => from[Math.floor(random() * from.length)]!

function chooseRoom(random: Random): Room {
  const isCancelled = random() < 0.25
  return {
    echoDb: pick([-10, -15, -20, -25, -30], random),
    delayMs: Math.round(5 * 80 ** random()),
    driftMsPerSecond: random() < 0.2 ? 0.1 * random() : 0,
    laterDelayMs: random() < 0.08 ? Math.round(5 * 80 ** random()) : null,
    t60: 0.15 + 0.65 * random(),
    isSmallLoudspeaker: random() < 0.5,
    noise: random() < 0.6 ? 'fan' : 'hum',
    noiseDb: random() < 0.3 ? -75 : -50 + 15 * random() ** 2,
    hasGainControl: random() < 0.25,
    cancellerDb: isCancelled ? 20 + 15 * random() : null,
    hasClicks: random() < 0.2,
  }
}

async function chooseTrials(rooms: number): Promise<Trial[]> {
  const spoken = [
    ...(await piper(answerTexts)),
    ...answerTexts.flatMap((text) => [flite('slt', text), flite('rms', text)]),
  ]
  const persons = [
    ...personVoices.flatMap((voice) => personTexts.map((text) => flite(voice, text))),
    ...recorded.map(recording),
  ]
  return Array.from({ length: rooms }, (_, seed): Trial[] => {
    const random = createRandom(seed)
    const room = chooseRoom(random)
    const last = random() < 0.08 ? pick([music(), tone()], random) : pick(spoken, random)
    const answers = [pick(spoken, random), last].slice(random() < 0.25 ? 1 : 0)
    const person: Omit<Person, 'levelDb'> = {
      voice: pick(persons, random),
      atMs: random() < 0.2 ? random() * 300 : 300 + (random() * 0.8 * last.length) / 24,
      isSoft: random() < 0.15,
    }
    const first = Math.floor(random() * 5)
    return [null, levels[first]!, levels[(first + 2) % 5]!].map((levelDb) => ({
      room,
      answers,
      person: levelDb === null ? null : { ...person, levelDb },
      seed,
    }))
  }).flat()
}

const print = (...parts: unknown[]): void => void process.stdout.write(`${parts.join(' ')}\n`)

async function main(): Promise<void> {
  const rooms = Number(process.argv[2] ?? 100)
  const verbose = process.argv.includes('-v')
  const trials = await chooseTrials(rooms)
  const self = new Map<string, [number, number]>()
  const through = new Map<string, [number, number]>()
  const add = (to: Map<string, [number, number]>, key: string, hits: number, all: number): void => {
    const [before, count] = to.get(key) ?? [0, 0]
    to.set(key, [before + hits, count + all])
  }
  let inaudible = 0
  let guardMs = 0
  let frames = 0
  for (const trial of trials) {
    const { room, person, seed, answers } = trial
    const guard = createEchoGuard()
    const timed = {
      push(samples: Int16Array, reference: Int16Array | null) {
        const from = performance.now()
        const sent = guard.push(samples, reference)
        guardMs += performance.now() - from
        frames++
        return sent
      },
    }
    if (person) {
      const alone = await tryOut(trial, { guard: null, modelsDir, withEcho: false })
      if (alone.heardAfterMs === null || alone.heardAfterMs > heardWithinMs) {
        inaudible++
        continue
      }
    }
    const { selfInterrupted, heardAfterMs } = await tryOut(trial, { guard: timed, modelsDir })
    const how = room.cancellerDb !== null ? 'cancelled' : room.laterDelayMs !== null ? 'jumping' : 'plain'
    if (!person) {
      for (const key of ['all', how, `${how} ${room.echoDb} dB`]) add(self, key, selfInterrupted, answers.length)
      if (verbose && selfInterrupted > 0) print('SELF', seed, JSON.stringify(room), answers.length)
    } else {
      const isHeard = heardAfterMs !== null && heardAfterMs <= heardWithinMs
      const place = person.atMs < 300 ? 'first 300 ms' : answers.length > 1 ? 'later' : 'first answer'
      for (const key of ['', ` ${how}`, ` ${place}`])
        add(through, `${String(person.levelDb).padStart(3)} dB${key}`, isHeard ? 1 : 0, 1)
      if (verbose && !isHeard && person.levelDb >= 0)
        print(
          'MISS',
          seed,
          person.levelDb,
          Math.round(person.atMs),
          heardAfterMs,
          person.isSoft,
          JSON.stringify(room),
          answers.length,
          selfInterrupted,
        )
    }
  }
  const printCounts = (title: string, counts: Map<string, [number, number]>): void => {
    print(title)
    for (const [key, [hits, all]] of [...counts].sort(([a], [b]) => (a < b ? -1 : 1)))
      print(`  ${key.padEnd(28)} ${hits} of ${all} = ${((100 * hits) / all).toFixed(1)} %`)
  }
  printCounts('answers taken for a person', self)
  printCounts(`persons heard within ${heardWithinMs} ms`, through)
  print(
    `${inaudible} persons are not heard without any echo either; the guard takes ${((1000 * guardMs) / frames).toFixed(0)} µs a frame`,
  )
}

void main()
