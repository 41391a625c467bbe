import { afterEach, expect, test } from 'vitest'
import { answerOnce } from './testing/actions'
import { type Setup, setUp } from './testing/setup'

let setup: Setup
afterEach(() => setup.close())

const tools = [
  { type: 'mcp', server_label: 'shelf', server_url: 'https://shelf.example/mcp', headers: { key: 'secret' } },
  { type: 'function', name: 'f' },
]

test("a server of tools is said to have failed, once, and the client's own tools are offered", async () => {
  setup = await setUp()
  const client = await setup.connect()
  for (let count = 0; count < 2; count++) {
    client.send({ type: 'session.update', session: { type: 'realtime', tools } })
    expect((await client.next('session.updated')).session).toMatchObject({
      tools: [
        { type: 'function', name: 'f' },
        { type: 'mcp', server_label: 'shelf', server_url: 'https://shelf.example/mcp' },
      ],
    })
  }
  expect(JSON.stringify(client.events)).not.toContain('secret')
  await answerOnce(client)
  expect(client.types().slice(0, client.types().indexOf('response.created'))).toEqual([
    'session.created',
    'session.updated',
    'conversation.item.added',
    'mcp_list_tools.in_progress',
    'mcp_list_tools.failed',
    'conversation.item.done',
    'session.updated',
  ])
  expect((await client.next('conversation.item.done')).item).toMatchObject({
    type: 'mcp_list_tools',
    status: 'incomplete',
    server_label: 'shelf',
    tools: [],
  })
  expect(setup.asked[0]).toMatchObject({ history: [], tools: [{ name: 'f' }], toolChoice: 'auto' })
})

test('what passed between a client and a server of tools is kept as it was written', async () => {
  setup = await setUp()
  const client = await setup.connect()
  const item = { id: 'm', type: 'mcp_call', server_label: 's', name: 'n', arguments: '{}', output: 'o' }
  client.send({ type: 'conversation.item.create', item })
  expect((await client.next('conversation.item.added')).item).toEqual({
    ...item,
    object: 'realtime.item',
    status: 'completed',
  })
})
