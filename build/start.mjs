// `npm start`: opens the app; where there is no display it performs the demo on the private stage instead.
import { build } from './build.mjs'
import { electronLaunch } from './electron-path.mjs'
import { command, foreground, root, runNode, say } from './process.mjs'
import { setup } from './setup.mjs'

const hasDisplay = () => process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)

await command(async (args) => {
  if (!hasDisplay()) {
    say('This machine has no display: performing the demo instead, on a virtual display with a virtual sound card.')
    return runNode('build/demo.mjs', args)
  }
  await setup()
  await build()
  const launch = electronLaunch()
  say(launch.line)
  return foreground(launch.binary, [...launch.args, root, ...args], { env: { ...process.env, ...launch.env } })
})
