import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { enginePartsSchema, partNames, type PartName } from '../../shared/engine-parts'
import { networkSchema } from '../../shared/services'
import { address, host, key, password, startCompany, startDoor, type Company } from '../engine/remote/testing/company'
import type { TestProxy } from '../network/proxy.fixture'
import { createNetwork } from '../providers/network/network'
import { systemClock as clock } from '../realtime/clock'
import { createInquiries } from './inquiries'

let company: Company
let proxy: TestProxy
let caFile: string
let folder: string
beforeAll(async () => {
  company = await startCompany(['localhost'])
  proxy = await startDoor(company.port)
  folder = mkdtempSync(join(tmpdir(), 'parley-inquiries-'))
  caFile = join(folder, 'office.pem')
  writeFileSync(caFile, company.ca)
})
afterEach(() => {
  company.asked.length = 0
  proxy.asked.length = 0
})
afterAll(async () => {
  await proxy.close()
  await company.close()
  rmSync(folder, { recursive: true })
})

function inquire(part: PartName, over: { address?: string; given?: string; caFile?: string } = {}) {
  const remote = { address: over.address ?? address, model: 'm' }
  const parts = enginePartsSchema.parse({ [part]: { use: 'remote', remote } })
  const settings = networkSchema.parse({
    proxy: { mode: 'manual', url: `http://127.0.0.1:${proxy.port}`, user: 'mia' },
    caFile: over.caFile ?? caFile,
    family: 'ipv4',
  })
  const network = createNetwork({
    settings: () => settings,
    proxyPassword: () => Promise.resolve(over.given ?? password),
    resolveSystemProxy: () => Promise.resolve('DIRECT'),
    environment: {},
    platform: 'linux',
    log: { warn: () => undefined },
  })
  return createInquiries({
    parts: () => parts,
    keyOf: () => Promise.resolve(key),
    wayTo: (url) => network.way(url),
    clock,
  })
}

const kinds = partNames.flatMap((part) => [[part, 'models'] as const, [part, 'test'] as const])
describe.each(kinds)('%s: %s', (part, kind) => {
  const fault = (code: string, detail: unknown) => ({ ok: false, fault: { code, detail } })

  test('by the proxy, with its password, under the authority of the file', async () => {
    expect(await inquire(part)[kind](part)).toMatchObject({ ok: true })
    expect(proxy.asked.map(({ target }) => target)).toEqual([`${host}:443`])
    expect(company.asked).toEqual([expect.stringMatching(new RegExp(`^/v1/\\S+ Bearer ${key}$`))])
  })

  test('not by the proxy where it is this computer', async () => {
    const local = `https://localhost:${company.port}/v1`
    expect(await inquire(part, { address: local })[kind](part)).toMatchObject({ ok: true })
    expect([proxy.asked.length, company.asked.length]).toEqual([0, 1])
  })

  test('what the proxy, the certificate and the file are at fault for', async () => {
    const refused = await inquire(part, { given: 'MARKED-wrong' })[kind](part)
    const found = [
      refused,
      await inquire(part, { caFile: '' })[kind](part),
      await inquire(part, { caFile: join(folder, 'missing.pem') })[kind](part),
    ]
    expect(found).toEqual([
      fault('part.proxy-auth', `127.0.0.1:${proxy.port}`),
      fault('part.certificate', expect.stringMatching(/^parts\.company\.example:443, UNABLE_TO/)),
      fault('part.certificate', 'missing.pem'),
    ])
    expect(JSON.stringify(found)).not.toContain('MARKED')
    expect(company.asked).toEqual([])
  })
})
