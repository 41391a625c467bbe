// `npm run dev`: watches the sources, rebuilds what changes and restarts the app with it.
import { spawn } from 'node:child_process'
import { existsSync, watch } from 'node:fs'
import { join } from 'node:path'
import { build } from './build.mjs'
import { bundleOptions } from './bundle.mjs'
import { electronLaunch } from './electron-path.mjs'
import { childEnv, command, nodeBinary, root, say } from './process.mjs'
import { setup } from './setup.mjs'

const settleMs = 200

await command(async (args) => {
  await setup()
  await build()
  const launch = electronLaunch()
  say(launch.line)
  const { context } = await import('esbuild')

  let app = null
  let restarting = false
  let timer = null

  const open = () => {
    app = spawn(launch.binary, [...launch.args, root, ...args], {
      stdio: 'inherit',
      env: { ...process.env, ...launch.env },
    })
    app.on('exit', (code) => {
      app = null
      if (restarting) open()
      else finish(code ?? 0)
      restarting = false
    })
  }

  const restart = (why) => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      if (app === null || restarting) return
      say(`Restarting: ${why}`)
      restarting = true
      app.kill()
    }, settleMs)
  }

  let isFirst = true
  const bundling = await context({
    ...bundleOptions(),
    plugins: [
      {
        name: 'restart',
        setup: ({ onEnd }) =>
          onEnd(({ errors }) => {
            if (!isFirst && errors.length === 0) restart('the main process, preload or engine changed')
            isFirst = false
          }),
      },
    ],
  })
  await bundling.watch()

  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
  const pages = spawn(nodeBinary(), [vite, 'build', '--watch', '--emptyOutDir', 'false', '--logLevel', 'warn'], {
    cwd: root,
    env: childEnv(),
    stdio: ['ignore', 2, 2],
  })
  const folder = join(root, 'dist', 'renderer')
  // Vite writes everything once at its start; what it writes later is a change.
  const openedAt = Date.now()
  const watcher =
    existsSync(folder) &&
    watch(folder, { recursive: process.platform !== 'linux' }, () => {
      if (Date.now() - openedAt > 15_000) restart('a page changed')
    })

  function finish(code) {
    pages.kill()
    if (watcher) watcher.close()
    void bundling.dispose()
    process.exit(code)
  }
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => (app === null ? finish(0) : app.kill(signal)))
  open()
})
