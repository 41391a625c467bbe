/** Joins the router and the published events to Electron's channels, and knows which page is which. */
import { ipcMain, type IpcMainInvokeEvent, type WebContents } from 'electron'
import { channels } from '../../shared/ipc/channels'
import type { EventName, EventPayload } from '../../shared/ipc/contract'
import type { Caller, Router } from './router'

export interface IpcBridge {
  /** From now on this page may call what its role allows. @returns a function that ends it */
  admit(page: WebContents, role: Caller): () => void
  publish<N extends EventName>(name: N, payload: EventPayload<N>): void
  dispose(): void
}

export function createIpcBridge(router: Router, origin: string): IpcBridge {
  const pages = new Map<WebContents, Caller>()

  const roleOf = (event: IpcMainInvokeEvent): Caller | null => {
    const frame = event.senderFrame
    if (!frame || frame !== event.sender.mainFrame || !frame.url.startsWith(`${origin}/`)) return null
    return pages.get(event.sender) ?? null
  }
  ipcMain.handle(channels.call, (event, name: unknown, input: unknown) => router.handle(roleOf(event), name, input))

  return {
    admit(page, role) {
      pages.set(page, role)
      return () => pages.delete(page)
    },
    publish(name, payload) {
      const audience: Caller = name === 'audio.wanted' ? 'audio' : 'window'
      for (const [page, role] of pages)
        if (role === audience && !page.isDestroyed()) page.send(channels.event, name, payload)
    },
    dispose() {
      ipcMain.removeHandler(channels.call)
      pages.clear()
    },
  }
}
