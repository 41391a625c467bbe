/** The bridge: call, subscribe, receive the audio ports. It never changes when a command is added. */
import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron'
import { channels } from '../shared/ipc/channels'
import type { Bridge } from '../shared/ipc/contract'

const bridge: Bridge = {
  call: (name, input) => ipcRenderer.invoke(channels.call, name, input),
  subscribe(name, listener) {
    const relay = (_event: IpcRendererEvent, published: string, payload: unknown): void => {
      if (published === name) listener(payload)
    }
    ipcRenderer.on(channels.event, relay)
    return () => void ipcRenderer.off(channels.event, relay)
  },
}

contextBridge.exposeInMainWorld('parley', bridge)

// A port cannot pass through the context bridge: it is handed on with a message of the page's own window.
ipcRenderer.on(channels.port, (event, name: string) => {
  window.postMessage({ type: channels.port, name }, location.origin, event.ports)
})
