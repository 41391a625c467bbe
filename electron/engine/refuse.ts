/** Tells somebody that they are not let in, before or after the upgrade, and holds nothing of theirs meanwhile. */

import { STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'
import type { WireEvent } from './protocol/dialect'
import type { HttpRefusal, InBandRefusal } from './refusals'
import { newId } from './session/id'

/** Clients attach their listeners after the handshake; nothing may reach them before. */
const firstFrameDelayMs = 8
const closeGraceMs = 2000

export function refuseBeforeUpgrade(stream: Duplex, { status, error }: HttpRefusal): void {
  const body = JSON.stringify({ error })
  stream.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\nConnection: close\r\nContent-Type: application/json\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  )
}

/** @param tell is shown what the other end is sent */
export function refuseInBand(
  webSocket: WebSocket,
  { closeCode, code, message }: InBandRefusal,
  tell: (event: WireEvent) => void,
): void {
  webSocket.on('error', () => webSocket.terminate())
  const timers = [
    setTimeout(() => {
      const error = { type: 'invalid_request_error', code, message, param: null, event_id: null }
      const event = { type: 'error', event_id: newId('event'), error }
      tell(event)
      webSocket.send(JSON.stringify(event))
      webSocket.close(closeCode, `invalid_request_error.${code}`)
    }, firstFrameDelayMs),
    setTimeout(() => webSocket.terminate(), closeGraceMs),
  ]
  webSocket.on('close', () => timers.forEach((timer) => clearTimeout(timer)))
}
