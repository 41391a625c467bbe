/** The stage's keyring: locked over D-Bus, and unlocked as a person does, in the system's own dialog. */
import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
/** What `build/stage-services.mjs` made it with. */
const password = 'stage'
const service = ['--session', '--dest', 'org.freedesktop.secrets', '--object-path']
const collection = '/org/freedesktop/secrets/collection/login'

export async function lockKeyring(): Promise<void> {
  const method = ['--method', 'org.freedesktop.Secret.Service.Lock', `['${collection}']`]
  await run('gdbus', ['call', ...service, '/org/freedesktop/secrets', ...method])
}

/** Without a dialog, through the daemon's own control socket: for clearing up. */
export async function unlockKeyring(): Promise<void> {
  const control = join(process.env['XDG_RUNTIME_DIR'] ?? '', 'keyring')
  const child = spawn('gnome-keyring-daemon', ['--unlock', `--control-directory=${control}`], {
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  child.stdin.end(password)
  await once(child, 'exit')
}

/** Types into the dialog that asks to unlock, or closes it. Waits until there is one. */
export async function answerUnlockDialog(answer: 'password' | 'cancel'): Promise<void> {
  const { stdout } = await run('xdotool', ['search', '--sync', '--onlyvisible', '--name', '^Unlock'], {
    timeout: 20_000,
  })
  const [dialog = ''] = stdout.trim().split('\n')
  // There is no window manager that would do so.
  await run('xdotool', ['windowfocus', '--sync', dialog])
  if (answer === 'cancel') return void (await run('xdotool', ['key', 'Escape']))
  // Keys that come faster are lost while it is being drawn.
  await run('xdotool', ['type', '--delay', '60', password])
  await run('xdotool', ['key', 'Return'])
}
