import { existsSync, readFileSync } from 'node:fs'
import { X509Certificate } from 'node:crypto'
import { request } from 'node:https'
import { expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { setUp, token } from './testing/setup'
import { createCertificate, publishCertificate } from './tls'

test('who is given the certificate reaches the server by either of its names, and nobody else does', async () => {
  const certificate = await createCertificate()
  const published = publishCertificate(certificate.cert)
  const ca = readFileSync(published.path)
  const setup = await setUp(undefined, { tls: certificate })
  const first = (host: string, options: { ca?: Buffer }) =>
    new Promise<unknown>((resolve) => {
      const url = `wss://${host}:${setup.port}/v1/realtime?model=x`
      const socket = new WebSocket(url, { headers: { authorization: `Bearer ${token}` }, ...options })
      socket.once('message', (data) => {
        resolve(JSON.parse(String(data)))
        socket.close()
      })
      socket.once('error', (error) => resolve('code' in error ? error.code : error))
    })
  expect(await first('127.0.0.1', { ca })).toMatchObject({ type: 'session.created' })
  expect(await first('localhost', { ca })).toMatchObject({ type: 'session.created' })
  expect(await first('127.0.0.1', {})).toBe('DEPTH_ZERO_SELF_SIGNED_CERT')

  const status = await new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${token}` }
    const options = {
      host: '127.0.0.1',
      port: setup.port,
      path: '/v1/realtime/client_secrets',
      method: 'POST',
      headers,
      ca,
    }
    request(options, (response) => resolve(response.statusCode))
      .on('error', reject)
      .end('{}')
  })
  expect(status).toBe(200)
  await setup.close()
  published.remove()
  expect(existsSync(published.path)).toBe(false)
})

test('the certificate names this machine, is no authority, and its key is not published', async () => {
  const { cert, key } = await createCertificate()
  const { subjectAltName, ca } = new X509Certificate(cert)
  expect(subjectAltName).toBe('DNS:localhost, IP Address:127.0.0.1, IP Address:0:0:0:0:0:0:0:1')
  expect(ca).toBe(false)
  const { path, remove } = publishCertificate(cert)
  expect(readFileSync(path, 'utf8')).toBe(cert)
  expect(key).toContain('PRIVATE KEY')
  remove()
})
