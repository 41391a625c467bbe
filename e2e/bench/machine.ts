/** What the figures were measured on. */
import { arch, availableParallelism, cpus, release, totalmem, type } from 'node:os'
import { electronVersion } from './electron'

export interface Machine {
  cpu: string
  cores: number
  memoryMb: number
  os: string
  node: string
  electron: string
  date: string
}

export async function describeMachine(): Promise<Machine> {
  return {
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: availableParallelism(),
    memoryMb: Math.round(totalmem() / 2 ** 20),
    os: `${type()} ${release()} ${arch()}`,
    node: process.versions.node,
    electron: await electronVersion().catch(() => 'unknown'),
    date: new Date().toISOString(),
  }
}
