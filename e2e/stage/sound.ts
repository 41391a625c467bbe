/** Plays into the stage's virtual microphone, takes it away and brings it back, and silences its noise floor. */
import { execFile, spawn } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)

const microphone = [
  'module-remap-source',
  'source_name=virtmic',
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
  await run('pactl', ['load-module', ...microphone])
  await run('pactl', ['set-default-source', 'virtmic'])
}

/**
 * Lets the microphone hear the loudspeaker, as in a room without headphones.
 * @param gainDb of the echo against what the loudspeaker plays
 * @returns a function that ends it
 */
export async function loadEcho(gainDb: number): Promise<() => Promise<void>> {
  const loopback = ['source=speaker.monitor', 'sink=mic', 'latency_msec=40', 'source_dont_move=1', 'sink_dont_move=1']
  const { stdout: loaded } = await run('pactl', ['load-module', 'module-loopback', ...loopback])
  const module = loaded.trim()
  const { stdout: inputs } = await run('pactl', ['list', 'sink-inputs'])
  const own = inputs.split('Sink Input #').find((text) => new RegExp(`Owner Module: ${module}\\b`).test(text))
  if (own === undefined) throw new Error('the echo has no stream')
  await run('pactl', ['set-sink-input-volume', own.split('\n')[0]!.trim(), `${gainDb}dB`])
  return async () => void (await run('pactl', ['unload-module', module]))
}
