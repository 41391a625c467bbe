/** The window a person talks to. It only draws: closing and opening it again does not touch the conversation. */
import { BrowserWindow, type WebContents } from 'electron'
import { origin } from './security'

export interface MainWindow {
  open(): void
  control(action: 'minimize' | 'maximize' | 'close'): void
  /** The window to hang a dialog on. */
  readonly current: BrowserWindow | null
}

export function createMainWindow(dependencies: {
  preload: string
  background(): string
  onOpened(page: WebContents): () => void
  /** Its first picture is on the screen. */
  onShown(): void
}): MainWindow {
  let window: BrowserWindow | null = null

  return {
    open() {
      if (window) {
        if (window.isMinimized()) window.restore()
        return window.focus()
      }
      const opened = new BrowserWindow({
        width: 960,
        height: 680,
        minWidth: 480,
        minHeight: 340,
        show: false,
        title: 'Parley',
        backgroundColor: dependencies.background(),
        ...(process.platform === 'darwin' ? { titleBarStyle: 'hiddenInset' as const } : { frame: false }),
        webPreferences: {
          preload: dependencies.preload,
          sandbox: true,
          contextIsolation: true,
          nodeIntegration: false,
          spellcheck: false,
        },
      })
      window = opened
      const dismiss = dependencies.onOpened(opened.webContents)
      opened.once('ready-to-show', () => {
        opened.show()
        dependencies.onShown()
      })
      opened.webContents.on('render-process-gone', () => opened.reload())
      opened.on('closed', () => {
        dismiss()
        window = null
      })
      void opened.loadURL(`${origin}/index.html`)
    },
    control(action) {
      if (action === 'minimize') window?.minimize()
      else if (action === 'close') window?.close()
      else if (window?.isMaximized()) window.unmaximize()
      else window?.maximize()
    },
    get current() {
      return window
    },
  }
}
