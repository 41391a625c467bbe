/** A directory of Microsoft's on this computer, over https with an authority of its own; the test decides what it says. */
import { createHash, randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { createCertificates } from '../../../network/proxy.fixture'

interface Grant {
  tenant: string
  clientId: string
  account: string
  challenge: string
}

interface Refusal {
  status?: number
  error: string
  error_description?: string
  error_codes?: number[]
  suberror?: string
}

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64url')

async function body(request: IncomingMessage): Promise<URLSearchParams> {
  let text = ''
  for await (const chunk of request) text += String(chunk)
  return new URLSearchParams(text)
}

export async function openAuthority() {
  const { ca, key, cert } = await createCertificates(['localhost'])
  const codes = new Map<string, Grant>()
  const refreshTokens = new Map<string, Grant>()
  const accessTokens = new Map<string, { tenant: string; account: string }>()
  const say = {
    /** Who signs in. */
    account: 'mia@contoso.example',
    /** Seconds that a token holds, as the app is told. */
    lifetimeS: 3_600,
    /** What the next questions for a token are answered with, before they are granted. */
    refusals: [] as Refusal[],
    /** A page in the place of every answer. */
    page: null as { status: number; html: string } | null,
    /** In the place of the code that the browser would bring back. */
    browserError: null as { error: string; error_description: string } | null,
    deviceCode: null as Refusal | null,
    secret: 'application-secret',
  }
  /** `tenant grant` of each question for a token. */
  const asked: string[] = []
  /** Everything that must stay secret. */
  const secrets: string[] = []
  const secret = (kind: string): string => {
    const value = `${kind}-${randomUUID()}`
    secrets.push(value)
    return value
  }

  function granted(origin: string, grant: Grant, scope: string, isPerson = true) {
    const { tenant, clientId, account } = grant
    const token = secret('access')
    accessTokens.set(token, { tenant, account })
    const plain = { token_type: 'Bearer', scope, expires_in: say.lifetimeS, access_token: token }
    if (!isPerson) return plain
    const refresh = secret('refresh')
    refreshTokens.set(refresh, grant)
    const [uid, tid] = [sha256(account).slice(0, 12), `${tenant}-id`]
    const now = Math.floor(Date.now() / 1_000)
    const claims = {
      aud: clientId,
      iss: `${origin}/${tenant}/v2.0`,
      iat: now,
      exp: now + 3_600,
      sub: uid,
      oid: uid,
      tid,
    }
    return {
      ...plain,
      refresh_token: refresh,
      id_token: `${encode({ alg: 'none' })}.${encode({ ...claims, preferred_username: account, ver: '2.0' })}.none`,
      client_info: encode({ uid, utid: tid }),
    }
  }

  function token(origin: string, tenant: string, form: URLSearchParams): Refusal | object {
    const grantType = form.get('grant_type') ?? ''
    asked.push(`${tenant} ${grantType.split(':').pop()}`)
    const refusal = say.refusals.shift()
    if (refusal) return refusal
    const scope = form.get('scope') ?? ''
    const clientId = form.get('client_id') ?? ''
    const person: Grant = { tenant, clientId, account: say.account, challenge: '' }
    const stale = { error: 'invalid_grant', error_description: 'AADSTS50173: revoked for mia@contoso.example' }
    switch (grantType) {
      case 'authorization_code': {
        const grant = codes.get(form.get('code') ?? '')
        if (!grant || sha256(form.get('code_verifier') ?? '') !== grant.challenge) return stale
        return granted(origin, grant, scope)
      }
      case 'refresh_token': {
        const grant = refreshTokens.get(form.get('refresh_token') ?? '')
        return grant ? granted(origin, { ...grant, tenant }, scope) : stale
      }
      case 'client_credentials':
        if (form.get('client_secret') !== say.secret)
          return { error: 'invalid_client', error_description: 'AADSTS7000215: Invalid client secret provided' }
        return granted(origin, person, scope, false)
      default:
        return granted(origin, person, scope)
    }
  }

  const server = createServer({ key, cert }, (request, response) => {
    const origin = `https://localhost:${(server.address() as AddressInfo).port}`
    const url = new URL(request.url ?? '', origin)
    const [, tenant = ''] = url.pathname.split('/')
    const answer = (value: object): void => {
      const { status = 'error' in value ? 400 : 200, ...rest } = value as Partial<Refusal>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(rest))
    }
    const authorize = (): void => {
      const code = secret('code')
      const query = url.searchParams
      const clientId = query.get('client_id') ?? ''
      codes.set(code, { tenant, clientId, account: say.account, challenge: query.get('code_challenge') ?? '' })
      const fields = { ...(say.browserError ?? { code }), state: query.get('state') ?? '' }
      answer({ action: query.get('redirect_uri'), prompt: query.get('prompt'), clientId, fields })
    }
    const device = (): void =>
      answer(
        say.deviceCode ?? {
          user_code: 'ABCD-EFGH',
          device_code: secret('device'),
          verification_uri: `${origin}/device`,
          expires_in: 900,
          interval: 0,
        },
      )
    void (async () => {
      const form = await body(request)
      if (say.page) return response.writeHead(say.page.status, { 'content-type': 'text/html' }).end(say.page.html)
      if (url.pathname.endsWith('/openid-configuration'))
        return answer({
          issuer: `${origin}/${tenant}/v2.0`,
          authorization_endpoint: `${origin}/${tenant}/oauth2/v2.0/authorize`,
          token_endpoint: `${origin}/${tenant}/oauth2/v2.0/token`,
          jwks_uri: `${origin}/${tenant}/discovery/v2.0/keys`,
        })
      if (url.pathname.endsWith('/authorize')) return authorize()
      if (url.pathname.endsWith('/devicecode')) return device()
      return answer(token(origin, tenant, form))
    })()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    ca,
    say,
    asked,
    secrets,
    host: `https://localhost:${(server.address() as AddressInfo).port}`,
    /** Whose it is; null when it holds no longer, or never did. */
    owner: (token: string): { tenant: string; account: string } | null => accessTokens.get(token) ?? null,
    expireAccess: () => accessTokens.clear(),
    revoke: () => refreshTokens.clear(),
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
