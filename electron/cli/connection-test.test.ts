/** The command: its exit codes, what it prints, and that the key is in none of it. */
import { afterEach, expect, test } from 'vitest'
import { connectionSteps } from '../../shared/connection-test'
import { setUp as setUpEngine, token } from '../engine/testing/setup'
import { connectionTestCommand } from './connection-test'

const open: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const one of open.splice(0)) await one.close()
})

async function engine(options: Parameters<typeof setUpEngine>[1] = {}): Promise<number> {
  const started = await setUpEngine(undefined, options)
  open.push(started)
  return started.port
}

async function run(args: string[], environment: NodeJS.ProcessEnv = { KEY: token }) {
  let [out, err] = ['', '']
  const code = await connectionTestCommand(args, {
    environment,
    versions: { parley: '0' },
    write: (text) => (out += text),
    writeError: (text) => (err += text),
    signal: new AbortController().signal,
  })
  expect(out + err).not.toContain(token)
  return { code, out, err }
}

const version = '2025-04-01-preview'
const key = ['--key-env', 'KEY']
const wrongKey = { KEY: 'not-the-key-of-it' }

test.each<[string, (port: number) => string[]]>([
  ['Azure', (port) => ['--kind', 'azure', '--url', `http://127.0.0.1:${port}`, '--deployment', 'gpt-realtime']],
  [
    'Azure’s preview',
    (port) => ['--kind', 'azure', '--url', `http://127.0.0.1:${port}`, '--deployment', 'd', '--api-version', version],
  ],
  [
    'a target address of a portal',
    (port) => [
      '--kind',
      'azure',
      '--url',
      `ws://127.0.0.1:${port}/openai/realtime?api-version=${version}&deployment=d`,
    ],
  ],
  ['OpenAI elsewhere', (port) => ['--kind', 'openai', '--url', `http://127.0.0.1:${port}/v1`]],
  ['a gateway', (port) => ['--kind', 'gateway', '--url', `ws://127.0.0.1:${port}/v1/realtime`, '--model', 'parley']],
  ['the engine', (port) => ['--kind', 'engine', '--url', `ws://127.0.0.1:${port}/v1/realtime`]],
])('%s is climbed to the top', async (_name, args) => {
  const { code, out, err } = await run([...args(await engine()), ...key, '--json'])
  const { ok, steps, fault } = JSON.parse(out) as { ok: boolean; steps: Record<string, unknown>[]; fault: null }
  expect({ code, ok, fault, err, names: steps.map(({ name }) => name) }).toEqual({
    code: 0,
    ok: true,
    fault: null,
    err: '',
    names: [...connectionSteps],
  })
  expect(Object.keys(steps[0]!)).toEqual(['name', 'ok', 'ms', 'detail'])
})

test.each<[string, (port: number) => string[], string, string, NodeJS.ProcessEnv]>([
  [
    'a wrong key at Azure',
    (port) => ['--kind', 'azure', '--url', `http://127.0.0.1:${port}`, '--deployment', 'd'],
    'connection.unauthorized',
    'replace-key',
    wrongKey,
  ],
  [
    'an api-version on the current path',
    (port) => [
      '--kind',
      'azure',
      '--url',
      `http://127.0.0.1:${port}/openai/v1/realtime?model=d&api-version=${version}`,
    ],
    'connection.api-version',
    'remove-api-version',
    { KEY: token },
  ],
  [
    'an api-version beside the current path',
    (port) => [
      '--kind',
      'azure',
      '--url',
      `http://127.0.0.1:${port}/openai/v1`,
      '--deployment',
      'd',
      '--api-version',
      version,
    ],
    'connection.api-version',
    'remove-api-version',
    { KEY: token },
  ],
  [
    'a model for text',
    (port) => ['--kind', 'azure', '--url', `http://127.0.0.1:${port}`, '--deployment', 'text-embedding-3-large'],
    'connection.wrong-model',
    'correct-name',
    { KEY: token },
  ],
  [
    'a wrong key at OpenAI',
    (port) => ['--kind', 'openai', '--url', `http://127.0.0.1:${port}`],
    'connection.unauthorized',
    'replace-key',
    wrongKey,
  ],
  [
    'a variable that is not set',
    (port) => ['--kind', 'gateway', '--url', `http://127.0.0.1:${port}`],
    'connection.key-not-set',
    'replace-key',
    {},
  ],
  [
    'an open address of Azure',
    () => ['--kind', 'azure', '--url', 'http://azure.example'],
    'connection.insecure-address',
    'correct-address',
    {},
  ],
  [
    'an address that is none',
    () => ['--kind', 'gateway', '--url', 'ftp://x'],
    'connection.bad-address',
    'correct-address',
    {},
  ],
])('%s is told', async (_name, args, faultCode, action, environment) => {
  const { code, out } = await run([...args(await engine()), ...key, '--json'], environment)
  expect(JSON.parse(out)).toMatchObject({ ok: false, fault: { code: faultCode, action, message: expect.any(String) } })
  expect(Object.keys((JSON.parse(out) as { fault: object }).fault)).toEqual(['code', 'message', 'action'])
  expect(code).toBe(1)
})

test('the preview that is switched off is told with what mends it', async () => {
  const port = await engine({ strictGa: true })
  const address = [
    '--kind',
    'azure',
    '--url',
    `http://127.0.0.1:${port}`,
    '--deployment',
    'd',
    '--api-version',
    version,
  ]
  const { code, out } = await run([...address, ...key])
  expect(code).toBe(1)
  expect(out).toMatch(/^✓ address +\d+ ms {2}ws:/m)
  expect(out).toContain('✗ dialect')
  expect(out).toContain('The service has switched the preview off. Switch to the current version. [use-ga]')
  expect(out).toMatch(/^Parley connection test, .*\nversions: parley 0\n/)
})

test.each([
  ['nothing', []],
  ['no address', ['--kind', 'azure']],
  ['an unknown kind', ['--kind', 'aws', '--url', 'x']],
  ['an unknown option', ['--kind', 'azure', '--url', 'x', '--key', token]],
  ['a key in place of its variable', ['--kind', 'azure', '--url', 'x', '--key-env', token]],
])('%s is a wrong call, said in one line', async (_name, args) => {
  const { code, out, err } = await run(args)
  expect([code, out]).toEqual([2, ''])
  expect(err.trimEnd().split('\n')).toHaveLength(1)
})
