/** What goes wrong between here and the service. */
import { converse } from './endpoint'
import {
  behindProxy,
  closedPort,
  gateway,
  gatewayAt,
  proxyAnswer,
  secret,
  secure,
  serve,
  serveRaw,
  type FaultCase,
} from './cases'

export const wayCases: FaultCase[] = [
  [
    'an address that is none',
    async () => ({ tested: gatewayAt('https://') }),
    'address',
    'bad-address',
    'correct-address',
  ],
  [
    'an open address elsewhere',
    async () => ({ tested: gatewayAt('http://gateway.example') }),
    'address',
    'insecure-address',
    'correct-address',
  ],
  [
    'a name that nobody has',
    async () => ({ tested: gatewayAt('https://no-such-host.invalid'), options: { secret } }),
    'dns',
    'host-unknown',
    'correct-address',
  ],
  [
    'a name that nobody has, before the sign-in is blamed',
    async () => ({
      tested: gatewayAt('https://no-such-host.invalid', { auth: { kind: 'ephemeral' } }),
      options: { secret },
    }),
    'dns',
    'host-unknown',
    'correct-address',
  ],
  [
    'nobody at the port',
    async () => ({ tested: gatewayAt(`ws://127.0.0.1:${await closedPort()}`), options: { secret } }),
    'tcp',
    'port-closed',
    'correct-address',
  ],
  [
    'no proxy where one should be',
    async () => ({
      tested: gatewayAt('https://gateway.example'),
      options: { secret, network: { proxy: { mode: 'manual', url: `http://127.0.0.1:${await closedPort()}` } } },
    }),
    'proxy',
    'proxy-unreachable',
    'open-network',
  ],
  [
    'a proxy that wants a password',
    behindProxy(proxyAnswer('407 No', 'Proxy-Authenticate: Basic realm="x"\r\n')),
    'proxy',
    'proxy-auth',
    'open-network',
  ],
  [
    'a proxy that wants NTLM',
    behindProxy(proxyAnswer('407 No', 'Proxy-Authenticate: NTLM\r\n')),
    'proxy',
    'proxy-unsupported',
    'open-network',
  ],
  ['a proxy that forbids it', behindProxy(proxyAnswer('403 No')), 'proxy', 'proxy-refused', 'open-network'],
  [
    'a file of authorities that is none',
    async () => ({
      tested: gatewayAt('https://localhost:1'),
      options: { secret, network: { caFile: '/nowhere.pem' } },
    }),
    'tls',
    'ca-unreadable',
    'open-network',
  ],
  ['a certificate for another name', secure('elsewhere', true), 'tls', 'tls-name', 'correct-address'],
  ['a certificate of an unknown authority', secure('here', false), 'tls', 'tls-authority', 'open-network'],
  ['a certificate that has expired', secure('expired', true), 'tls', 'tls-expired', 'retry'],
  [
    'http where https is meant',
    async () => ({ tested: gatewayAt(`https://localhost:${(await serve(converse())).port}`), options: { secret } }),
    'tls',
    'tls-plain',
    'correct-address',
  ],
  [
    'an upgrade that never comes',
    gateway('silence', {}, { network: { connectTimeoutMs: 1_000 } }),
    'upgrade',
    'no-upgrade',
    'retry',
  ],
  ['a line that is cut at the upgrade', gateway('hang up'), 'upgrade', 'closed-at-once', 'retry'],
  [
    'a redirect',
    gateway({ status: 302, headers: { Location: 'https://other.example/realtime?token=abc' } }),
    'upgrade',
    'redirected',
    'correct-address',
  ],
  [
    'a web page',
    gateway({ status: 200, body: '<!doctype html><title>Sign in</title>', headers: { 'Content-Type': 'text/html' } }),
    'upgrade',
    'web-page',
    'correct-address',
  ],
  ['an ordinary answer', gateway({ status: 200, body: '{"ok":true}' }), 'upgrade', 'not-realtime', 'correct-address'],
  [
    'TLS that is cut',
    async () => {
      const { port } = await serveRaw((socket) => socket.destroy())
      return { tested: gatewayAt(`https://localhost:${port}`), options: { secret } }
    },
    'tls',
    'tls-failed',
    'open-network',
  ],
  ['an engine that does not start', async () => ({ tested: null }), 'address', 'engine-failed', 'retry'],
]
