/** When the pieces of an answer leave a server, for networks of different quality. */
import { deltaMs } from './tone'

export type Network = { jitterMs: number } | { stallMs: number; share: number }

/** Services send sound faster than it is played; this is slow for one. */
const speed = 1.5

/** The same numbers at every run: mulberry32. @returns values from 0 to below 1 */
export function createRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let value = Math.imul(state ^ (state >>> 15), state | 1)
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61)
    return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32
  }
}

/** @returns milliseconds after the request, in order: what is late holds up what follows */
export function departuresMs(count: number, network: Network, random: () => number): number[] {
  let latest = 0
  return Array.from({ length: count }, (_, at) => {
    const delay = 'jitterMs' in network ? random() * network.jitterMs : random() < network.share ? network.stallMs : 0
    latest = Math.max(latest, (at * deltaMs) / speed + delay)
    return latest
  })
}
