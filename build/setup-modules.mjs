// The npm packages: installed exactly as package-lock.json says, and only when they differ from it.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { foreground, root, say, StepError } from './process.mjs'

const packagesOf = (file) => {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages ?? null
  } catch {
    return null
  }
}

/** npm records what it installed in a hidden lock; contents are compared, because a git checkout changes dates. */
function isCurrent() {
  const wanted = packagesOf(join(root, 'package-lock.json'))
  if (wanted === null)
    throw new StepError('package-lock.json is missing or damaged: restore it (git checkout package-lock.json)')
  const installed = packagesOf(join(root, 'node_modules', '.package-lock.json'))
  if (installed === null) return false
  return Object.entries(wanted).every(([path, { version, optional, link }]) => {
    if (path === '' || link) return true
    const present = installed[path]
    return present ? present.version === version : optional === true
  })
}

export async function setupModules() {
  if (isCurrent()) return
  say('Installing npm packages (npm ci)')
  // onnxruntime-node's script would fetch CUDA parts; npm versions that know "allowScripts" refuse it, others read this.
  const env = { ...process.env, ONNXRUNTIME_NODE_INSTALL: 'skip' }
  const shell = process.platform === 'win32'
  const code = await foreground('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=warn'], {
    env,
    shell,
    stdio: ['ignore', 2, 2],
  })
  if (code !== 0 || !existsSync(join(root, 'node_modules', '.package-lock.json')))
    throw new StepError(
      'npm ci failed (its message is above). Check the network and the registry (npm ping), then run: npm run setup',
    )
}
