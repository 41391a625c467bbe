import type OpenAI from 'openai'
import { describe, expect, test } from 'vitest'
import type { MindTurn } from '../mind'
import { assistant, said, setUpChat, user, weather } from './testing/chat-setup'
import { refuses, sendsRaw, writes } from './testing/scripted-endpoint'

type Body = OpenAI.ChatCompletionCreateParamsStreaming

const question = 'Tell me about whales.'
const error = (message: string, status = 400) => refuses(status, { error: { message } })
const names = ({ tools }: Body) => tools?.map((tool) => tool.type === 'function' && tool.function.name)
const roles = ({ messages }: Body) => messages.map(({ role }) => role)

const called: MindTurn[] = [
  user('Weather?'),
  { kind: 'call', callId: 'x', name: 'get_weather', arguments: '{"city":"Oslo"}' },
  { kind: 'output', callId: 'x', output: '' },
]
const history: MindTurn[] = [...called, user('Tell me about whales.')]

/** What is sent after the refusals, and in the next answer: what was learnt stays. */
async function sentAfter(refusals: ReturnType<typeof refuses>[], turns: readonly MindTurn[] = history): Promise<Body> {
  const schema = {
    ...weather.parameters,
    $schema: 'http://json-schema.org/draft-07/schema#',
    additionalProperties: false,
  }
  const chat = await setUpChat({ settings: { temperature: 0.5 } })
  chat.endpoint.script(...refusals, writes('Large.'), writes('Large.'))
  for (let i = 0; i < 2; i++) {
    expect(await chat.ask(turns, { tools: [{ ...weather, parameters: schema }] })).toEqual(said('Large.'))
  }
  expect(chat.faults).toEqual([])
  const bodies = chat.endpoint.requests.map(({ body }) => body)
  expect(bodies.length).toBe(refusals.length + 2)
  expect(bodies.at(-1)).toEqual(bodies.at(-2))
  return bodies.at(-1)!
}

describe('what an endpoint refuses is left out from then on', () => {
  test.each([
    ['OpenAI', error("Unsupported value: 'temperature' does not support 0.5 with this model.")],
    ['Anthropic', error('temperature: range: 0..1')],
    ['Mistral', refuses(422, { detail: [{ loc: ['body', 'temperature'], msg: 'Input should be less than 0.3' }] })],
  ])('temperature: %s', async (_, refusal) => {
    expect(await sentAfter([refusal])).not.toHaveProperty('temperature')
  })

  test.each([
    [
      'OpenAI: above what the model may',
      [error('max_tokens is too large: 200. This model supports at most 100 completion tokens.')],
    ],
    ['Groq', [error('`max_tokens` must be less than or equal to `100`', 400)]],
    [
      'both names',
      [
        error("Use 'max_completion_tokens' instead: 'max_tokens' is not supported"),
        error('max_completion_tokens: Extra inputs are not permitted', 422),
      ],
    ],
  ])('the limit: %s', async (_, refusals) => {
    const sent = await sentAfter(refusals)
    expect(sent).not.toHaveProperty('max_tokens')
    expect(sent).not.toHaveProperty('max_completion_tokens')
  })

  test.each([
    ['Ollama', error('registry.ollama.ai/library/gemma:2b does not support tools')],
    ['vLLM', error('"auto" tool choice requires --enable-auto-tool-choice and --tool-call-parser to be set')],
    ['llama.cpp', error('tools param requires --jinja flag', 500)],
    ['OpenRouter', error('No endpoints found that support tool use.', 404)],
    ['Groq', error('`tool calling` is not supported with this model')],
    ['in an answer', sendsRaw('{"error":"llama does not support tools"}', { type: 'application/json' })],
  ])('tools: %s', async (_, refusal) => {
    const sent = await sentAfter([refusal])
    expect(sent).not.toHaveProperty('tools')
    expect(roles(sent)).toEqual(['system', 'user'])
    expect(sent.messages[0]?.content).not.toMatch(/exact_answer/)
  })

  test.each([
    [
      'Gemini',
      sendsRaw(
        '[{"error":{"code":400,"message":"Invalid JSON payload received. Unknown name \\"$schema\\" at \'tools[0].function_declarations[0].parameters\': Cannot find field."}}]',
        { status: 400, type: 'application/json' },
      ),
    ],
    ['llama.cpp', error('failed to parse grammar', 400)],
    ['a gateway', error('tools.0.function.parameters: additionalProperties is not supported', 502)],
  ])('words of a schema: %s', async (_, refusal) => {
    const sent = await sentAfter([refusal])
    expect(names(sent)).toEqual(['get_weather', 'exact_answer'])
    expect(sent.tools?.[0]).toMatchObject({ function: { parameters: weather.parameters } })
    expect(JSON.stringify(sent.tools)).not.toMatch(/schema|additional/)
  })

  test('a choice of tools', async () => {
    const chat = await setUpChat()
    chat.endpoint.script(error('deepseek-reasoner does not support this tool_choice'), writes('Large.'))
    await chat.ask(question, { tools: [weather], toolChoice: 'required' })
    const [, sent] = chat.endpoint.requests
    expect(sent?.body).not.toHaveProperty('tool_choice')
    expect(names(sent!.body)).toEqual(['get_weather'])
  })

  test.each([
    ['Gemma', error('Jinja Exception: System role not supported', 500)],
    ['older Mistral', error('Conversation roles must alternate user/assistant/user/assistant/...')],
    ['OpenAI', error("Unsupported value: 'messages[0].role' does not support 'system' with this model.")],
    ['others', error('Only user and assistant roles are supported!')],
  ])('a system message: %s', async (_, refusal) => {
    const sent = await sentAfter([refusal], [user('Hello.'), assistant('Hello!'), user(question)])
    expect(roles(sent)).toEqual(['user', 'assistant', 'user'])
    expect(sent.messages[0]?.content).toMatch(/^You are kind\.[^]*\n\nHello\.$/)
  })

  test.each([
    ['Mistral', refuses(400, { object: 'error', message: "Unexpected role 'user' after role 'tool'" })],
    ['a template', error('After the optional system message, conversation roles must alternate')],
  ])('a person after a result: %s', async (_, refusal) => {
    const sent = await sentAfter([refusal])
    expect(roles(sent)).toEqual(['system', 'user', 'assistant', 'tool', 'assistant', 'user'])
  })

  test('a template that knows neither of these', async () => {
    const refusal = error('Conversation roles must alternate user/assistant/user/assistant/...')
    expect(roles(await sentAfter([refusal, refusal, refusal]))).toEqual(['user'])
  })

  test.each([
    ['older Ollama', error('invalid message content type: <nil>')],
    [
      'FastAPI',
      refuses(422, { detail: [{ loc: ['body', 'messages', 2, 'content'], msg: 'Input should be a valid string' }] }),
    ],
  ])('no text: %s', async (_, refusal) => {
    expect((await sentAfter([refusal])).messages[2]).toMatchObject({ role: 'assistant', content: '' })
  })

  test('Gemini: a call without its signature', async () => {
    const sent = await sentAfter([error('Function call is missing a thought_signature in functionCall parts.')])
    expect(sent.messages[2]).toMatchObject({
      tool_calls: [{ extra_content: { google: { thought_signature: 'skip_thought_signature_validator' } } }],
    })
  })

  test('DeepSeek: an answer without its thinking', async () => {
    const sent = await sentAfter([
      error('Missing `reasoning_content` field in the assistant message at message index 2.'),
    ])
    expect(sent.messages[2]).toHaveProperty('reasoning_content')
  })
})

test.each(['', '/', '/v1/', '/v1/chat/completions'])('an address that ends with "%s"', async (path) => {
  const { endpoint } = await setUpChat()
  const chat = await setUpChat({ settings: { address: endpoint.address.replace('/v1', path) } })
  expect(await chat.ask(question)).toEqual(said('OK.'))
  expect(endpoint.requests.map((request) => request.path)).toEqual(['/v1/chat/completions'])
})

test('nobody is sent an empty text', async () => {
  const chat = await setUpChat()
  await chat.ask([...called, assistant('', true), user(' '), user(question)], { instructions: '' })
  const texts = chat.endpoint.requests[0]!.body.messages.flatMap(({ content }) =>
    typeof content === 'string' ? [content] : [],
  )
  expect(texts.filter((text) => text.trim() === '')).toEqual([])
})

test('what is wrong with something else is not tried again', async () => {
  const chat = await setUpChat()
  chat.endpoint.script(error('The model is overloaded in an unknown way', 500))
  await chat.ask(question)
  expect(chat.endpoint.requests.length).toBe(1)
})

test.each([
  [
    'Azure',
    refuses(400, {
      error: {
        code: 'content_filter',
        message: "The response was filtered due to the prompt triggering Azure OpenAI's content management policy.",
      },
    }),
  ],
  [
    'OpenRouter',
    refuses(403, { error: { code: 403, message: 'Your chosen model requires moderation and your input was flagged' } }),
  ],
])('a question that is held back from the model: %s', async (_, refusal) => {
  const chat = await setUpChat()
  chat.endpoint.script(refusal)
  expect(await chat.ask(question)).toEqual(said("The model's service holds back the answer to that."))
  expect(chat.faults).toEqual([])
})

describe('a server that is busy', () => {
  const busy = (headers: object) =>
    sendsRaw('{"error":{"message":"Rate limit reached"}}', { status: 429, type: 'application/json', headers })

  test.each([{ 'retry-after': '0' }, { 'retry-after-ms': '50', 'retry-after': '9' }])(
    'is asked again when it says so: %j',
    async (headers) => {
      const chat = await setUpChat()
      chat.endpoint.script(busy(headers), writes('Large.'))
      expect(await chat.ask(question)).toEqual(said('Large.'))
      expect(chat.faults).toEqual([])
    },
  )

  test('but once only, and not for long', async () => {
    const chat = await setUpChat()
    chat.endpoint.script(busy({ 'retry-after': '0' }), busy({ 'retry-after': '0' }), busy({ 'retry-after': '30' }))
    await chat.ask(question)
    expect(chat.endpoint.requests.length).toBe(2)
    await chat.ask(question)
    expect(chat.endpoint.requests.length).toBe(3)
    expect(chat.faults.map((fault) => fault?.code)).toEqual(['part.busy'])
  })

  test('is not asked again by somebody who has gone', async () => {
    const chat = await setUpChat()
    chat.endpoint.script(busy({ 'retry-after': '1' }))
    const abort = new AbortController()
    const parts = chat.mind.answer(
      { instructions: '', history: [user(question)], tools: [], toolChoice: 'auto', now: new Date() },
      abort.signal,
    )
    const next = parts[Symbol.asyncIterator]().next()
    await expect.poll(() => chat.endpoint.requests.length).toBe(1)
    await chat.endpoint.requests[0]!.closed
    abort.abort()
    expect((await next).done).toBe(true)
    expect(chat.endpoint.requests.length).toBe(1)
    expect(chat.faults).toEqual([])
  })
})
