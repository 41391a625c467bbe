import { expect, test } from 'vitest'
import type { PartFault } from '../../../shared/engine-parts'
import { requestOf, user } from './chat/testing/chat-setup'
import { refuses, startEndpoint, writes } from './chat/testing/scripted-endpoint'
import { createConfiguredMind } from './configured-mind'

test('what is configured answers the next response; an earlier model is heard of no more', async () => {
  const endpoint = await startEndpoint()
  const faults: (PartFault | null)[] = []
  const configured = createConfiguredMind({ elsewhere: () => [], onFault: (fault) => faults.push(fault) })
  const mind = configured.get()
  const ask = async (text: string) => {
    let said = ''
    for await (const part of mind.answer(requestOf([user(text)]), new AbortController().signal)) {
      if (part.kind === 'say') said += part.text
    }
    return said
  }
  const settings = {
    address: endpoint.address,
    temperature: null,
    maxOutputTokens: 100,
    contextTokens: 4096,
    key: null,
  }
  const own = await ask('Tell me about whales.')
  expect(mind.isQuick).toBe(true)

  configured.configure({ ...settings, model: 'm' })
  endpoint.script(writes('They are large.'), refuses(429, ''))
  expect(mind.isQuick).toBeUndefined()
  expect(await ask('Tell me about whales.')).toBe('They are large.')
  expect(await ask('Tell me about whales.')).toContain(own)
  expect(faults).toEqual([{ code: 'part.busy', detail: 'HTTP 429' }])

  configured.configure({ ...settings, model: 'm' })
  expect(faults.length).toBe(1)
  configured.configure(null)
  expect(faults[1]).toBeNull()
  expect(mind.isQuick).toBe(true)
  expect(await ask('Tell me about whales.')).toBe(own)
  expect(endpoint.requests.length).toBe(2)

  configured.configure({ ...settings, model: 'first' })
  let refuse = () => {}
  endpoint.script(async (response) => {
    await new Promise<void>((resolve) => (refuse = resolve))
    await refuses(401, '')(response)
  })
  const running = ask('Tell me about whales.')
  await expect.poll(() => endpoint.requests.length).toBe(3)
  configured.configure({ ...settings, model: 'second' })
  refuse()
  await running
  expect(faults.length).toBe(2)
  await endpoint.close()
})
