// The private stage: a display, a session bus with an unlocked keyring, and a virtual sound card of its own, for one
// command. `node build/stage.mjs [--no-noise] [--] COMMAND …` runs it there; nothing of it outlives this process.
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { childEnv, command, isAlive, isMain, StepError } from './process.mjs'
import { startBus, startDisplay, startKeyring, startNoise, startSound, startWatch } from './stage-services.mjs'

const prefix = 'parley-stage-'

/** Every process that was started on this stage carries its folder in its environment, whatever group it moved to. */
function processesOf(folder) {
  const mark = `XDG_RUNTIME_DIR=${folder}\0`
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter((name) => {
      try {
        return readFileSync(`/proc/${name}/environ`, 'latin1').includes(mark)
      } catch {
        return false
      }
    })
    .map(Number)
}

function clear(folder) {
  // Twice: the first round may meet a process that is just starting another.
  for (let round = 0; round < 2; round++)
    for (const pid of processesOf(folder)) {
      try {
        process.kill(pid, 'SIGKILL')
      } catch {
        // It ended by itself.
      }
    }
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 20 })
}

/** Clears what a stage left behind whose process was killed without notice. */
function clearAbandoned() {
  for (const name of readdirSync(tmpdir())) {
    const owner = name.startsWith(prefix) ? Number(name.slice(prefix.length).split('-')[0]) : NaN
    if (!Number.isInteger(owner) || isAlive(owner)) continue
    try {
      clear(join(tmpdir(), name))
    } catch {
      // Another person's, or another process is clearing it.
    }
  }
}

/**
 * Sets the stage up.
 * @param {{ noise?: boolean }} options `noise: false` leaves the microphone at exact zeros
 * @returns {Promise<{ env: Record<string, string>, dispose: () => Promise<void> }>} the variables a command needs to run on it
 */
export async function openStage({ noise = true } = {}) {
  if (process.platform !== 'linux')
    throw new StepError(
      'The private stage exists on Linux only. Run with --here to use this machine’s display and sound.',
    )
  clearAbandoned()
  const folder = mkdtempSync(join(tmpdir(), `${prefix}${process.pid}-`))
  let open = true
  const services = []
  const clearNow = () => {
    if (open) clear(folder)
    open = false
  }
  const dispose = async () => {
    process.off('exit', clearNow)
    clearNow()
    // Awaiting them reaps them: in a container nobody else might.
    await Promise.allSettled(services.map((service) => service.ended))
  }
  process.on('exit', clearNow)
  try {
    const home = join(folder, 'home')
    mkdirSync(home)
    const stage = { XDG_RUNTIME_DIR: folder, PULSE_COOKIE: join(folder, 'pulse-cookie'), PARLEY_STAGE: '1' }
    const unwanted = [
      'WAYLAND_DISPLAY',
      'XAUTHORITY',
      'DBUS_SESSION_BUS_ADDRESS',
      'PULSE_SERVER',
      'GNOME_KEYRING_CONTROL',
      'SSH_AUTH_SOCK',
    ]
    const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !unwanted.includes(name)))
    const data = {
      HOME: home,
      XDG_DATA_HOME: join(home, 'data'),
      XDG_CONFIG_HOME: join(home, 'config'),
      XDG_CACHE_HOME: join(home, 'cache'),
    }
    const own = { ...inherited, ...stage, ...data }
    const desktop = async () => {
      const display = await startDisplay(own)
      const bus = await startBus({ ...own, ...display.env }, folder)
      const env = { ...display.env, ...bus.env }
      const keyring = await startKeyring({ ...own, ...env }, folder)
      services.push(display.service, bus.service, keyring.service)
      return env
    }
    const [desktopEnv, sound] = await Promise.all([desktop(), startSound(own, folder)])
    const env = { ...stage, ...desktopEnv, ...sound.env }
    services.push(sound.service, startWatch({ ...own, ...env }))
    if (noise) services.push(startNoise({ ...own, ...env }))
    return { env: { ...inherited, ...env }, dispose }
  } catch (error) {
    await dispose()
    throw error
  }
}

const signals = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 }

/** Runs `work` on a stage that is torn down whatever happens, signals included. */
export async function withStage(options, work) {
  const leave = Object.entries(signals).map(([signal, code]) => [signal, () => process.exit(code)])
  for (const [signal, listener] of leave) process.on(signal, listener)
  const stage = await openStage(options)
  try {
    return await work(stage.env)
  } finally {
    await stage.dispose()
    for (const [signal, listener] of leave) process.off(signal, listener)
  }
}

const politeExitMs = 5_000

/** Runs a command on a stage of its own. Signals go to the command first. @returns {Promise<number>} its exit code */
export async function runOnStage(line, { noise = true, env = {} } = {}) {
  const stage = await openStage({ noise })
  try {
    return await new Promise((done, failed) => {
      // Like the services: it must not outlive this process, however that ends.
      const child = spawn('setpriv', ['--pdeathsig', 'KILL', ...line], {
        env: childEnv({ ...stage.env, ...env }),
        stdio: 'inherit',
      })
      const pass = (signal) => {
        child.kill(signal)
        setTimeout(() => done(signals[signal]), politeExitMs).unref()
      }
      for (const signal of Object.keys(signals)) process.on(signal, pass)
      child.on('error', (error) => failed(new StepError(`${line[0]} could not be started: ${error.message}`)))
      child.on('exit', (code, signal) => done(code ?? signals[signal] ?? 1))
    })
  } finally {
    await stage.dispose()
  }
}

if (isMain(import.meta.url))
  await command(async (args) => {
    const start = args.findIndex((arg) => arg !== '--no-noise')
    const own = start === -1 ? args : args.slice(0, start)
    const line = start === -1 ? [] : args.slice(args[start] === '--' ? start + 1 : start)
    if (line.length === 0) throw new StepError('Usage: node build/stage.mjs [--no-noise] [--] COMMAND …')
    const code = await runOnStage(line, { noise: !own.includes('--no-noise') })
    process.exit(code)
  })
