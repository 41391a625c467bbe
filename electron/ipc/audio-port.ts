/** The two ports that carry sound between main and the worklets of the audio page. */
import { MessageChannelMain, type MessagePortMain, type WebContents } from 'electron'
import { channels } from '../../shared/ipc/channels'
import type { FromCapture, FromPlayback, ToPlayback } from '../../shared/audio-port'

export interface AudioPort {
  /** Makes new ports and hands their other ends to the page. */
  connect(page: WebContents): void
  send(message: ToPlayback): void
  dispose(): void
}

export function createAudioPort(events: {
  onFrame(message: FromCapture): void
  onPlayback(message: FromPlayback): void
}): AudioPort {
  let playback: MessagePortMain | null = null
  let capture: MessagePortMain | null = null

  const open = (page: WebContents, name: 'playback' | 'capture', receive: (data: unknown) => void): MessagePortMain => {
    const { port1, port2 } = new MessageChannelMain()
    port1.on('message', (event) => receive(event.data))
    port1.start()
    page.postMessage(channels.port, name, [port2])
    return port1
  }
  const dispose = (): void => {
    playback?.close()
    capture?.close()
    playback = null
    capture = null
  }

  return {
    connect(page) {
      dispose()
      playback = open(page, 'playback', (data) => events.onPlayback(data as FromPlayback))
      capture = open(page, 'capture', (data) => events.onFrame(data as FromCapture))
    },
    send: (message) => playback?.postMessage(message),
    dispose,
  }
}
