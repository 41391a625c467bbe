/** Finds out early that nobody is there: `fetch` alone waits ten seconds for a host that does not answer at all. */
import { connect, type Socket } from 'node:net'

/** A server that is there has mostly answered by then, and is not troubled. */
const patience = 1 / 3

/** @returns calls the check off */
export function checkConnection(address: string, connectMs: number, onUnreachable: () => void): () => void {
  let socket: Socket | null = null
  const finish = () => {
    clearTimeout(begin)
    clearTimeout(end)
    socket?.destroy()
  }
  const begin = setTimeout(() => {
    const { hostname, port, protocol } = new URL(address)
    const usualPort = protocol === 'https:' ? 443 : 80
    socket = connect({ host: hostname.replace(/^\[|\]$/gu, ''), port: port === '' ? usualPort : Number(port) })
    socket.once('connect', finish)
    // The request itself meets it and knows more.
    socket.once('error', finish)
  }, connectMs * patience)
  const end = setTimeout(() => {
    finish()
    onUnreachable()
  }, connectMs)
  return finish
}
