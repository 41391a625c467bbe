/** Names and times of wire events, one JSON line each, for whoever measures or looks for a fault; never contents. */
import { createWriteStream } from 'node:fs'

/** @param atNs when it happened on the clock of `process.hrtime`, which all processes of a machine share; now if left out */
export type Trace = (direction: 'in' | 'out' | 'app', name: string, id: string | null, atNs?: bigint) => void

/** @param file where to append; undefined for no trace */
export function createTrace(file: string | undefined): Trace {
  if (file === undefined || file === '') return () => undefined
  const stream = createWriteStream(file, { flags: 'a' })
  return (direction, name, id, atNs = process.hrtime.bigint()) =>
    void stream.write(`${JSON.stringify({ t: atNs.toString(), direction, name, id })}\n`)
}
