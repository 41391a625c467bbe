/** Entra ID with a local directory, a keychain in memory, and the person at their browser. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { networkSchema } from '../../../../shared/services'
import { createLog } from '../../../log'
import type { Clock } from '../../../realtime/clock'
import { createNetwork } from '../../network/network'
import { createEntra, type EntraDependencies } from '../entra'
import type { EntraSecrets } from '../entra-cache'
import { openAuthority } from './fake-authority'

interface Authorized {
  action: string
  prompt: string
  clientId: string
  fields: Record<string, string>
}

export function memorySecrets() {
  const entries = new Map<string, { secret: string; keep: string }>()
  const secrets: EntraSecrets = {
    get: async (owner) => entries.get(owner)?.secret ?? null,
    set: async (owner, secret, keep) => void entries.set(owner, { secret, keep }),
    remove: async (owner) => void entries.delete(owner),
  }
  return { entries, secrets }
}

/** Pauses pass at once and are written down; deadlines do not come. */
export function hastyClock(): Clock & { pauses: number[] } {
  const pauses: number[] = []
  return {
    pauses,
    now: () => Date.now(),
    after(delayMs, run) {
      if (delayMs >= 30_000) return () => undefined
      pauses.push(delayMs)
      const pause = setImmediate(run)
      return () => clearImmediate(pause)
    },
  }
}

export async function createEntraStage() {
  const authority = await openAuthority()
  const { entries, secrets } = memorySecrets()
  const clock = hastyClock()
  const logged: string[] = []
  const environment: NodeJS.ProcessEnv = { AZURE_AUTHORITY_HOST: authority.host }
  const folder = mkdtempSync(join(tmpdir(), 'parley-entra-'))
  const caFile = join(folder, 'ca.pem')
  writeFileSync(caFile, authority.ca)
  const log = createLog((line) => logged.push(line))
  const network = createNetwork({
    settings: () => networkSchema.parse({ proxy: { mode: 'none' }, caFile, family: 'ipv4' }),
    proxyPassword: async () => null,
    resolveSystemProxy: async () => 'DIRECT',
    environment: {},
    platform: process.platform,
    log,
  })

  const visit = async (url: string): Promise<Authorized> =>
    JSON.parse((await network.request(url, { method: 'GET' })).text) as Authorized
  /** What the page at Microsoft makes the browser do once the person has agreed. */
  const follow = ({ action, fields }: Authorized) =>
    network.request(action, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(fields).toString(),
    })
  const browser = {
    pages: [] as string[],
    authorized: [] as Authorized[],
    async open(url: string) {
      const authorized = await visit(url)
      browser.authorized.push(authorized)
      browser.pages.push((await follow(authorized)).text)
    },
  }

  const dependencies: EntraDependencies = {
    secrets,
    request: (url, request) => network.request(url, request),
    openExternal: (url) => browser.open(url),
    runCommand: async () => ({ kind: 'missing' }),
    environment,
    clock,
    log,
  }
  return {
    authority,
    browser,
    clock,
    dependencies,
    entries,
    environment,
    logged,
    follow,
    visit,
    /** As at the start of the app: with what the keychain has. */
    start: (change: Partial<EntraDependencies> = {}, onChange: Parameters<typeof createEntra>[1] = () => undefined) =>
      createEntra({ ...dependencies, ...change }, onChange),
    async close() {
      rmSync(folder, { recursive: true, force: true })
      await authority.close()
    },
  }
}
