// The least an Electron app can be: one window with an empty page. Writes when it is shown (process.hrtime, ns) to a file.
/* eslint-disable @typescript-eslint/no-require-imports -- Electron 25 loads CommonJS only */
const { writeFileSync } = require('node:fs')
const { join } = require('node:path')
const { app, BrowserWindow } = require('electron')

const { EMPTY_PROFILE_DIR: profile } = process.env
app.setPath('userData', profile)
app.on('window-all-closed', () => app.quit())
app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 960, height: 680, show: false })
  window.once('ready-to-show', () => {
    window.show()
    writeFileSync(join(profile, 'shown'), process.hrtime.bigint().toString())
  })
  window.loadURL('data:text/html,<!doctype html><title>Empty</title>')
})
