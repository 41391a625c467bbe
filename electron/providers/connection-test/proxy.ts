/** Looks at the first hop of a connection that goes through a proxy: its name, and whether it is there at all. */
import { lookup } from 'node:dns/promises'
import { connect as connectTcp } from 'node:net'
import type { Clock } from '../../realtime/clock'

/** @param via as the network says it, with or without a scheme, and never shown with a user name */
export function proxyAddress(via: string): { host: string; port: number; name: string } {
  const url = new URL(via.includes('://') ? via : `http://${via}`)
  const host = url.hostname.replace(/^\[|\]$/g, '')
  return { host, port: Number(url.port || (url.protocol === 'https:' ? 443 : 80)), name: url.host }
}

/** Whether the connection goes on without it is the network's to say. @throws the signal's reason when aborted */
export async function tryProxy(
  via: string,
  options: {
    timeoutMs: number
    clock: Clock
    signal: AbortSignal
    pass(name: 'dns' | 'proxy', detail: string): void
  },
): Promise<void> {
  const { timeoutMs, clock, signal, pass } = options
  const { host, port, name } = proxyAddress(via)
  const found = await lookup(host).catch(() => null)
  signal.throwIfAborted()
  if (found === null) return
  pass('dns', found.address)
  const isThere = await new Promise<boolean>((resolve) => {
    const socket = connectTcp({ host, port })
    const done = (answered: boolean): void => {
      stop()
      signal.removeEventListener('abort', abort)
      socket.destroy()
      resolve(answered)
    }
    const abort = (): void => done(false)
    const stop = clock.after(timeoutMs, () => done(false))
    signal.addEventListener('abort', abort)
    socket.once('connect', () => done(true))
    socket.once('error', () => done(false))
  })
  signal.throwIfAborted()
  if (isThere) pass('proxy', name)
}
