// Which Electron development uses, as setup recorded it, and how it has to be started on this machine.
import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { root, StepError } from './process.mjs'

const recordFile = join(root, '.electron', 'path.json')

export const binaryName =
  { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }[process.platform] ?? 'electron'

const readText = (file) => {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch {
    return null
  }
}

const versionIn = (folder) => readText(join(folder, 'version'))?.replace(/^v/, '') ?? 'of unknown version'

export const wantedVersion = () =>
  JSON.parse(readFileSync(join(root, 'node_modules', 'electron', 'package.json'), 'utf8')).version

/** @returns {{ binary: string, version: string, kind: 'override' } | null} */
function overrideFacts() {
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH
  if (!folder) return null
  const binary = join(folder, binaryName)
  if (!existsSync(binary))
    throw new StepError(`ELECTRON_OVERRIDE_DIST_PATH is set, but ${binary} does not exist: correct or unset it`)
  return { binary, version: versionIn(folder), kind: 'override' }
}

/** @returns {{ binary: string, version: string, kind: 'official' } | null} */
export function officialFacts() {
  const folder = join(root, 'node_modules', 'electron', 'dist')
  const binary = join(folder, binaryName)
  if (!existsSync(binary) || versionIn(folder) !== wantedVersion()) return null
  return { binary, version: wantedVersion(), kind: 'official' }
}

function recordedFacts() {
  const text = readText(recordFile)
  try {
    const record = text && JSON.parse(text)
    return record && existsSync(record.binary) && record.wanted === wantedVersion() ? record.facts : null
  } catch {
    return null
  }
}

/** Remembers a compatibility build, so that later starts do not ask the network again. Delete `.electron` to do so. */
export function recordElectron(facts) {
  mkdirSync(dirname(recordFile), { recursive: true })
  const draft = `${recordFile}.${process.pid}`
  writeFileSync(draft, JSON.stringify({ binary: facts.binary, wanted: wantedVersion(), facts }, null, 2))
  renameSync(draft, recordFile)
}

/** @returns {{ binary: string, version: string, kind: 'override' | 'official' | 'compatibility' } | null} null if setup must obtain one */
export const electronFacts = () => overrideFacts() ?? officialFacts() ?? recordedFacts()

function requireFacts() {
  const facts = electronFacts()
  if (facts === null) throw new StepError('No Electron is installed. Run: npm run setup')
  return facts
}

/** Absolute path of the Electron to run. Throws StepError when there is none. */
export const electronBinary = () => requireFacts().binary

const isOne = (file, value) => readText(file) === value

/** Why Chromium's sandbox cannot start here, or null. */
export function sandboxRefusal(binary) {
  if (process.platform !== 'linux') return null
  if (process.getuid() === 0) return 'running as root'
  const helper = join(dirname(binary), 'chrome-sandbox')
  if (existsSync(helper)) {
    const { uid, mode } = statSync(helper)
    if (uid === 0 && (mode & 0o4000) !== 0) return null
  }
  const refused =
    isOne('/proc/sys/kernel/unprivileged_userns_clone', '0') ||
    isOne('/proc/sys/kernel/apparmor_restrict_unprivileged_userns', '1') ||
    isOne('/proc/sys/user/max_user_namespaces', '0')
  return refused ? 'the kernel refuses user namespaces' : null
}

/** All a development start needs: the binary, its version, extra arguments and environment, and one line that says so. */
export function electronLaunch() {
  const { binary, version, kind } = requireFacts()
  const refusal = sandboxRefusal(binary)
  const what = {
    override: ' from ELECTRON_OVERRIDE_DIST_PATH',
    official: '',
    compatibility: ', compatibility build for development only',
  }[kind]
  return {
    binary,
    version,
    needsNoSandbox: refusal !== null,
    args: refusal === null ? [] : ['--no-sandbox'],
    env: refusal === null ? {} : { ELECTRON_DISABLE_SANDBOX: '1' },
    line: `Electron ${version}${what}${refusal === null ? '' : `; without Chromium's sandbox (--no-sandbox), because ${refusal}`}`,
  }
}

/**
 * What tools that open the app themselves are told: PARLEY_ELECTRON_ARGS is separated by spaces.
 * @param {{ isStage: boolean }} where the private stage's display has no GPU, and imitating one takes the processor from the sound
 */
export const electronToolEnv = (launch, { isStage }) => ({
  ...launch.env,
  PARLEY_ELECTRON: launch.binary,
  PARLEY_ELECTRON_ARGS: [...launch.args, ...(isStage ? ['--disable-gpu'] : [])].join(' '),
})
