// `npm run setup`: brings a fresh clone to where every command works. Silent when nothing is missing.
import { electronFacts } from './electron-path.mjs'
import { withLock } from './lock.mjs'
import { command, isMain } from './process.mjs'
import { setupElectron } from './setup-electron.mjs'
import { setupModules } from './setup-modules.mjs'
import { setupPackages } from './setup-packages.mjs'

/** @param {{ electron?: boolean }} options `electron: false` for commands that do not open the app */
export async function setup({ electron = true } = {}) {
  await withLock('setup', async () => {
    await setupPackages()
    await setupModules()
    if (electron && electronFacts() === null) await setupElectron()
  })
}

if (isMain(import.meta.url)) await command(() => setup())
