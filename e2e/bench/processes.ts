/** Processes and their memory, read from Linux's /proc. */
import type { ChildProcess } from 'node:child_process'
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'

function childrenOf(pid: number): number[] {
  try {
    return readdirSync(`/proc/${pid}/task`).flatMap((thread) =>
      readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
    )
  } catch {
    // It ended meanwhile.
    return []
  }
}

/** A process and all that descend from it. */
export function processTree(pid: number): number[] {
  return [pid, ...childrenOf(pid).flatMap(processTree)]
}

/** The sum of some fields of a process's memory in MB (10⁶ bytes); 0 for a process that has ended. */
function memoryFieldsMb(pid: number, fields: readonly string[]): number {
  let text: string
  try {
    text = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')
  } catch {
    return 0
  }
  const rows = [...text.matchAll(/^(\w+):\s+(\d+) kB$/gmu)].filter(([, field]) => fields.includes(field!))
  return rows.reduce((sum, [, , kibibytes]) => sum + (Number(kibibytes) * 1024) / 1e6, 0)
}

/** Proportional set size: private memory, and of what is shared this process's share. */
export const memoryMb = (pid: number): number => memoryFieldsMb(pid, ['Pss'])

/** What no other process has. */
export const privateMemoryMb = (pid: number): number => memoryFieldsMb(pid, ['Private_Clean', 'Private_Dirty'])

export const treeMemoryMb = (pid: number): number => processTree(pid).reduce((sum, one) => sum + memoryMb(one), 0)

/** How many processes outside a tree run its binary: each takes a share of the memory that they have in common. */
export function sharers(pid: number): number {
  const own = new Set(processTree(pid).map(String))
  const binary = executable(pid)
  const others = readdirSync('/proc').filter((name) => /^\d+$/u.test(name) && !own.has(name))
  return binary === null ? 0 : others.filter((name) => executable(name) === binary).length
}

function executable(pid: number | string): string | null {
  try {
    return readlinkSync(`/proc/${pid}/exe`)
  } catch {
    return null
  }
}

/** The built-in engine's process below the app's, or null. */
export function engineProcess(appPid: number): number | null {
  return processTree(appPid).find((pid) => commandLine(pid).includes('node.mojom.NodeService')) ?? null
}

function commandLine(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'latin1')
  } catch {
    return ''
  }
}

/** Asks a child to end, and makes it when it does not. */
export async function end(child: ChildProcess, politeMs = 5_000): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return
  const descendants = processTree(child.pid)
  const ended = new Promise<void>((done) => child.once('exit', () => done()))
  child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), politeMs)
  await ended
  clearTimeout(timer)
  for (const pid of descendants.slice(1))
    try {
      process.kill(pid, 'SIGKILL')
    } catch {
      // It ended with its parent.
    }
}

/** Polls until there is a value. @throws Error saying what was waited for */
export async function until<T>(what: string, read: () => T | null, timeoutMs = 30_000, everyMs = 20): Promise<T> {
  const endMs = Date.now() + timeoutMs
  for (;;) {
    const value = read()
    if (value !== null) return value
    if (Date.now() > endMs) throw new Error(`${what}: not within ${timeoutMs} ms`)
    await pause(everyMs)
  }
}
