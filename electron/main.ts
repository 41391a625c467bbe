/** Electron's life cycle and the single instance; nothing else. */
import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { app } from 'electron'
import { createApp } from './app'
import { registerScheme } from './shell/security'

const profile = process.env['PARLEY_PROFILE_DIR']
if (profile) {
  mkdirSync(profile, { recursive: true })
  app.setPath('userData', resolve(profile))
}
registerScheme()
// For the worklet that plays: what it was sent is freed by nothing else. See renderer/audio/playback.worklet.ts.
app.commandLine.appendSwitch('js-flags', '--expose-gc')

if (!app.requestSingleInstanceLock()) app.quit()
else {
  void app.whenReady().then(() => {
    const parley = createApp()
    app.on('second-instance', () => parley.show())
    app.on('activate', () => parley.show())
    app.on('window-all-closed', () => app.quit())
    app.on('before-quit', (event) => {
      if (parley.disposed) return
      event.preventDefault()
      void parley.dispose().then(() => app.quit())
    })
  })
}
