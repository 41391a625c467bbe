// `npm run build`: bundles electron/ and the pages into dist/, each only when something it is made of has changed.
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { withLock } from './lock.mjs'
import { capture, childEnv, command, isMain, nodeBinary, root, StepError } from './process.mjs'
import { setup } from './setup.mjs'

const always = ['package-lock.json', 'tsconfig.json', 'build/build.mjs', 'build/bundle.mjs', 'shared']

const newest = (path) => {
  const full = join(root, path)
  if (!existsSync(full)) return 0
  const found = statSync(full)
  if (!found.isDirectory()) return found.mtimeMs
  // A folder's own time tells of files that were removed.
  return readdirSync(full).reduce((latest, name) => Math.max(latest, newest(join(path, name))), found.mtimeMs)
}

/** Builds a part if its sources are newer than its stamp. The stamp takes the time at which the build began. */
async function refresh(part, sources, results, work) {
  const stamp = join(root, 'dist', `${part}.stamp`)
  const complete = results.every((file) => existsSync(join(root, 'dist', file)))
  if (complete && existsSync(stamp) && statSync(stamp).mtimeMs >= Math.max(...[...always, ...sources].map(newest)))
    return
  const begun = new Date()
  rmSync(stamp, { force: true })
  await work()
  mkdirSync(join(root, 'dist'), { recursive: true })
  writeFileSync(stamp, '')
  utimesSync(stamp, begun, begun)
}

async function bundle(names) {
  const [{ build }, { bundleOptions }] = await Promise.all([import('esbuild'), import('./bundle.mjs')])
  try {
    await build(bundleOptions(names))
  } catch {
    throw new StepError(`${names.join(' and ')} cannot be built (messages above)`)
  }
}

async function pages() {
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
  const { code, stdout, stderr } = await capture(nodeBinary(), [vite, 'build', '--logLevel', 'warn'], {
    env: childEnv(),
  })
  if (code !== 0) throw new StepError(`The pages do not build:\n${stdout}${stderr}`)
}

/** @param {{ app?: boolean }} options `app: false` builds the engine only */
export async function build({ app = true } = {}) {
  await withLock('build', async () => {
    const engineParts = ['electron/engine', 'electron/network', 'electron/realtime/dialects', 'models/manifest.json']
    const work = [refresh('engine', engineParts, ['electron/engine.cjs'], () => bundle(['engine']))]
    if (app) {
      work.push(
        refresh('main', ['electron'], ['electron/main.cjs', 'electron/preload.cjs'], () => bundle(['main', 'preload'])),
      )
      work.push(
        refresh('renderer', ['renderer', 'vite.config.mts'], ['renderer/index.html', 'renderer/audio.html'], pages),
      )
    }
    const failures = (await Promise.allSettled(work)).filter((result) => result.status === 'rejected')
    if (failures.length > 0) throw failures[0].reason
  })
}

if (isMain(import.meta.url))
  await command(async () => {
    await setup({ electron: false })
    await build()
  })
