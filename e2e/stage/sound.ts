/** Plays into the stage's virtual microphone, takes it away and brings it back, silences it, and adds other devices. */
import { execFile, spawn } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)

const source = [
  'module-remap-source',
  'master=stage.monitor',
  'channels=1',
  'channel_map=mono',
  'master_channel_map=front-left',
  'remix=no',
]

/** Speaks a WAV file into the microphone; resolves when its last sample has been played. */
export function play(file: string, { signal }: { signal?: AbortSignal } = {}): Promise<void> {
  return new Promise((done, failed) => {
    const player = spawn('paplay', ['--device=mic', '--latency-msec=30', file], {
      stdio: ['ignore', 'ignore', 'pipe'],
      signal,
    })
    let log = ''
    player.stderr.setEncoding('utf8').on('data', (text: string) => (log += text))
    player.on('error', failed)
    player.on('close', (code) => (code === 0 ? done() : failed(new Error(`paplay ${file} ended with ${code}: ${log}`))))
  })
}

/** Unplugs the microphone. */
export async function unloadMicrophone(): Promise<void> {
  const { stdout } = await run('pactl', ['list', 'short', 'modules'])
  const line = stdout.split('\n').find((row) => row.includes('source_name=virtmic'))
  if (line === undefined) throw new Error('The virtual microphone is not plugged in')
  await run('pactl', ['unload-module', line.split('\t')[0]!])
}

/** Plugs the microphone in again and makes it the default. */
export async function loadMicrophone(): Promise<void> {
  await run('pactl', ['load-module', ...source, 'source_name=virtmic'])
  await run('pactl', ['set-default-source', 'virtmic'])
}

async function load(...module: string[]): Promise<() => Promise<void>> {
  const { stdout } = await run('pactl', ['load-module', ...module])
  return async () => void (await run('pactl', ['unload-module', stdout.trim()]))
}

/** Plugs in a second microphone that hears the same. @returns a function that unplugs it */
export const loadOtherMicrophone = (label: string): Promise<() => Promise<void>> =>
  load(...source, 'source_name=othermic', `source_properties=device.description=${label}`)

/** Plugs in a second loudspeaker, which the recording of the stage does not hear. @returns a function that unplugs it */
export const loadOtherLoudspeaker = (label: string): Promise<() => Promise<void>> =>
  load('module-null-sink', 'sink_name=otherspeaker', 'rate=24000', `sink_properties=device.description=${label}`)

/** The streams that PulseAudio plays, each as `pactl` describes it. */
async function streams(): Promise<{ id: string; text: string }[]> {
  const { stdout } = await run('pactl', ['list', 'sink-inputs'])
  const [, ...found] = stdout.split('Sink Input #')
  return found.map((text) => ({ id: text.split('\n')[0]!.trim(), text }))
}

/** Takes the noise floor away, so that the microphone delivers exact zeros, or gives it back. */
export async function setNoise(isOn: boolean): Promise<void> {
  const floor = (await streams()).find(({ text }) => text.includes('stage-noise'))
  if (!floor) throw new Error('the stage has no noise floor')
  await run('pactl', ['set-sink-input-mute', floor.id, isOn ? '0' : '1'])
}

/**
 * Lets the microphone hear the loudspeaker, as in a room without headphones.
 * @param gainDb of the echo against what the loudspeaker plays
 * @returns a function that ends it
 */
export async function loadEcho(gainDb: number): Promise<() => Promise<void>> {
  const loopback = ['source=speaker.monitor', 'sink=mic', 'latency_msec=40', 'source_dont_move=1', 'sink_dont_move=1']
  const { stdout } = await run('pactl', ['load-module', 'module-loopback', ...loopback])
  const module = stdout.trim()
  const own = (await streams()).find(({ text }) => new RegExp(`Owner Module: ${module}\\b`).test(text))
  if (own === undefined) throw new Error('the echo has no stream')
  await run('pactl', ['set-sink-input-volume', own.id, `${gainDb}dB`])
  return async () => void (await run('pactl', ['unload-module', module]))
}
