import { describe, expect, test } from 'vitest'
import { assistant, requestOf, said, setUpChat, user, weather } from './testing/chat-setup'
import { callDeltas, calls, hangs, streams, writes } from './testing/scripted-endpoint'

const content = (text: string) => ({ content: text })

test('what is written is said as it is written', async () => {
  const chat = await setUpChat()
  let goOn = () => {}
  chat.endpoint.script(
    streams([content('Whales'), content(' are large.'), new Promise((resolve) => (goOn = resolve)), content(' Very.')]),
  )
  const parts = chat.mind.answer(requestOf('Tell me about whales.'), new AbortController().signal)
  const iterator = parts[Symbol.asyncIterator]()
  const heard = [await iterator.next(), await iterator.next()].map(({ value }) => value as unknown)
  expect(heard).toEqual([
    { kind: 'say', text: 'Whales' },
    { kind: 'say', text: ' are large.' },
  ])
  goOn()
  expect(await iterator.next()).toEqual({ done: false, value: { kind: 'say', text: ' Very.' } })
  expect((await iterator.next()).done).toBe(true)
})

test('the request: instructions, the date, the conversation, and nothing of this computer', async () => {
  const chat = await setUpChat({ settings: { temperature: 0.3, key: 'secret-key-1' } })
  await chat.ask([user('Hello.'), assistant('Hello, I am', true), user('Go on.')], { tools: [weather] })
  const { body, headers, path } = chat.endpoint.requests[0]!
  expect(path).toBe('/v1/chat/completions')
  expect(headers).toMatchObject({ authorization: 'Bearer secret-key-1', 'user-agent': 'Parley' })
  expect(Object.keys(headers).filter((name) => name.startsWith('x-') || name.startsWith('openai'))).toEqual([])
  const [system, ...messages] = body.messages
  expect(system?.content).toMatch(/^You are kind\.\n[^]*Today is Saturday, November 21, 2026, and it is about 2:30 PM/)
  expect(messages).toEqual([
    { role: 'user', content: 'Hello.' },
    { role: 'assistant', content: 'Hello, I am…' },
    { role: 'user', content: 'Go on.' },
  ])
  expect(body).toMatchObject({ model: 'llama', stream: true, max_tokens: 200, temperature: 0.3 })
  expect(body.tools?.map((tool) => tool.type === 'function' && tool.function.name)).toEqual([
    'get_weather',
    'exact_answer',
  ])
  expect(body).not.toHaveProperty('tool_choice')
})

test('without a key nothing is signed', async () => {
  const chat = await setUpChat()
  await chat.ask('Tell me about whales.')
  expect(chat.endpoint.requests[0]?.headers).not.toHaveProperty('authorization')
})

describe('exact answers', () => {
  test.each([
    ['What time is it?', 'It is 2:31 PM.'],
    ['What is 12 times 19?', /228/],
    ['What is 15 percent of 80?', /12/],
  ])('%s is not for the model', async (question, answer) => {
    const chat = await setUpChat()
    expect(await chat.ask(question)).toEqual([
      { kind: 'say', text: typeof answer === 'string' ? answer : expect.stringMatching(answer) },
    ])
    expect(chat.endpoint.requests).toEqual([])
  })

  test('a follow-up to one is exact, one to what the model said is not', async () => {
    const chat = await setUpChat()
    const sum = [user('What is 12 times 19?'), assistant('12 × 19 is 228.')]
    expect(await chat.ask([...sum, user('Divide that by two.')])).toEqual([
      { kind: 'say', text: expect.stringMatching(/114/) },
    ])
    expect(chat.endpoint.requests).toEqual([])
    const other = [user('How old did the oldest whale become?'), assistant('About 200 years.')]
    expect(await chat.ask([...sum, ...other, user('Divide that by two.')])).toEqual(said('OK.'))
    expect(await chat.ask([...other, user('What time is it there?')])).toEqual(said('OK.'))
  })

  test('where the talk goes, no model knows', async () => {
    const chat = await setUpChat()
    await chat.ask('Where does my voice go?')
    expect(chat.endpoint.requests).toEqual([])
  })

  test.each([
    'Tell me about whales.',
    'What about tomorrow?',
    'Who was Ada Lovelace?',
    'Write a poem about time.',
    'What time do whales sleep?',
  ])('%s is for the model', async (question) => {
    const chat = await setUpChat()
    expect(await chat.ask(question)).toEqual(said('OK.'))
  })

  test('the model asks for one while it thinks, and the client sees nothing of it', async () => {
    const chat = await setUpChat()
    chat.endpoint.script(
      streams(
        [content('Let me see.'), ...callDeltas(0, 'exact_answer', '{"question":"what is 12 times 19"}')],
        'tool_calls',
      ),
      writes('Each of them gets 228.'),
    )
    expect(
      await chat.ask('Is 19 apples for each of my twelve cousins more than my aunt can carry?', { toolChoice: 'none' }),
    ).toEqual(said('Let me see. Each of them gets 228.'))
    expect(chat.endpoint.requests[1]?.body.messages.slice(-2)).toEqual([
      {
        role: 'assistant',
        content: 'Let me see.',
        tool_calls: [
          {
            id: expect.stringMatching(/^[a-z0-9]{9}$/),
            type: 'function',
            function: { name: 'exact_answer', arguments: '{"question":"what is 12 times 19"}' },
          },
        ],
      },
      { role: 'tool', tool_call_id: expect.stringMatching(/^[a-z0-9]{9}$/), content: expect.stringMatching(/228/) },
    ])
  })

  test('a model that only asks comes to an end', async () => {
    const chat = await setUpChat()
    const again = calls('exact_answer', '{"question":"what is 12 times 19"}')
    chat.endpoint.script(again, again, again, again, again)
    expect(await chat.ask('Tell me about whales.')).toMatchObject([
      { text: expect.stringMatching(/^I could not read/) },
    ])
    expect(chat.endpoint.requests.length).toBe(4)
    expect(chat.endpoint.requests[3]?.body.tools).toBeUndefined()
  })
})

describe('tool calls', () => {
  const lights = { name: 'switch_lights', description: 'Switches all lights.', parameters: {} }
  const tools = [weather, lights]

  test('several, split over pieces, after a text', async () => {
    const chat = await setUpChat()
    const [first, second] = [callDeltas(0, 'get_weather', '{"city":"Oslo"}'), callDeltas(1, 'switch_lights', '')]
    chat.endpoint.script(streams([content('I look.'), ...first, ...second], 'tool_calls'))
    expect(await chat.ask('How is the weather?', { tools })).toEqual([
      { kind: 'say', text: 'I look.' },
      { kind: 'call', name: 'get_weather', arguments: { city: 'Oslo' } },
      { kind: 'call', name: 'switch_lights', arguments: {} },
    ])
  })

  test('several at once from a server that numbers them all 0', async () => {
    const chat = await setUpChat()
    const whole = (id: string, city: string) => ({
      tool_calls: [
        { index: 0, id, type: 'function', function: { name: 'get_weather', arguments: `{"city":"${city}"}` } },
      ],
    })
    chat.endpoint.script(streams([whole('a', 'Oslo'), whole('b', 'Rome')], 'tool_calls'))
    expect(await chat.ask('Weather in Oslo and Rome?', { tools })).toEqual([
      { kind: 'call', name: 'get_weather', arguments: { city: 'Oslo' } },
      { kind: 'call', name: 'get_weather', arguments: { city: 'Rome' } },
    ])
  })

  test('unreadable arguments are asked for once more', async () => {
    const chat = await setUpChat()
    chat.endpoint.script(calls('get_weather', '{"city": Os'), calls('get_weather', '{"city":"Oslo"}'))
    expect(await chat.ask('How is the weather?', { tools })).toEqual([
      { kind: 'call', name: 'get_weather', arguments: { city: 'Oslo' } },
    ])
    chat.endpoint.script(calls('get_weather', '{"city": Os'), calls('get_weather', '["Oslo"]'))
    await chat.ask('Tell me about whales.', { tools })
    expect(chat.faults).toEqual([{ code: 'part.broken', detail: 'arguments of a tool call are not JSON' }])
  })

  test('a tool that is not there is told so', async () => {
    const chat = await setUpChat()
    chat.endpoint.script(calls('fly', '{}'), writes('I cannot fly.'))
    expect(await chat.ask('Fly!', { tools })).toEqual(said('I cannot fly.'))
    expect(chat.endpoint.requests[1]?.body.messages.at(-1)?.content).toBe('There is no such tool.')
  })

  test.each([
    ['auto' as const, ['get_weather', 'switch_lights', 'exact_answer'], undefined],
    ['none' as const, ['exact_answer'], undefined],
    ['required' as const, ['get_weather', 'switch_lights'], 'required'],
    [
      { name: 'get_weather' },
      ['get_weather', 'switch_lights'],
      { type: 'function', function: { name: 'get_weather' } },
    ],
  ])('tool choice %j', async (toolChoice, names, sent) => {
    const chat = await setUpChat()
    await chat.ask('How is the weather?', { tools, toolChoice })
    const { body } = chat.endpoint.requests[0]!
    expect(body.tools?.map((tool) => tool.type === 'function' && tool.function.name)).toEqual(names)
    expect(body.tool_choice).toEqual(sent)
  })
})

test.each([
  ['tags', ['<think>Whales? ', 'Hm.</think>\n\nLarge.']],
  ['split tags', ['<th', 'ink>Whales', '?</thi', 'nk> ', ' Large.']],
  ['something like a tag', ['Large', '.']],
])('thinking in %s is not said', async (_, pieces) => {
  const chat = await setUpChat()
  chat.endpoint.script(writes(...pieces))
  expect(await chat.ask('Tell me about whales.')).toEqual(said('Large.'))
})

test('thinking in a field of its own is not said', async () => {
  const chat = await setUpChat()
  chat.endpoint.script(streams([{ reasoning_content: 'Hm, whales.' }, { reasoning: 'Hm.' }, content('3 < 4 <b')]))
  expect(await chat.ask('Tell me about whales.')).toEqual(said('3 < 4 <b'))
})

describe('the end of an answer', () => {
  const words = Array.from({ length: 12 }, (_, index) => content(` Sentence ${index} is here.`))

  test('at the limit it ends with a sentence', async () => {
    const chat = await setUpChat({ settings: { maxOutputTokens: 64 } })
    chat.endpoint.script(streams([...words, content(' And this one')], 'length'))
    const [part] = await chat.ask('Tell me about whales.')
    expect(part).toMatchObject({ text: expect.stringMatching(/^Sentence 0[^]* 11 is here\.\s*$/) })
  })

  test.each([
    ['content_filter', "The model's service holds back the answer to that."],
    ['stop', 'The language model gave no answer.'],
  ])('nothing but %s', async (finish, sentence) => {
    const chat = await setUpChat()
    chat.endpoint.script(streams([], finish))
    expect(await chat.ask('Tell me about whales.')).toEqual(said(sentence))
    expect(chat.faults).toEqual([])
  })
})

test.each([
  ['while it speaks', 'Whales are'],
  ['while it thinks', ''],
])('an interruption %s ends the request at once', async (_, begun) => {
  const chat = await setUpChat()
  chat.endpoint.script(hangs(begun))
  const abort = new AbortController()
  const parts = chat.mind.answer(requestOf('Tell me about whales.'), abort.signal)[Symbol.asyncIterator]()
  const first = parts.next()
  await expect.poll(() => chat.endpoint.requests.length).toBe(1)
  if (begun !== '') await first
  const rest = parts.next()
  const abortedAt = performance.now()
  abort.abort()
  const { atMs, isCut } = await chat.endpoint.requests[0]!.closed
  expect(isCut).toBe(true)
  expect(atMs - abortedAt).toBeLessThan(1000)
  expect((await rest).done).toBe(true)
  expect(chat.faults).toEqual([])
})

test('a sound without words is not sent', async () => {
  const chat = await setUpChat()
  await chat.ask('  ')
  expect(chat.endpoint.requests).toEqual([])
})
