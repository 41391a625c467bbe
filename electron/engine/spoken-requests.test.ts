/** Requests as other voices than the engine's own speak them, through recogniser and mind. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createResampler, toFloat, toInt16 } from '../../shared/resample'
import { createSpeech } from './local-speech'
import { answer, now, user } from './mind/rules/rehearsal'

/** What is said, and what the answer or the call must hold. */
type Spoken = readonly [text: string, rightly: RegExp]

const recorded: Record<string, Spoken> = {
  'fliteslt_1.wav': ['what time is it', /^It is 2:31 PM\.$/],
  'fliteslt_2.wav': ['find the file called budget report', /find_files .*"budget report"/],
  'fliteslt_3.wav': ['open the downloads folder', /list_folder .*downloads/i],
  'fliteslt_4.wav': ['set a timer for ten minutes', /cannot set timers/],
  'picous_5.wav': ['what is twelve times nineteen', /is 228\./],
  'picous_6.wav': ['read me the first lines of notes dot text', /read_text_file .*notes\.te?xt/],
  'whatstheweatherlike.wav': ["what's the weather like", /cannot look up the weather/],
  'goforward.wav': ['go forward ten meters', /cannot do/],
}

const synthetic: readonly Spoken[] = [
  ['What time is it right now?', /^It is 2:31 PM/],
  ['What time is it in Tokyo?', /Tokyo/],
  ['What is the time in New York?', /New York/],
  ['How many hours ahead is Berlin?', /Berlin/],
  ['What day is it today?', /Saturday/],
  ["What's the date tomorrow?", /November 22/],
  ['What date is three weeks from Friday?', /December 18/],
  ['How long is it until Christmas?', /34 days|4 weeks/],
  ['How many days until the first of January?', /41 days/],
  ['What day of the week is July the fourth?', /Sunday/],
  ['What date is forty five days from now?', /January 5/],
  ['Is twenty twenty eight a leap year?', /^Yes|is a leap year/],
  ['What is a hundred and five plus seventeen?', /is 122\./],
  ['What is fifteen percent of eighty?', /is 12\./],
  ['What is the square root of one hundred and forty four?', /is 12\./],
  ['What is two to the power of ten?', /is 1,024\./],
  ['Divide one thousand by eight.', /is 125\./],
  ['What is three point five times four?', /is 14\./],
  ['What is twenty percent off fifty dollars?', /\b40\b/],
  ['How much is nine hundred minus two hundred and fifty?', /is 650\./],
  ['What is seven squared?', /is 49\./],
  ['How many feet are in three meters?', /9\.84/],
  ['Convert ten miles to kilometers.', /16\.09/],
  ['What is seventy two degrees Fahrenheit in Celsius?', /22\.2/],
  ['How many grams are in a pound?', /453.6|454/],
  ['How many seconds are in a day?', /86,400/],
  ['Convert five gallons to liters.', /18\.9/],
  ['How many inches are in six feet?', /\b72\b/],
  ['Spell necessary.', /N, E, C, E, S, S, A, R, Y/i],
  ['How do you spell rhythm?', /R, H, Y, T, H, M/i],
  ['Find the file called meeting notes.', /find_files .*"meeting notes"/],
  ['Search for the tax report.', /find_files .*"tax report"/],
  ["What's in my documents folder?", /list_folder .*documents/i],
  ['List the files in downloads.', /list_folder .*downloads/i],
  ['Read the file shopping list.', /read_text_file .*shopping list/],
  ['Look for a file named invoice.', /find_files .*"invoice"/],
  ['Where is my presentation file?', /find_files .*presentation/],
  ['Hello there.', /^Hello/],
  ['Good morning.', /^Good afternoon/],
  ['How are you today?', /fine/],
  ['Thank you very much.', /welcome/],
  ['What can you do?', /^I can /],
  ['Who are you?', /Parley/],
  ['Where does my voice go?', /on this computer/],
  ['Never mind.', /^Okay/],
  ['Please stop talking.', /^Okay/],
  ['What is the capital of France?', /do not know/],
  ['Play some music.', /cannot play music/],
  ['Send an email to my boss.', /cannot reach mail/],
  ['What is the latest news?', /cannot look up the news/],
  ['Turn off the lights.', /cannot control devices/],
  ['How tall is the Eiffel tower?', /do not know/],
]
const voices = ['slt', 'rms', 'awb']

const root = join(__dirname, '..', '..')
const speech = createSpeech({ modelsDir: join(root, 'models') })
const folder = mkdtempSync(join(tmpdir(), 'parley-spoken-'))

beforeAll(() => speech.load(), 60_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** @returns 24 kHz mono of a 16-bit wav file */
function readSound(file: string): Int16Array {
  const bytes = readFileSync(file)
  const data = bytes.indexOf('data') + 8
  const end = bytes.length - ((bytes.length - data) % 2)
  const samples = new Int16Array(bytes.buffer.slice(bytes.byteOffset + data, bytes.byteOffset + end))
  const resampler = createResampler({ inputRateHz: bytes.readUInt32LE(24), outputRateHz: 24_000 })
  return toInt16(Float32Array.from([...resampler.push(toFloat(samples)), ...resampler.flush()]))
}

function speak(text: string, voice: string): Int16Array {
  const file = join(folder, 'said.wav')
  execFileSync('flite', ['-voice', voice, '-t', text, '-o', file])
  return readSound(file)
}

async function recognise(sound: Int16Array): Promise<string> {
  const hearing = speech.createHearing({ onSpeechStarted: () => undefined, onTurnEnded: () => undefined })
  hearing.append(sound)
  const { text } = await hearing.commit()!.recognition
  hearing.dispose()
  return text
}

async function answerTo(text: string): Promise<string> {
  const [part] = await answer([user(text, 'en')], { now })
  if (part?.kind === 'call') return `${part.name} ${JSON.stringify(part.arguments)}`
  return part?.kind === 'say' ? part.text : ''
}

// The voices are a package of Linux, which `npm run setup` installs.
test.runIf(process.platform === 'linux')(
  'at least 55 of 60 spoken requests are answered rightly',
  async () => {
    const said: [Spoken, Int16Array][] = [
      ...Object.entries(recorded).map(([file, spoken]): [Spoken, Int16Array] => [
        spoken,
        readSound(join(root, 'e2e/speech', file)),
      ]),
      ...synthetic.map((spoken, i): [Spoken, Int16Array] => [spoken, speak(spoken[0], voices[i % voices.length]!)]),
    ]
    expect(said.length).toBe(60)
    const wrong: string[] = []
    for (const [[text, rightly], sound] of said) {
      const heard = await recognise(sound)
      const answered = await answerTo(heard)
      if (!rightly.test(answered)) wrong.push(`${text} → heard "${heard}" → ${answered}`)
    }
    if (wrong.length > 0) console.log(wrong.join('\n'))
    expect(wrong.length).toBeLessThanOrEqual(5)
  },
  180_000,
)
