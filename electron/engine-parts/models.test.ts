import { afterEach, expect, test } from 'vitest'
import { lookOnThisComputer, usualPorts } from './models'
import { json, startPartServer, type PartServerFixture } from './part-server.fixture'

const servers: PartServerFixture[] = []
afterEach(() => Promise.all(servers.splice(0).map((one) => one.close())))
async function listening(...given: Parameters<typeof startPartServer>): Promise<PartServerFixture> {
  const started = await startPartServer(...given)
  servers.push(started)
  return started
}

test('finds the servers that list models, by the names that they give away, and none of the others', async () => {
  const ollama = await listening((response) => json(response, 200, { data: [{ id: 'a' }, { id: 'b' }] }))
  const llama = await listening((response) => json(response, 200, { data: [{ id: 'c.gguf', owned_by: 'llamacpp' }] }))
  const empty = await listening((response) => json(response, 200, { data: [] }))
  const page = await listening((response) => void response.end('<html>'))
  const refusing = await listening((response) => json(response, 403, {}))
  const silent = await listening(() => undefined)
  const gone = await listening(() => undefined)
  await gone.close()
  const ports = [ollama, llama, empty, page, refusing, silent, gone].map(({ port }, index) => ({
    port,
    name: `n${index}`,
  }))
  const found = await lookOnThisComputer(ports, { signal: new AbortController().signal, timeoutMs: 500 })
  expect(found).toEqual([
    { name: 'n0', address: ollama.address, models: ['a', 'b'] },
    { name: 'llama.cpp', address: llama.address, models: ['c.gguf'] },
    { name: 'n2', address: empty.address, models: [] },
  ])
  expect(ollama.asked).toEqual([{ url: '/v1/models', key: undefined, body: '' }])
})

test('no port is tried twice', () => {
  const ports = usualPorts.map(({ port }) => port)
  expect(new Set(ports).size).toBe(ports.length)
})
