/** The Azure CLI as a program of its own: a script that says what it does, on a path of its own. */
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { authSchema } from '../../../shared/services'
import { createLog } from '../../log'
import { createEntra } from './entra'
import type { EntraAuth } from './grant'
import { createRunCommand } from './run-command'
import { hastyClock, memorySecrets } from './testing/entra-stage'

let folder: string
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'parley-az-'))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function install(answer: { out?: unknown; err?: string; code?: number }): void {
  const { out = '', err = '', code = 0 } = answer
  writeFileSync(join(folder, 'out'), typeof out === 'string' ? out : JSON.stringify(out))
  writeFileSync(join(folder, 'err'), err)
  const own = `"$(dirname "$0")"`
  const lines = ['#!/bin/sh', `echo "$@" >> ${own}/asked`, `cat ${own}/out`, `cat ${own}/err >&2`, `exit ${code}`]
  writeFileSync(join(folder, 'az'), lines.join('\n'))
  chmodSync(join(folder, 'az'), 0o755)
}
const asked = (): string[] => readFileSync(join(folder, 'asked'), 'utf8').trim().split('\n')

function start(auth: Partial<EntraAuth> = {}) {
  const logged: string[] = []
  const entra = createEntra(
    {
      secrets: memorySecrets().secrets,
      request: () => Promise.reject(new Error('not wanted')),
      openExternal: () => Promise.reject(new Error('not wanted')),
      runCommand: createRunCommand({ PATH: `${folder}:/bin:/usr/bin` }),
      environment: {},
      clock: hastyClock(),
      log: createLog((line) => logged.push(line)),
    },
    () => undefined,
  )
  const service = { id: 'azure', auth: authSchema.parse({ kind: 'entra', way: 'azure-cli', ...auth }) as EntraAuth }
  return { entra, service, logged }
}
const failureOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => 'no failure',
    (error: { code?: string; detail?: string }) => [error.code, error.detail],
  )

const scope = 'https://cognitiveservices.azure.com/.default'
const inAnHour = Math.floor(Date.now() / 1_000) + 3_600

test('its token is asked once while it holds, and again when the service refused it', async () => {
  install({ out: { accessToken: 'cli-token', expires_on: inAnHour } })
  const { entra, service, logged } = start()
  expect([await entra.token(service), await entra.token(service)]).toEqual(['cli-token', 'cli-token'])
  expect(asked()).toEqual([`account get-access-token --scope ${scope} -o json`])
  await entra.token(service, { forceRefresh: true })
  expect(asked()).toHaveLength(2)
  await entra.token({ ...service, auth: { ...service.auth, tenant: 'contoso' } })
  expect(asked()).toHaveLength(3)
  expect(entra.facts.azure).toMatchObject({ state: 'signed-in', expiresAtMs: inAnHour * 1_000 })
  expect(logged.join()).not.toContain('cli-token')
})

test.each<[string, Record<string, unknown>]>([
  ['has nearly run out', { expires_on: inAnHour - 3_500 }],
  ['ends nobody knows when', {}],
  ['has run out, as older versions tell it', { expiresOn: '2020-01-01 12:00:00.000000' }],
])('a token that %s is asked for again', async (_name, times) => {
  install({ out: { accessToken: 'cli-token', ...times } })
  const { entra, service } = start({ tenant: 'contoso.onmicrosoft.com' })
  await entra.token(service)
  await entra.token(service)
  expect(asked()).toEqual(
    Array(2).fill(`account get-access-token --scope ${scope} --tenant contoso.onmicrosoft.com -o json`),
  )
})

test.each<[string, Parameters<typeof install>[0] | null, Partial<EntraAuth>, string[]]>([
  ['not installed', null, {}, ['entra.cli-missing', '']],
  [
    'not signed in',
    { err: "ERROR: Please run 'az login' to setup account.", code: 1 },
    {},
    ['entra.cli-signed-out', ''],
  ],
  [
    'signed in too long ago',
    { err: 'AADSTS700082: The refresh token has expired. Interactive authentication is needed. az login', code: 1 },
    {},
    ['entra.cli-signed-out', 'AADSTS700082'],
  ],
  ['refused', { err: 'AADSTS53003: secret-name by a rule', code: 1 }, {}, ['entra.refused', 'AADSTS53003']],
  ['broken', { err: 'Traceback', code: 2 }, {}, ['entra.refused', 'az']],
  ['saying nothing of use', { out: 'cli-token' }, {}, ['entra.refused', 'az']],
  ['asked for a scope that is a command', { out: {} }, { scope: '$(reboot)' }, ['entra.refused', 'scope']],
  ['asked for a tenant that is a command', { out: {} }, { tenant: 'a&reboot' }, ['entra.refused', 'tenant']],
])('the Azure CLI is %s', async (_name, answer, auth, failure) => {
  if (answer) install(answer)
  const { entra, service } = start(auth)
  expect(await failureOf(entra.signIn(service))).toEqual(failure)
  expect(entra.facts.azure).toMatchObject({ state: 'signed-out', failure: { code: failure[0], detail: failure[1] } })
})
