// The Linux packages that the app and its tests need on Debian and Ubuntu: which are missing, and installing them.
import { existsSync, readFileSync } from 'node:fs'
import { capture, foreground, say, StepError } from './process.mjs'

const names = (
  'xvfb xauth xdotool dbus dbus-x11 gnome-keyring libsecret-1-0 libsecret-tools pulseaudio pulseaudio-utils espeak-ng flite ' +
  'sox libgtk-3-0 libnss3 libasound2 libgbm1 libxss1 libxtst6 libnotify4 libatspi2.0-0 libatk-bridge2.0-0 libdrm2 ' +
  'libxkbcommon0 libcups2 libuuid1 fonts-noto-core fonts-noto-cjk'
).split(' ')

// Debian 13 and Ubuntu 24.04 renamed libraries for 64-bit time; the old names are only virtual there.
const renamed = (name) => `${name}t64`
const mayBeRenamed = (name) => name.startsWith('lib')

const isDebian = () => {
  if (process.platform !== 'linux' || !existsSync('/etc/os-release')) return false
  return /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(readFileSync('/etc/os-release', 'utf8'))
}

async function missingPackages() {
  const wanted = names.flatMap((name) => (mayBeRenamed(name) ? [name, renamed(name)] : [name]))
  const { code, stdout, stderr } = await capture('dpkg-query', ['-W', '-f=${Package} ${db:Status-Status}\n', ...wanted])
  if (code === 127) throw new StepError(`dpkg-query cannot be run (${stderr}); install by hand: ${names.join(' ')}`)
  const installed = new Set(
    stdout
      .split('\n')
      .filter((line) => line.endsWith(' installed'))
      .map((line) => line.split(' ')[0]),
  )
  return names.filter((name) => !installed.has(name) && !installed.has(renamed(name)))
}

/** The names as this release calls them; needs fresh package lists. */
async function asCalledHere(missing) {
  const real = async (name) => {
    if (!mayBeRenamed(name)) return name
    const { stdout } = await capture('apt-cache', ['pkgnames', renamed(name)])
    return stdout.split('\n').includes(renamed(name)) ? renamed(name) : name
  }
  return Promise.all(missing.map(real))
}

async function privilege() {
  if (process.getuid() === 0) return []
  return (await capture('sudo', ['-n', 'true'])).code === 0 ? ['sudo', '-n'] : null
}

/** Installs what is missing where it may; otherwise prints the line to run. Never throws: most commands still work. */
export async function setupPackages() {
  if (!isDebian()) return
  const missing = await missingPackages()
  if (missing.length === 0) return
  const prefix = await privilege()
  if (prefix === null) {
    const packages = await asCalledHere(missing)
    say(
      `Linux packages are missing. Run: sudo apt-get update && sudo apt-get install --no-install-recommends ${packages.join(' ')}`,
    )
    return
  }
  const apt = (args) => {
    const line = [
      ...prefix,
      'env',
      'DEBIAN_FRONTEND=noninteractive',
      'apt-get',
      '-q',
      '-o',
      'DPkg::Lock::Timeout=300',
      ...args,
    ]
    return foreground(line[0], line.slice(1), { stdio: ['ignore', 2, 2] })
  }
  say(`Installing Linux packages: ${missing.join(' ')}`)
  const updated = await apt(['update'])
  const packages = await asCalledHere(missing)
  // --no-remove: on a desktop with PipeWire, PulseAudio's daemon must not replace the person's own sound server.
  const install = (list) => apt(['install', '-y', '--no-install-recommends', '--no-remove', ...list])
  if ((await install(packages)) === 0) return
  const withoutDaemon = packages.filter((name) => name !== 'pulseaudio')
  if (withoutDaemon.length < packages.length && (withoutDaemon.length === 0 || (await install(withoutDaemon)) === 0)) {
    say(
      'The package "pulseaudio" was not installed (it would replace another sound server): tests with sound cannot run here.',
    )
    return
  }
  say(
    `Installing Linux packages failed${updated === 0 ? '' : ' (apt-get update failed too: is the network up?)'}. ` +
      `Run and read: apt-get install --no-install-recommends ${packages.join(' ')}`,
  )
}
