// The parts of the private stage: display, session bus, keyring and sound, each a child that dies with this process.
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { capture, StepError } from './process.mjs'

const startLimitMs = 20_000

/**
 * Starts a service in its own process group (Ctrl-C in the terminal must not reach it before the command it serves).
 * setpriv has the kernel end it even when this process is killed without notice.
 */
function startService(command, args, { env, stdin = 'ignore', report = false }) {
  const line = ['--pdeathsig', 'KILL', command, ...args]
  const child = spawn('setpriv', line, {
    env,
    detached: true,
    stdio: [stdin, 'ignore', 'pipe', report ? 'pipe' : 'ignore'],
  })
  let log = ''
  child.stderr.setEncoding('utf8').on('data', (text) => (log = (log + text).slice(-4_000)))
  const ended = new Promise((_, failed) => {
    child.on('error', (error) =>
      failed(new StepError(`${command} could not be started (${error.message}). Run: npm run setup`)),
    )
    child.on('exit', (code, signal) => failed(new StepError(`${command} ended (${signal ?? code}): ${log.trim()}`)))
  })
  ended.catch(() => {})
  return { name: command, child, ended, orEnd: (promise) => Promise.race([promise, ended, timeLimit(command)]) }
}

async function timeLimit(command) {
  await pause(startLimitMs, undefined, { ref: false })
  throw new StepError(`${command} was not ready after ${startLimitMs / 1000} s`)
}

/** The first line that a service writes to its file descriptor 3. */
const reportedLine = (service) =>
  service.orEnd(
    new Promise((done) => {
      let text = ''
      service.child.stdio[3].setEncoding('utf8').on('data', (part) => {
        text += part
        if (text.includes('\n')) done(text.split('\n')[0])
      })
    }),
  )

/** Waits until a condition of another program holds; there is no event to await. */
async function until(condition) {
  while (!(await condition())) await pause(20)
}

export async function startDisplay(env) {
  const service = startService(
    'Xvfb',
    ['-displayfd', '3', '-screen', '0', '1440x1000x24', '-nolisten', 'tcp', '-noreset'],
    { env, report: true },
  )
  return { service, env: { DISPLAY: `:${await reportedLine(service)}` } }
}

export async function startBus(env, folder) {
  const address = `unix:path=${join(folder, 'bus')}`
  const service = startService(
    'dbus-daemon',
    ['--session', '--nofork', '--nopidfile', `--address=${address}`, '--print-address=3'],
    { env, report: true },
  )
  return { service, env: { DBUS_SESSION_BUS_ADDRESS: await reportedLine(service) } }
}

/** A keyring of the stage's own, unlocked, in the stage's home: the person's keyring is not touched. */
export async function startKeyring(env, folder) {
  const control = join(folder, 'keyring')
  mkdirSync(control, { mode: 0o700 })
  const args = ['--foreground', '--unlock', '--components=secrets', `--control-directory=${control}`]
  const service = startService('gnome-keyring-daemon', args, { env, stdin: 'pipe' })
  service.child.stdin.end('stage')
  const ask = [
    '--session',
    '--print-reply',
    '--dest=org.freedesktop.DBus',
    '/',
    'org.freedesktop.DBus.NameHasOwner',
    'string:org.freedesktop.secrets',
  ]
  await service.orEnd(until(async () => (await capture('dbus-send', ask, { env })).stdout.includes('true')))
  return { service, env: {} }
}

/** One stereo sink gives one clock: what the microphone hears is on its left, what the loudspeaker plays on its right. */
const soundScript = `
load-module module-native-protocol-unix auth-anonymous=1
load-module module-null-sink sink_name=stage rate=24000 channels=2 channel_map=front-left,front-right
load-module module-remap-sink sink_name=mic master=stage channels=1 channel_map=mono master_channel_map=front-left remix=no
load-module module-remap-sink sink_name=speaker master=stage channels=1 channel_map=mono master_channel_map=front-right remix=no
load-module module-remap-source source_name=virtmic master=stage.monitor channels=1 channel_map=mono master_channel_map=front-left remix=no
set-default-sink speaker
set-default-source virtmic
`

export async function startSound(env, folder) {
  const script = join(folder, 'stage.pa')
  writeFileSync(script, soundScript)
  const args = [
    '--daemonize=no',
    '--exit-idle-time=-1',
    '--disallow-exit',
    '--log-target=stderr',
    '--log-level=error',
    '-n',
    '-F',
    script,
  ]
  const service = startService('pulseaudio', args, { env })
  const socket = join(folder, 'pulse', 'native')
  const client = { PULSE_SERVER: `unix:${socket}` }
  const isReady = async () => {
    if (!existsSync(socket)) return false
    return (await capture('pactl', ['info'], { env: { ...env, ...client } })).stdout.includes('Default Source: virtmic')
  }
  await service.orEnd(until(isReady))
  return { service, env: client }
}

/** Keeps the sink awake in small blocks: an idle null sink wakes late and in large ones. */
export function startWatch(env) {
  const args = [
    '--device=stage.monitor',
    '--rate=24000',
    '--channels=2',
    '--format=s16le',
    '--latency-msec=10',
    '/dev/null',
  ]
  return startService('parec', args, { env })
}

const noiseRms = 10 ** (-80 / 20) * 32_768

/** Ten seconds of Gaussian noise at −80 dBFS, 24 kHz mono s16le. */
function noise() {
  const samples = new Int16Array(240_000)
  for (let i = 0; i < samples.length; i++) {
    const gaussian = Math.sqrt(-2 * Math.log(1 - Math.random())) * Math.cos(2 * Math.PI * Math.random())
    samples[i] = Math.round(gaussian * noiseRms)
  }
  return Buffer.from(samples.buffer)
}

/** A silent virtual microphone delivers exact zeros, as no real one does. */
export function startNoise(env) {
  const args = [
    '--playback',
    '--device=mic',
    '--rate=24000',
    '--channels=1',
    '--format=s16le',
    '--raw',
    '--client-name=stage-noise',
    '--stream-name=stage-noise',
  ]
  const service = startService('pacat', args, { env, stdin: 'pipe' })
  const sound = noise()
  const { stdin } = service.child
  stdin.on('error', () => {})
  const feed = () => {
    while (stdin.writable && stdin.write(sound));
  }
  stdin.on('drain', feed)
  feed()
  return service
}
