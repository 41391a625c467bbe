/** The hidden page that owns sound: opened at start, never closed while the app runs, opened again if it dies. */
import { BrowserWindow, type WebContents } from 'electron'
import type { Log } from '../log'
import { origin } from './security'

export interface AudioPage {
  open(): void
  owns(page: WebContents | null): boolean
  dispose(): void
}

export function createAudioPage(dependencies: {
  preload: string
  log: Log
  /** The page has loaded its scripts and waits for its ports. */
  onLoaded(page: WebContents): void
  onLost(): void
}): AudioPage {
  let window: BrowserWindow | null = null
  let disposed = false

  const open = (): void => {
    const opened = new BrowserWindow({
      show: false,
      width: 200,
      height: 100,
      skipTaskbar: true,
      webPreferences: {
        preload: dependencies.preload,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        backgroundThrottling: false,
        autoplayPolicy: 'no-user-gesture-required',
      },
    })
    window = opened
    opened.webContents.on('did-finish-load', () => dependencies.onLoaded(opened.webContents))
    opened.webContents.on('render-process-gone', (_event, details) => {
      if (disposed) return
      dependencies.log.error('audio page lost', { reason: details.reason })
      dependencies.onLost()
      opened.destroy()
      open()
    })
    void opened.loadURL(`${origin}/audio.html`)
  }

  return {
    open,
    owns: (page) => page !== null && page === window?.webContents,
    dispose() {
      disposed = true
      window?.destroy()
    },
  }
}
