/** Electron's life cycle and the single instance; nothing else. */
import { app } from 'electron'
import { createApp } from './app'
import { registerScheme } from './shell/security'

if (process.env['PARLEY_PROFILE_DIR']) app.setPath('userData', process.env['PARLEY_PROFILE_DIR'])
registerScheme()

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
