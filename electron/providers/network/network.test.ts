import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { X509Certificate } from 'node:crypto'
import { createServer } from 'node:net'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { rootCertificates } from 'node:tls'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import type * as z from 'zod'
import { networkSchema } from '../../../shared/services'
import { createLog } from '../../log'
import { systemAuthorities, withNodeRoots } from '../../network/authorities'
import { createNetwork, type NetworkAccess } from './network'
import {
  createCertificates,
  startProxy,
  startSecureServer,
  type Certificates,
  type TestProxy,
  type TestServer,
} from '../../network/proxy.fixture'

let folder: string
let certificates: Certificates
let service: TestServer
let caFile: string
const open: TestServer[] = []

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'parley-network-'))
  certificates = await createCertificates(['service.example', 'localhost'])
  caFile = join(folder, 'authority.pem')
  writeFileSync(caFile, certificates.ca)
  service = await startSecureServer(
    certificates,
    (request, response) => {
      if (request.url === '/moved') return void response.writeHead(302, { location: 'https://evil.example/' }).end()
      if (request.url === '/endless') return void response.end(Buffer.alloc(2_000_000))
      if (request.url === '/silent') return
      let body = ''
      request.on('data', (part) => (body += String(part)))
      request.on('end', () => {
        response.setHeader('x-request-id', 'r1')
        response.writeHead(request.url === '/refused' ? 401 : 200)
        response.end(`${request.method} ${request.headers['authorization'] ?? '-'} ${body}`)
      })
    },
    (server) => {
      new WebSocketServer({ server }).on('connection', (socket) => socket.send('hello'))
    },
  )
})
afterEach(async () => {
  for (const one of open.splice(0)) await one.close()
})
afterAll(async () => {
  await service.close()
  rmSync(folder, { recursive: true, force: true })
})

interface Way {
  network?: z.input<typeof networkSchema>
  environment?: NodeJS.ProcessEnv
  pac?: string
  password?: string | null
  lines?: string[]
}
function network({ network: settings = {}, environment = {}, pac = 'DIRECT', password = null, lines = [] }: Way) {
  return createNetwork({
    settings: () => networkSchema.parse({ caFile, ...settings }),
    proxyPassword: () => Promise.resolve(password),
    resolveSystemProxy: () => Promise.resolve(pac),
    environment,
    platform: 'linux',
    log: createLog((line) => lines.push(line)),
  })
}
const proxy = async (options: Partial<Parameters<typeof startProxy>[0]> = {}): Promise<TestProxy> => {
  const started = await startProxy({ port: service.port, ...options })
  open.push(started)
  return started
}
/** The service's greeting, or how it failed. */
async function greet(access: NetworkAccess, url = 'wss://service.example/v1'): Promise<string> {
  try {
    const { agent, ca, family, timeoutMs } = await access.connectOptions(new URL(url))
    return await new Promise((resolve, reject) => {
      const socket = new WebSocket(url, {
        ...(agent && { agent }),
        ...(ca && { ca }),
        ...(family && { family }),
        handshakeTimeout: timeoutMs,
      })
      socket.on('message', (data: Buffer) => {
        resolve(data.toString())
        socket.terminate()
      })
      socket.on('error', reject)
    })
  } catch (error) {
    return told(error)
  }
}
async function ask(access: NetworkAccess, url: string, body?: string): Promise<string> {
  try {
    const headers = { authorization: 'Bearer x' }
    const answer = await access.request(url, { method: body ? 'POST' : 'GET', headers, ...(body && { body }) })
    return `${answer.status} ${String(answer.headers['x-request-id'])} ${answer.text}`
  } catch (error) {
    return told(error)
  }
}
const told = (error: unknown): string => {
  const { code, detail, message } = error as { code?: string; detail?: string; message: string }
  return code ? `${code}${detail === undefined ? '' : `: ${detail.replace(/:\d+/g, '')}`}` : message
}
const basic = (text: string): string => `Basic ${Buffer.from(text).toString('base64')}`
const needs = (wanted: string) => (authorization: string | undefined) =>
  authorization === wanted ? null : ['407 Proxy Authentication Required', 'Proxy-Authenticate: Basic realm="office"']

describe('through a proxy', () => {
  test('a socket and a request reach the service, which is verified end to end', async () => {
    const { port, asked } = await proxy()
    const access = network({ environment: { HTTPS_PROXY: `http://127.0.0.1:${port}` } })
    expect(await greet(access)).toBe('hello')
    expect(await ask(access, 'https://service.example/token', 'question')).toBe('200 r1 POST Bearer x question')
    expect(asked).toEqual([
      { target: 'service.example:443', authorization: undefined },
      { target: 'service.example:443', authorization: undefined },
    ])
    expect((await access.connectOptions(new URL('wss://service.example'))).via).toBe(`127.0.0.1:${port}`)
  })

  test('that asks for a password, with the one from the keychain', async () => {
    const { port, asked } = await proxy({ refuse: needs(basic('mia:sécret:1')) })
    const manual = { proxy: { mode: 'manual' as const, url: `http://127.0.0.1:${port}`, user: 'mia' } }
    expect(await greet(network({ network: manual, password: 'sécret:1' }))).toBe('hello')
    expect(await greet(network({ network: manual, password: 'wrong' }))).toBe('network.proxy-auth: 127.0.0.1')
    expect(asked.map(({ target }) => target)).toEqual(['service.example:443', 'service.example:443'])
  })

  test('that is itself reached over TLS', async () => {
    const { port } = await proxy({ secure: certificates })
    const environment = { HTTPS_PROXY: `https://localhost:${port}` }
    expect(await greet(network({ environment }))).toBe('hello')
    expect(await greet(network({ environment, network: { caFile: '' } }))).toBe(
      'network.certificate: localhost, UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    )
  })

  const refusals: [string, string[], string][] = [
    ['no password given', ['407 x', 'Proxy-Authenticate: Basic realm="a, NTLM"'], 'network.proxy-auth: 127.0.0.1'],
    ['no scheme named', ['407 x'], 'network.proxy-auth: 127.0.0.1'],
    [
      'Basic among others',
      ['407 x', 'Proxy-Authenticate: NTLM', 'Proxy-Authenticate: Basic'],
      'network.proxy-auth: 127.0.0.1',
    ],
    ['NTLM only', ['407 x', 'Proxy-Authenticate: NTLM'], 'network.proxy-unsupported: 127.0.0.1, NTLM'],
    [
      'Negotiate and NTLM in two headers',
      ['407 x', 'Proxy-Authenticate: Negotiate', 'Proxy-Authenticate: NTLM TlRMTVNTUAAB'],
      'network.proxy-unsupported: 127.0.0.1, Negotiate, NTLM',
    ],
    [
      'in one header',
      ['407 x', 'proxy-authenticate: Negotiate, NTLM'],
      'network.proxy-unsupported: 127.0.0.1, NTLM, Negotiate',
    ],
    [
      'Digest',
      ['407 x', 'Proxy-Authenticate: Digest realm="our Basic proxy"'],
      'network.proxy-unsupported: 127.0.0.1, Digest',
    ],
    ['forbidden', ['403 Forbidden'], 'network.proxy-refused: 127.0.0.1, 403'],
    ['no way there', ['502 Bad Gateway', 'Content-Length: 0'], 'network.proxy-refused: 127.0.0.1, 502'],
  ]
  test.each(refusals)('that refuses: %s', async (_name, lines, expected) => {
    const { port } = await proxy({ refuse: () => lines })
    const access = network({ environment: { HTTPS_PROXY: `127.0.0.1:${port}` } })
    expect(await greet(access)).toBe(expected)
    expect(await ask(access, 'https://service.example/')).toBe(expected)
  })

  test('that is not there, hangs up, or never answers', async () => {
    const gone = await proxy()
    await open.pop()!.close()
    const rude = createServer((socket) => void socket.on('data', () => socket.destroy()).on('error', () => undefined))
    const mute = createServer((socket) => void socket.on('error', () => undefined))
    rude.listen(0, '127.0.0.1')
    mute.listen(0, '127.0.0.1')
    await Promise.all([once(rude, 'listening'), once(mute, 'listening')])
    const ports = [gone.port, ...[rude, mute].map((server) => (server.address() as { port: number }).port)]
    const outcomes = await Promise.all(
      ports.map((port) =>
        greet(network({ environment: { HTTPS_PROXY: `127.0.0.1:${port}` }, network: { connectTimeoutMs: 1_000 } })),
      ),
    )
    expect(outcomes).toEqual(ports.map(() => 'network.proxy-unreachable: 127.0.0.1'))
    rude.close()
    mute.close()
  })

  test('of a PAC file: the next way is tried where one cannot be reached, and only there', async () => {
    const good = await proxy()
    const strict = await proxy({ refuse: () => ['403 Forbidden'] })
    const gone = await proxy()
    await open.pop()!.close()
    const here = (one: TestProxy): string => `PROXY 127.0.0.1:${one.port}`
    expect(await greet(network({ pac: `${here(gone)}; ${here(good)}` }))).toBe('hello')
    expect(await greet(network({ pac: `${here(strict)}; ${here(good)}` }))).toBe(
      'network.proxy-refused: 127.0.0.1, 403',
    )
    // The last way of this one is none: the name does not exist outside.
    expect(await greet(network({ pac: `${here(gone)}; DIRECT` }))).toBe('ENOTFOUND')
  })

  test('a certificate that is not the service’s own is refused', async () => {
    const { port } = await proxy()
    const access = network({ environment: { HTTPS_PROXY: `127.0.0.1:${port}` } })
    expect(await greet(access, 'wss://other.example/')).toBe('ERR_TLS_CERT_ALTNAME_INVALID')
    expect(await ask(access, 'https://other.example/')).toBe(
      'network.certificate: other.example, ERR_TLS_CERT_ALTNAME_INVALID',
    )
  })

  test('neither its password nor the service’s key is in what is told or logged', async () => {
    const lines: string[] = []
    const { port } = await proxy({ refuse: () => ['407 x', 'Proxy-Authenticate: Basic'] })
    const environment = { HTTPS_PROXY: `http://mia:MARKED@127.0.0.1:${port}` }
    const access = network({ environment, lines })
    const error: unknown = await access
      .request('https://service.example/', { method: 'GET', headers: { authorization: 'MARKED' } })
      .catch((cause: unknown) => cause)
    expect(error).toMatchObject({ code: 'network.proxy-auth' })
    const all = [String((error as Error).stack), JSON.stringify(error), ...lines]
    expect(all.join()).not.toMatch(new RegExp(`MARKED|${Buffer.from('mia:MARKED').toString('base64')}`))
  })
})

describe('without a proxy', () => {
  const at = (path: string): string => `https://localhost:${service.port}${path}`

  test('an authority of one’s own is trusted beside all others, in PEM or DER', async () => {
    const der = join(folder, 'authority.der')
    writeFileSync(der, new X509Certificate(certificates.ca).raw)
    const bundle = join(folder, 'bundle.pem')
    writeFileSync(bundle, `# Comment\r\n${rootCertificates[0]}\n${certificates.ca.replace(/\n/g, '\r\n')}`)
    const greetings = [caFile, der, bundle].map((file) =>
      greet(network({ network: { caFile: file, family: 'ipv4' } }), `wss://localhost:${service.port}/`),
    )
    expect(await Promise.all(greetings)).toEqual(['hello', 'hello', 'hello'])
    const { ca } = await network({}).connectOptions(new URL('wss://service.example'))
    expect(ca).toEqual(expect.arrayContaining([...rootCertificates]))
  })

  test('an unknown one is not', async () => {
    expect(await ask(network({ network: { caFile: '', family: 'ipv4' } }), at('/'))).toMatch(
      /^network.certificate: localhost/,
    )
  })

  test('a file without a certificate is named, without its folder', async () => {
    const text = join(folder, 'notes.txt')
    writeFileSync(text, 'nothing')
    const broken = join(folder, 'broken.pem')
    writeFileSync(broken, '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n')
    for (const [file, name] of [
      [text, 'notes.txt'],
      [broken, 'broken.pem'],
      [join(folder, 'missing.pem'), 'missing.pem'],
      [folder, folder.split('/').pop()],
    ] as const)
      expect(await greet(network({ network: { caFile: file } }))).toBe(`network.ca-unreadable: ${name}`)
  })

  test('a request is refused what it must not do', async () => {
    const access = network({ network: { family: 'ipv4', connectTimeoutMs: 1_000 } })
    expect({
      refused: await ask(access, at('/refused')),
      moved: await ask(access, at('/moved')),
      endless: await ask(access, at('/endless')),
      silent: await ask(access, at('/silent')),
      plain: await ask(access, 'http://service.example/'),
    }).toEqual({
      refused: '401 r1 GET Bearer x ',
      moved: 'network.redirected: localhost, 302',
      endless: 'network.too-large: localhost',
      silent: 'ETIMEDOUT',
      plain: 'provider.insecure-url: service.example',
    })
  })

  test('a request ends when it is called off', async () => {
    const control = new AbortController()
    const asked = network({ network: { family: 'ipv4' } }).request(at('/silent'), {
      method: 'GET',
      signal: control.signal,
    })
    const reason = new Error('called off')
    control.abort(reason)
    await expect(asked).rejects.toBe(reason)
  })

  test('only the wanted kind of address is used', async () => {
    expect(await ask(network({ network: { family: 'ipv6', connectTimeoutMs: 1_000 } }), at('/'))).toMatch(
      /^(ECONNREFUSED|EADDRNOTAVAIL|ENOTFOUND|ENETUNREACH|EAFNOSUPPORT)/,
    )
  })

  test('a system that does not tell its proxy counts as one without', async () => {
    const lines: string[] = []
    const access = createNetwork({
      settings: () => networkSchema.parse({}),
      proxyPassword: () => Promise.resolve(null),
      resolveSystemProxy: () => Promise.reject(new Error('no')),
      environment: {},
      platform: 'linux',
      log: createLog((line) => lines.push(line)),
    })
    expect((await access.connectOptions(new URL('wss://a.example'))).via).toBeNull()
    expect(lines).toHaveLength(1)
  })
})

test('what the system trusts is added to Node’s own, each once', () => {
  expect(withNodeRoots([])).toBeUndefined()
  expect(withNodeRoots([rootCertificates[3]!.replace(/\n/g, '\r\n')])).toBeUndefined()
  expect(withNodeRoots([certificates.ca])).toHaveLength(rootCertificates.length + 1)
})

test('the system is asked through Node, else on Linux through its files', () => {
  const files = [join(folder, 'missing'), caFile, join(folder, 'another')]
  expect({
    known: systemAuthorities('linux', { ask: (type) => [type], files }),
    linux: systemAuthorities('linux', { ask: null, files }),
    unreadable: systemAuthorities('linux', { ask: null, files: [folder] }),
    windows: systemAuthorities('win32', { ask: null, files }),
  }).toEqual({ known: ['system'], linux: [certificates.ca.trim()], unreadable: [], windows: [] })
})
