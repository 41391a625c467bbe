import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { end, memoryMb, processTree, treeMemoryMb, until } from './processes'

const sleeper = "const { spawn } = require('node:child_process'); spawn('sleep', ['600']); setInterval(() => {}, 1e6)"

// The tree and the memory are read from Linux's /proc.
describe.runIf(process.platform === 'linux')('processes', () => {
  test('a tree is weighed with its descendants, and ends with them', async () => {
    const child = spawn(process.execPath, ['-e', sleeper], { stdio: 'ignore' })
    const tree = await until('the grandchild', () => {
      const pids = processTree(child.pid!)
      return pids.length === 2 ? pids : null
    })
    expect(memoryMb(child.pid!)).toBeGreaterThan(5)
    expect(treeMemoryMb(child.pid!)).toBeGreaterThan(memoryMb(tree[0]!))
    await end(child)
    await until('the end of both', () => (tree.some((pid) => existsSync(`/proc/${pid}/exe`)) ? null : true), 3_000)
    expect(treeMemoryMb(child.pid!)).toBe(0)
  })

  test('what does not come is said', async () => {
    await expect(until('the moon', () => null, 10, 1)).rejects.toThrow('the moon: not within 10 ms')
  })
})
