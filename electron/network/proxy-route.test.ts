import { describe, expect, test } from 'vitest'
import { AppError } from '../../shared/errors'
import { isExempt } from './no-proxy'
import { chooseRoutes, type RouteSources } from './proxy-route'

const exemptions: [list: string, exempt: string[], others: string[]][] = [
  ['', [], ['a.example']],
  ['*', ['a.example', '10.1.2.3', '[::1]'], []],
  ['example.com', ['example.com', 'EXAMPLE.com', 'a.b.example.com'], ['badexample.com', 'example.com.evil.org']],
  ['.example.com', ['example.com', 'a.example.com'], ['badexample.com']],
  ['*.example.com', ['example.com', 'a.example.com'], ['example.org']],
  ['a.example, b.example c.example', ['a.example', 'b.example', 'c.example'], ['d.example']],
  ['example.com:8443', ['example.com:8443', 'a.example.com:8443'], ['example.com', 'example.com:443']],
  ['10.1.2.3', ['10.1.2.3', '10.1.2.3:99'], ['10.1.2.4', '110.1.2.3']],
  ['10.0.0.0/8', ['10.255.0.1'], ['11.0.0.1', 'a.example', '[fd00::1]']],
  ['192.168.4.0/22', ['192.168.7.255'], ['192.168.8.0']],
  ['fd00::/8', ['[fd12::1]'], ['[fe80::1]', '10.0.0.1']],
  ['::1', ['[::1]'], ['[::2]']],
  ['[fd00::5]:8443', ['[fd00::5]:8443'], ['[fd00::5]']],
  ['10.0.0.0/99, , /8, :80', [], ['10.0.0.1', 'a.example:80']],
]
test.each(exemptions)('NO_PROXY=%s', (list, exempt, others) => {
  const ask = (address: string): boolean => {
    const { hostname, port } = new URL(`https://${address}`)
    return isExempt({ host: hostname, port: Number(port) || 443 }, list)
  }
  expect({ exempt: exempt.filter(ask), others: others.filter(ask) }).toEqual({ exempt, others: [] })
})

/** Routes as short text; `user:password@` where there is a sign-in. */
async function routes(address: string, sources: Partial<RouteSources>): Promise<string> {
  try {
    const found = await chooseRoutes(new URL(address), {
      settings: { mode: 'system', url: '', user: '' },
      proxyPassword: () => Promise.resolve(null),
      resolveSystemProxy: () => Promise.resolve('DIRECT'),
      environment: {},
      ...sources,
    })
    return found
      .map((route) => {
        if (!route) return 'direct'
        const { isSecure, user, password, host, port } = route
        return `${isSecure ? 'https' : 'http'}://${user ? `${user}:${password}@` : ''}${host}:${port}`
      })
      .join(' ')
  } catch (error) {
    return (error as AppError).message
  }
}

describe('an environment', () => {
  const cases: [NodeJS.ProcessEnv, string, string][] = [
    [{}, 'wss://a.example', 'direct'],
    [{ HTTPS_PROXY: 'http://p:3128' }, 'wss://a.example', 'http://p:3128'],
    [{ https_proxy: 'http://low:1', HTTPS_PROXY: 'http://high:2' }, 'wss://a.example', 'http://low:1'],
    [{ HTTPS_PROXY: 'p:3128' }, 'https://a.example', 'http://p:3128'],
    [{ HTTPS_PROXY: 'http://p' }, 'https://a.example', 'http://p:80'],
    [{ HTTPS_PROXY: 'https://p' }, 'https://a.example', 'https://p:443'],
    [{ HTTPS_PROXY: 'http://me:p%40ss@p:1' }, 'https://a.example', 'http://me:p@ss@p:1'],
    [{ HTTPS_PROXY: 'http://[fd00::1]:1' }, 'https://a.example', 'http://fd00::1:1'],
    [{ HTTP_PROXY: 'http://p:1' }, 'https://a.example', 'direct'],
    [{ ALL_PROXY: 'http://all:1' }, 'https://a.example', 'http://all:1'],
    [{ ALL_PROXY: 'http://all:1', HTTPS_PROXY: 'http://p:2' }, 'https://a.example', 'http://p:2'],
    [{ ALL_PROXY: 'socks5://s:1' }, 'https://a.example', 'network.proxy-unsupported: SOCKS'],
    [{ HTTPS_PROXY: 'http://me:secret@' }, 'https://a.example', 'network.proxy-invalid'],
    [{ HTTPS_PROXY: 'http://p:1', NO_PROXY: 'a.example' }, 'wss://a.example', 'direct'],
    [{ HTTPS_PROXY: 'http://p:1', no_proxy: 'a.example:8443' }, 'wss://a.example', 'http://p:1'],
    [{ HTTPS_PROXY: 'http://p:1', no_proxy: 'a.example:8443' }, 'wss://a.example:8443', 'direct'],
    [{ HTTPS_PROXY: 'http://p:1' }, 'https://localhost:5000', 'direct'],
    [{ HTTPS_PROXY: 'http://p:1' }, 'http://127.0.0.1:5000', 'direct'],
    [{ HTTPS_PROXY: 'http://p:1' }, 'https://[::1]:5000', 'direct'],
  ]
  test.each(cases)('%j on the way to %s', async (environment, address, expected) => {
    expect(await routes(address, { environment })).toBe(expected)
  })
  test('goes before the system, which is not even asked', async () => {
    let asked = 0
    const resolveSystemProxy = () => Promise.resolve(`PROXY system:${++asked}`)
    expect(await routes('wss://a.example', { environment: { HTTPS_PROXY: 'p:1' }, resolveSystemProxy })).toBe(
      'http://p:1',
    )
    expect(await routes('wss://a.example', { environment: { NO_PROXY: 'a.example' }, resolveSystemProxy })).toBe(
      'direct',
    )
    expect(asked).toBe(0)
  })
})

describe('the system', () => {
  const answers: [string, string][] = [
    ['DIRECT', 'direct'],
    ['', 'direct'],
    ['PROXY p:8080', 'http://p:8080'],
    ['PROXY p:8080; DIRECT', 'http://p:8080 direct'],
    ['  proxy a:1 ;PROXY  b:2;  direct ;', 'http://a:1 http://b:2 direct'],
    ['HTTPS p:443;HTTP q:81', 'https://p:443 http://q:81'],
    ['SOCKS5 s:1080; PROXY p:8080', 'http://p:8080'],
    ['SOCKS s:1080', 'network.proxy-unsupported: SOCKS'],
    ['SOCKS4 s:1080; SOCKS5 t:1', 'network.proxy-unsupported: SOCKS4, SOCKS5'],
    ['PROXY [fd00::1]:8080', 'http://fd00::1:8080'],
  ]
  test.each(answers)('says %s', async (answer, expected) => {
    expect(await routes('wss://a.example', { resolveSystemProxy: () => Promise.resolve(answer) })).toBe(expected)
  })
  test('is asked about a web page, without what the query holds', async () => {
    const asked: string[] = []
    const resolveSystemProxy = (url: string) => {
      asked.push(url)
      return Promise.resolve('DIRECT')
    }
    await routes('wss://a.example:8443/v1?api-key=secret', { resolveSystemProxy })
    expect(asked).toEqual(['https://a.example:8443/v1'])
  })
})

describe('an own proxy', () => {
  const manual = (url: string, user = ''): Partial<RouteSources> => ({
    settings: { mode: 'manual', url, user },
    proxyPassword: () => Promise.resolve('from the keychain'),
    environment: { HTTPS_PROXY: 'http://environment:1', NO_PROXY: '*' },
  })
  const cases: [Partial<RouteSources>, string][] = [
    [manual('http://p:3128'), 'http://p:3128'],
    [manual('p:3128', 'me'), 'http://me:from the keychain@p:3128'],
    [manual('https://p:3128', 'me'), 'https://me:from the keychain@p:3128'],
    [manual(''), 'network.proxy-invalid'],
    [manual('http://'), 'network.proxy-invalid'],
    [manual('ftp://p:1'), 'network.proxy-invalid'],
    [manual('socks5://p:1'), 'network.proxy-unsupported: SOCKS'],
    [manual('http://me:secret@p:1'), 'network.proxy-invalid: p'],
    [{ ...manual('p:1', 'me'), proxyPassword: () => Promise.resolve(null) }, 'http://me:@p:1'],
    [
      { ...manual('p:1', 'me'), proxyPassword: () => Promise.reject(new AppError('credentials.keychain-locked')) },
      'credentials.keychain-locked',
    ],
    [{ ...manual('p:1'), settings: { mode: 'none', url: 'p:1', user: '' } }, 'direct'],
  ]
  test.each(cases)('%#', async (sources, expected) => {
    expect(await routes('wss://a.example', sources)).toBe(expected)
  })
})
