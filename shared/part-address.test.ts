import { expect, test } from 'vitest'
import { addressFault, isUnencrypted, otherComputerAt } from './part-address'

/** Whether it can be used, and whether others could read along; the port is the same to all. */
const verdicts: Record<'safe' | 'readable' | NonNullable<ReturnType<typeof addressFault>>, readonly string[]> = {
  safe: [
    'http://127.0.0.1:11434/v1',
    'http://localhost/v1',
    'http://[::1]:8080/v1',
    'https://api.example.com/v1',
    'https://192.168.1.20/v1',
    'https://nas.local/v1',
  ],
  readable: [
    'http://10.0.0.2/v1',
    'http://172.16.0.1/v1',
    'http://172.31.255.254/v1',
    'http://192.168.1.20:11434/v1',
    'http://169.254.7.7/v1',
    'http://[fd12:3456::1]:8000/v1',
    'http://[fc00::1]/v1',
    'http://[fe80::1]/v1',
    'http://[febf::1]/v1',
    'http://nas.local:11434/v1',
    'http://GPU.Lan/v1',
    'http://llm.corp.internal/v1',
    'http://box.home.arpa/v1',
    'http://gpu-box:8000/v1',
    // 192.168.1.1, written as one number.
    'http://3232235777/v1',
  ],
  insecure: [
    'http://api.example.com/v1',
    'http://8.8.8.8/v1',
    'http://11.0.0.1/v1',
    'http://100.64.0.1/v1',
    'http://172.15.0.1/v1',
    'http://172.32.0.1/v1',
    'http://192.169.1.1/v1',
    'http://169.253.0.1/v1',
    // 8.8.8.8
    'http://134744072/v1',
    'http://[2001:db8::1]/v1',
    'http://[fd::1]/v1',
    'http://[fec0::1]/v1',
    'http://[::ffff:8.8.8.8]/v1',
    'http://localhost.example.com/v1',
    'http://127.0.0.1.example.com/v1',
    'http://10.0.0.1.example.com/v1',
    'http://nas.local.example.com/v1',
    'http://notlan.example/v1',
    'http://my.thelan/v1',
  ],
  extra: ['https://robin:secret@example.com/v1', 'https://example.com/v1?key=secret', 'http://nas.local/v1#part'],
  wrong: ['ftp://example.com', 'nas.local:11434', ''],
}

test.each(Object.entries(verdicts).flatMap(([verdict, all]) => all.map((address) => [address, verdict] as const)))(
  '%j is %s',
  (address, verdict) => {
    expect(addressFault(address) ?? (isUnencrypted(address) ? 'readable' : 'safe')).toBe(verdict)
    if (verdict === 'insecure' || verdict === 'extra' || verdict === 'wrong') expect(isUnencrypted(address)).toBe(false)
  },
)

test.each([
  ['http://127.0.0.1:11434/v1', null],
  ['', null],
  ['http://192.168.1.20:11434/v1', '192.168.1.20:11434'],
  ['http://gpu-box/v1', 'gpu-box'],
])('by %j something leaves to %j', (address, host) => {
  expect(otherComputerAt(address)).toBe(host)
})
