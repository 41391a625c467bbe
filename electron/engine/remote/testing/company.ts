/** For tests: a company's own server of all three parts, under its own authority, with or without a proxy before it. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Way } from '../../../network/way'
import {
  createCertificates,
  startProxy,
  startSecureServer,
  type TestProxy,
  type TestServer,
} from '../../../network/proxy.fixture'

export const host = 'parts.company.example'
export const address = `https://${host}/v1`
export const password = 'MARKED-password'
export const key = 'MARKED-key'
export const signIn = `Basic ${Buffer.from(`mia:${password}`).toString('base64')}`

export interface Company extends TestServer {
  /** In PEM. */
  ca: string
  /** What was asked for, with the key. */
  asked: string[]
  /** Answers the next request instead. */
  instead: ((response: ServerResponse) => void) | null
}

const sentence = 'Whales are large.'
const chunk = (delta: object, finish: string | null) =>
  `data: ${JSON.stringify({ id: 'c', object: 'chat.completion.chunk', choices: [{ index: 0, delta, finish_reason: finish }] })}\n\n`

function answer(url: string, isStreamed: boolean, response: ServerResponse): void {
  const json = (body: object): void => void response.end(JSON.stringify(body))
  response.setHeader('content-type', url.endsWith('/speech') ? 'audio/pcm' : 'application/json')
  if (url.endsWith('/models')) return json({ data: [{ id: 'one' }] })
  if (url.endsWith('/transcriptions')) return json({ text: sentence })
  if (url.endsWith('/speech')) return void response.end(Buffer.alloc(4_800, 1))
  if (!isStreamed) return json({ choices: [{ message: { content: sentence } }] })
  response.setHeader('content-type', 'text/event-stream')
  response.end(`${chunk({ content: sentence }, null)}${chunk({}, 'stop')}data: [DONE]\n\n`)
}

/** @param names of the server, beside the usual one */
export async function startCompany(names: readonly string[] = []): Promise<Company> {
  const certificates = await createCertificates([host, ...names])
  const asked: string[] = []
  const server = await startSecureServer(certificates, (request: IncomingMessage, response) => {
    let body = ''
    request.on('data', (part) => (body += String(part)))
    request.on('end', () => {
      asked.push(`${request.url} ${request.headers.authorization}`)
      const { instead } = company
      company.instead = null
      if (instead) instead(response)
      else answer(request.url ?? '', body.includes('"stream":true'), response)
    })
  })
  const company: Company = { ...server, ca: certificates.ca, asked, instead: null }
  return company
}

/** It wants the password, and leads to the server by whatever name. */
export const startDoor = (port: number, refusal?: string[]): Promise<TestProxy> =>
  startProxy({
    port,
    refuse: (given) => refusal ?? (given === signIn ? null : ['407 x', 'Proxy-Authenticate: Basic realm="office"']),
  })

export const wayBy = (proxyPort: number, ca: string | null, user = 'mia'): Way => ({
  routes: [{ host: '127.0.0.1', port: proxyPort, isSecure: false, user, password: user && password }],
  authorities: ca === null ? [] : [ca],
  family: null,
})
