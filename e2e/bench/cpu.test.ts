import { expect, test } from 'vitest'
import { cpuTimeMs } from './cpu'

test.skipIf(process.platform !== 'linux')('work is counted, in milliseconds', () => {
  const before = cpuTimeMs(process.pid)
  const { user, system } = process.cpuUsage()
  while (process.cpuUsage().user - user < 100_000);
  const used = process.cpuUsage()
  const spentMs = (used.user + used.system - user - system) / 1000
  expect(Math.abs(cpuTimeMs(process.pid) - before - spentMs)).toBeLessThan(40)
})
