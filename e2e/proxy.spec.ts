/** A full spoken turn as in a company: through a proxy that asks for a password, to a service of its own authority. */
import { writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { createCertificates, startProxy, startSecureServer } from '../electron/network/proxy.fixture'
import { startEngine } from './app/engine'
import { expect, test } from './app/fixtures'
import { runTurn } from './app/turn'

test('a spoken turn through a proxy with a password, under an authority of its own', async ({
  start,
  recording,
}, info) => {
  const script = info.outputPath('script.json')
  writeFileSync(script, JSON.stringify({ turns: [{ match: 'what time', say: 'It is noon.' }], loop: true }))
  const engine = await startEngine(['--script', script])
  const certificates = await createCertificates(['realtime.company.example'])
  const caFile = info.outputPath('authority.pem')
  writeFileSync(caFile, certificates.ca)
  // The company's door: TLS up to here, and inside the name that the engine goes by.
  const { host, hostname, port } = new URL(engine.url)
  const door = await startSecureServer(
    certificates,
    (_request, response) => response.writeHead(404).end(),
    (server) =>
      server.on('upgrade', ({ method, url, rawHeaders }, socket) => {
        const inner = connect(Number(port), hostname)
        const headers = rawHeaders.map((text, index) => (/^host$/i.test(rawHeaders[index - 1] ?? '') ? host : text))
        const lines = headers.flatMap((text, index) =>
          index % 2 === 0 ? [`${text}: ${headers[index + 1] ?? ''}`] : [],
        )
        inner.write(`${[`${method} ${url} HTTP/1.1`, ...lines].join('\r\n')}\r\n\r\n`)
        socket.pipe(inner).pipe(socket)
        socket.on('error', () => inner.destroy())
        inner.on('error', () => socket.destroy())
      }),
  )
  const wanted = `Basic ${Buffer.from('mia:pass word').toString('base64')}`
  const proxy = await startProxy({
    port: door.port,
    refuse: (authorization) =>
      authorization === wanted ? null : ['407 Proxy Authentication Required', 'Proxy-Authenticate: Basic realm="x"'],
  })
  try {
    const service = {
      id: 'company',
      name: 'Company',
      kind: 'gateway',
      url: 'wss://realtime.company.example/v1/realtime',
      model: 'parley',
      auth: { kind: 'environment', variable: 'KEY' },
    } as const
    const parley = await start({
      settings: {
        welcomed: true,
        services: { active: service.id, list: [service] },
        network: { proxy: { mode: 'manual', url: `http://127.0.0.1:${proxy.port}`, user: 'mia' }, caFile },
      },
      env: { KEY: engine.token },
    })
    await parley.until(
      'the refusal',
      ({ state }) => state.kind === 'failed' && state.error.code === 'network.proxy-auth',
    )
    await parley.call('secret.set', { owner: 'proxy', secret: 'pass word', keep: 'session' })
    await parley.call('session.retry')
    await parley.until('ready', ({ state }) => state.kind === 'ready')
    const question = join(__dirname, 'speech', 'fliteslt_1.wav')
    const turn = await runTurn(parley, { kind: 'say', file: question }, { recording, hold: false })
    expect(turn).toMatchObject({ transcript: expect.stringMatching(/what time is it/i), answerText: 'It is noon.' })
    expect(turn.answerAudioMs).toBeGreaterThan(300)
    expect(new Set(proxy.asked.map(({ target }) => target))).toEqual(new Set(['realtime.company.example:443']))
  } finally {
    await proxy.close()
    await door.close()
    await engine.stop()
  }
})
