/** Signing in to Microsoft Entra ID at a local directory over https: the real MSAL, the real loopback address. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { AppError } from '../../../shared/errors'
import type { Entra as EntraFacts } from '../../../shared/ipc/contract'
import { authSchema } from '../../../shared/services'
import type { Entra } from './entra'
import type { EntraAuth, EntraService } from './grant'
import { createEntraStage } from './testing/entra-stage'

let stage: Awaited<ReturnType<typeof createEntraStage>>
beforeEach(async () => {
  stage = await createEntraStage()
})
afterEach(() => stage.close())

const service = (id: string, auth: Partial<EntraAuth> = {}): EntraService => ({
  id,
  auth: authSchema.parse({ kind: 'entra', tenant: 'contoso', ...auth }) as EntraAuth,
})
const azure = service('azure')
const withCode = service('azure', { way: 'device-code' })

const failureOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => 'no failure',
    (error: { code?: string; detail?: string }) => [error.code, error.detail],
  )
const states = (): { seen: string[]; onChange: (facts: EntraFacts) => void } => {
  const seen: string[] = []
  return {
    seen,
    onChange: (facts) =>
      seen.push(
        Object.values(facts)
          .map((one) => [one.state, one.account, one.deviceCode?.code, one.failure?.code].filter(Boolean).join(' '))
          .join(', '),
      ),
  }
}

async function signedIn(on = azure): Promise<Entra> {
  const entra = stage.start()
  await entra.signIn(on)
  return entra
}

test('in the browser: the answer comes back by itself, and the token holds', async () => {
  const { seen, onChange } = states()
  const entra = stage.start({}, onChange)
  await entra.signIn(azure)
  const token = await entra.token(azure)
  expect(stage.authority.owner(token)).toEqual({ tenant: 'contoso', account: 'mia@contoso.example' })
  expect(seen).toEqual(['signing-in', 'signed-in mia@contoso.example', 'signed-in mia@contoso.example'])
  expect(stage.authority.asked).toEqual(['contoso authorization_code'])
  expect(stage.browser.authorized).toMatchObject([
    { clientId: '04b07795-8ddb-461a-bbee-02f9e1bf7b46', prompt: 'select_account' },
  ])
  expect(stage.browser.pages[0]).toContain('You are signed in')
  expect(entra.facts.azure!.expiresAtMs).toBeGreaterThan(Date.now() + 3_000_000)
})

test('with the client and the directory of the company', async () => {
  await signedIn(service('azure', { clientId: 'own-client', tenant: '' }))
  expect(stage.browser.authorized).toMatchObject([{ clientId: 'own-client' }])
  expect(stage.authority.asked).toEqual(['organizations authorization_code'])
})

test.each<[string, string, string[]]>([
  ['access_denied', 'AADSTS65004: User declined to consent', ['entra.refused', 'AADSTS65004']],
  ['access_denied', 'AADSTS50105: mia@contoso.example is not assigned', ['entra.refused', 'AADSTS50105']],
  ['invalid_request', 'AADSTS50020: mia@contoso.example is of another one', ['entra.no-account', 'AADSTS50020']],
  ['server_error', 'no number', ['entra.refused', 'server_error']],
])('the browser brings back %s, %s', async (error, description, failure) => {
  stage.authority.say.browserError = { error, error_description: description }
  const entra = stage.start()
  expect(await failureOf(entra.signIn(azure))).toEqual(failure)
  expect(entra.facts.azure).toEqual({
    state: 'signed-out',
    account: '',
    expiresAtMs: null,
    deviceCode: null,
    failure: { code: failure[0], detail: failure[1] },
  })
  expect(stage.browser.pages[0]).toContain('You are not signed in')
})

test('given up in the browser: nothing listens any longer, and who was signed in still is', async () => {
  const entra = await signedIn()
  let opened: (url: string) => void
  const url = new Promise<string>((resolve) => (opened = resolve))
  const waiting = stage.start({ openExternal: async (one) => opened(one) })
  await waiting.restore([azure])
  const outcome = failureOf(waiting.signIn(azure))
  const authorized = await stage.visit(await url)
  waiting.cancel()
  expect(await outcome).toEqual(['entra.cancelled', ''])
  expect(waiting.facts.azure).toMatchObject({ state: 'signed-in', account: 'mia@contoso.example', failure: null })
  // Says nothing that MSAL would take for an answer.
  const knock = () => stage.follow({ ...authorized, fields: {} })
  await expect.poll(() => knock().then(String, (error: { code: string }) => error.code)).toBe('ECONNREFUSED')
  expect(stage.authority.owner(await entra.token(azure))).not.toBeNull()
})

test('with a code: shown, waited for more slowly when asked to, then signed in', async () => {
  const { seen, onChange } = states()
  stage.authority.say.refusals.push(
    { error: 'authorization_pending' },
    { error: 'slow_down' },
    { error: 'authorization_pending' },
  )
  const entra = stage.start({}, onChange)
  await entra.signIn(withCode)
  expect(seen).toEqual(['signing-in', 'signing-in ABCD-EFGH', 'signed-in mia@contoso.example'])
  expect(stage.clock.pauses).toEqual([5_000, 5_000])
  expect(stage.authority.asked).toHaveLength(4)
  expect(stage.authority.owner(await entra.token(withCode))).not.toBeNull()
})

test.each<[string, string, string[]]>([
  ['expired_token', '', ['entra.expired', 'expired_token']],
  ['authorization_declined', '', ['entra.refused', 'authorization_declined']],
  ['invalid_grant', 'AADSTS50076: x', ['entra.refused', 'AADSTS50076']],
])('with a code: %s', async (error, description, failure) => {
  stage.authority.say.refusals.push({ error: 'authorization_pending' }, { error, error_description: description })
  const entra = stage.start()
  expect(await failureOf(entra.signIn(withCode))).toEqual(failure)
  expect(entra.facts.azure).toMatchObject({ state: 'signed-out', deviceCode: null, failure: { code: failure[0] } })
})

test('with a code: the directory gives none', async () => {
  stage.authority.say.deviceCode = { error: 'invalid_request', error_description: 'AADSTS53003: by a rule' }
  expect(await failureOf(stage.start().signIn(withCode))).toEqual(['entra.refused', 'AADSTS53003'])
  expect(stage.authority.asked).toEqual([])
})

test('with a code: given up while it is shown', async () => {
  const entra: Entra = stage.start({}, (facts) => {
    if (facts.azure?.deviceCode) entra.cancel()
  })
  expect(await failureOf(entra.signIn(withCode))).toEqual(['entra.cancelled', ''])
  expect([entra.facts.azure!.state, stage.authority.asked]).toEqual(['signed-out', []])
})

test.each([azure, withCode])('given up when it is granted already: not kept, $auth.way', async (one) => {
  const entra: Entra = stage.start({
    async request(url, options) {
      const answer = await stage.dependencies.request(url, options)
      if (url.includes('/token')) entra.cancel()
      return answer
    },
  })
  expect(await failureOf(entra.signIn(one))).toEqual(['entra.cancelled', ''])
  expect(stage.authority.asked).toHaveLength(1)
  expect([entra.facts.azure!.state, stage.entries.size]).toEqual(['signed-out', 0])
})

test('given up while an earlier refresh is under way: who was signed in still is', async () => {
  const entra = await signedIn()
  let release = (): void => undefined
  const held = new Promise<void>((resolve) => (release = resolve))
  let granted = (): void => undefined
  const signedInAgain = new Promise<void>((resolve) => (granted = resolve))
  const again = stage.start({
    async request(url, options) {
      const answer = await stage.dependencies.request(url, options)
      if (options.body?.includes('grant_type=refresh_token')) await held
      if (options.body?.includes('grant_type=authorization_code')) setTimeout(granted, 50)
      return answer
    },
  })
  const refreshed = again.token(azure, { forceRefresh: true })
  stage.authority.say.account = 'noah@contoso.example'
  const outcome = failureOf(again.signIn(azure))
  await signedInAgain
  again.cancel()
  release()
  await refreshed
  expect(await outcome).toEqual(['entra.cancelled', ''])
  expect(stage.authority.owner(await entra.token(azure, { forceRefresh: true }))!.account).toBe('mia@contoso.example')
})

test('signed out while signing in again', async () => {
  await signedIn()
  let opened = (): void => undefined
  const open = new Promise<void>((resolve) => (opened = resolve))
  const entra = stage.start({ openExternal: async () => opened() })
  await entra.restore([azure])
  const outcome = failureOf(entra.signIn(azure))
  await open
  await entra.forget('azure')
  expect(await outcome).toEqual(['entra.cancelled', ''])
  expect([entra.facts, stage.entries.size]).toEqual([{}, 0])
})

test('a page that nobody answers', async () => {
  let expire = (): void => undefined
  const entra = stage.start({
    clock: {
      now: () => Date.now(),
      after(delayMs, run) {
        if (delayMs === 15 * 60_000) expire = run
        return () => undefined
      },
    },
    openExternal: async () => expire(),
  })
  expect(await failureOf(entra.signIn(azure))).toEqual(['entra.expired', ''])
})

test('a second sign-in ends the first', async () => {
  const opened: string[] = []
  let second: Promise<void> | null = null
  const entra: Entra = stage.start({
    async openExternal(url) {
      if (opened.push(url) > 1) return stage.browser.open(url)
      second = entra.signIn(service('second'))
    },
  })
  expect(await failureOf(entra.signIn(service('first')))).toEqual(['entra.cancelled', ''])
  await second!
  expect([entra.facts.first!.state, entra.facts.second!.state]).toEqual(['signed-out', 'signed-in'])
})

test('a token is refreshed when it has nearly run out, and when the service refused it', async () => {
  stage.authority.say.lifetimeS = 60
  const entra = await signedIn()
  stage.authority.say.lifetimeS = 3_600
  const first = await entra.token(azure)
  expect(await entra.token(azure)).toBe(first)
  stage.authority.expireAccess()
  const [second, third] = await Promise.all([entra.token(azure, { forceRefresh: true }), entra.token(azure)])
  expect(second).not.toBe(first)
  expect(third).toBe(second)
  expect(stage.authority.owner(second)).not.toBeNull()
  expect(stage.authority.asked).toEqual([
    'contoso authorization_code',
    'contoso refresh_token',
    'contoso refresh_token',
  ])
})

test('the sign-in survives a restart', async () => {
  await signedIn()
  const again = stage.start()
  await again.restore([azure, service('other')])
  expect(again.facts).toEqual({
    azure: {
      state: 'signed-in',
      account: 'mia@contoso.example',
      expiresAtMs: null,
      deviceCode: null,
      failure: null,
    },
  })
  await again.token(azure, { forceRefresh: true })
  expect(stage.authority.asked).toEqual(['contoso authorization_code', 'contoso refresh_token'])
})

test('services do not mix: each has its own account and directory, also after a restart', async () => {
  const [contoso, fabrikam] = [service('one'), service('two', { tenant: 'fabrikam' })]
  const entra = await signedIn(contoso)
  stage.authority.say.account = 'noah@fabrikam.example'
  await entra.signIn(fabrikam)
  const again = stage.start()
  const owners = await Promise.all(
    [contoso, fabrikam].map(async (one) => stage.authority.owner(await again.token(one, { forceRefresh: true }))),
  )
  expect(owners).toEqual([
    { tenant: 'contoso', account: 'mia@contoso.example' },
    { tenant: 'fabrikam', account: 'noah@fabrikam.example' },
  ])
  await again.signOut('one')
  expect(await failureOf(again.token(contoso))).toEqual(['entra.signed-out', ''])
  expect(stage.authority.owner(await again.token(fabrikam))).toMatchObject({ tenant: 'fabrikam' })
  await again.forget('two')
  expect([Object.keys(again.facts), [...stage.entries.keys()]]).toEqual([['one'], []])
})

test('who signs in again as someone else is someone else', async () => {
  const entra = await signedIn()
  stage.authority.say.account = 'noah@contoso.example'
  await entra.signIn(azure)
  const again = stage.start()
  expect(stage.authority.owner(await again.token(azure, { forceRefresh: true }))!.account).toBe('noah@contoso.example')
})

test.each<[string, Record<string, unknown> | null, string[], string]>([
  ['revoked', null, ['entra.expired', 'AADSTS50173'], 'signed-out'],
  [
    'a rule',
    { error: 'invalid_grant', error_description: 'AADSTS53003: x' },
    ['entra.refused', 'AADSTS53003'],
    'signed-in',
  ],
  [
    'a second factor',
    { error: 'interaction_required', error_description: 'AADSTS50076: x', suberror: 'basic_action' },
    ['entra.expired', 'AADSTS50076'],
    'signed-out',
  ],
])('the refresh is refused, %s', async (_name, refusal, failure, state) => {
  const entra = await signedIn()
  if (refusal) stage.authority.say.refusals.push(refusal as never)
  else stage.authority.revoke()
  expect(await failureOf(entra.token(azure, { forceRefresh: true }))).toEqual(failure)
  expect(entra.facts.azure).toMatchObject({ state, failure: { code: failure[0], detail: failure[1] } })
  const again = stage.start()
  await again.restore([azure])
  expect(again.facts.azure?.state ?? 'signed-out').toBe(state)
})

test.each<[string, (host: string) => unknown]>([
  [
    'a page of a proxy',
    (host) => {
      stage.authority.say.page = { status: 200, html: '<h1>Blocked</h1>' }
      return ['entra.unreachable', `${host}, 200`]
    },
  ],
  [
    'a failing server',
    (host) => {
      stage.authority.say.page = { status: 503, html: '{}' }
      return ['entra.unreachable', `${host}, 503`]
    },
  ],
])('the directory cannot be asked: %s', async (_name, break_) => {
  const entra = await signedIn()
  const expected = break_(new URL(stage.authority.host).host)
  expect(await failureOf(entra.token(azure, { forceRefresh: true }))).toEqual(expected)
  expect(entra.facts.azure!.state).toBe('signed-in')
  stage.authority.say.page = null
  await entra.token(azure, { forceRefresh: true })
  expect(entra.facts.azure).toMatchObject({ state: 'signed-in', failure: null })
})

test('the directory cannot be asked: nobody there', async () => {
  await signedIn()
  const entra = stage.start({ environment: { AZURE_AUTHORITY_HOST: 'https://localhost:1' } })
  expect(await failureOf(entra.signIn(azure))).toEqual(['entra.unreachable', 'localhost:1, ECONNREFUSED'])
})

test('what the network has to say for itself is said', async () => {
  const entra = stage.start({ request: () => Promise.reject(new AppError('network.proxy-auth', 'proxy:3128')) })
  expect(await failureOf(entra.signIn(azure))).toEqual(['network.proxy-auth', 'proxy:3128'])
})

test('a directory is trusted only over https', async () => {
  const entra = stage.start({ environment: { AZURE_AUTHORITY_HOST: 'http://localhost:1' } })
  expect(await failureOf(entra.signIn(azure))).toEqual(['entra.unreachable', 'AZURE_AUTHORITY_HOST'])
})

test.each(['not json', '[]', '{"Account":5}', '{"Account":{"a":null}}', '{"RefreshToken":{"a":{}}}', '{"Acc'])(
  'a saved sign-in that is damaged is none: %s',
  async (text) => {
    stage.entries.set('entra:azure', { secret: text, keep: 'keychain' })
    const entra = stage.start()
    await entra.restore([azure])
    expect(await failureOf(entra.token(azure))).toEqual(['entra.signed-out', ''])
    await entra.signIn(azure)
    expect(stage.authority.owner(await entra.token(azure))).not.toBeNull()
  },
)

test('without a keychain one is signed in until Parley quits', async () => {
  const { secrets } = stage.dependencies
  const set: typeof secrets.set = async (owner, secret, keep) => {
    if (keep === 'keychain') throw new Error('no keychain')
    await secrets.set(owner, secret, keep)
  }
  const entra = stage.start({ secrets: { ...secrets, set } })
  await entra.signIn(azure)
  expect(stage.authority.owner(await entra.token(azure))).not.toBeNull()
  expect(stage.entries.get('entra:azure')!.keep).toBe('session')
})

test('an application of the environment signs in for itself', async () => {
  const own = service('azure', { way: 'environment' })
  const entra = stage.start()
  expect(await failureOf(entra.token(own))).toEqual([
    'entra.environment-incomplete',
    'AZURE_TENANT_ID, AZURE_CLIENT_ID, AZURE_CLIENT_SECRET',
  ])
  Object.assign(stage.environment, { AZURE_TENANT_ID: 'contoso', AZURE_CLIENT_ID: 'app', AZURE_CLIENT_SECRET: 'wrong' })
  expect(await failureOf(entra.signIn(own))).toEqual(['entra.refused', 'AADSTS7000215'])
  stage.environment.AZURE_CLIENT_SECRET = stage.authority.say.secret
  await entra.signIn(own)
  const token = await entra.token(own)
  expect(await entra.token(own)).toBe(token)
  expect(await entra.token(own, { forceRefresh: true })).not.toBe(token)
  expect(entra.facts.azure).toMatchObject({ state: 'signed-in', failure: null })
  expect([stage.authority.asked.length, stage.entries.size]).toEqual([3, 0])
})

test('nothing secret is logged or shown', async () => {
  const shown: string[] = []
  const entra = stage.start({}, (facts) => shown.push(JSON.stringify(facts)))
  await entra.signIn(azure)
  await entra.token(azure, { forceRefresh: true })
  await entra.signIn(withCode)
  stage.authority.revoke()
  await failureOf(entra.token(withCode, { forceRefresh: true }))
  const text = [...stage.logged, ...shown].join('\n')
  expect(stage.authority.secrets.length).toBeGreaterThan(6)
  expect(stage.authority.secrets.filter((one) => text.includes(one))).toEqual([])
  expect(stage.logged.join('\n')).not.toContain('mia@')
  expect(text).toContain('AADSTS50173')
})
