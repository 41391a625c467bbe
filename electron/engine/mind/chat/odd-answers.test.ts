import { describe, expect, test } from 'vitest'
import { said, setUpChat } from './testing/chat-setup'
import { sendsRaw, streams } from './testing/scripted-endpoint'

const question = 'Tell me about whales.'
const piece = (delta: object | null, finish: string | null = null) => ({
  choices: [{ index: 0, delta, finish_reason: finish }],
})
const event = (data: unknown) => `data: ${JSON.stringify(data)}\n\n`
const done = 'data: [DONE]\n\n'
const text = (content: unknown) => event(piece({ content }))
const stop = event(piece({}, 'stop'))
const large = text('Whales ') + text('are large.')
const broken = 'The connection to the model broke off.'

/** However it is cut. */
async function answerTo(raw: string, type = 'text/event-stream') {
  const [whole, cutUp] = await Promise.all(
    [1 << 20, 7].map(async (pieceBytes) => {
      const chat = await setUpChat()
      chat.endpoint.script(sendsRaw(raw, { pieceBytes, type }))
      return { answer: await chat.ask(question), faults: chat.faults }
    }),
  )
  expect(cutUp).toEqual(whole)
  return whole!
}

describe('the form of the stream', () => {
  test.each<[string, string, string?]>([
    ['OpenRouter: comments', `: OPENROUTER PROCESSING\n\n${large}: OPENROUTER PROCESSING\n\n${stop}${done}`],
    ['CRLF', (large + stop + done).replaceAll('\n', '\r\n')],
    ['no blank behind the colon', (large + stop + done).replaceAll('data: ', 'data:')],
    ['no [DONE]', large + stop],
    ['no reason for the end', large + done],
    ['neither of the two', large],
    ['no empty line at the end', (large + stop).trimEnd()],
    ['a byte order mark', `\ufeff${large}${stop}`],
    [
      'names and numbers of events',
      `event: message\nid: 1\nretry: 5\n${large}event: ping\ndata: {"type":"ping"}\n\n${stop}`,
    ],
    ['LocalAI: an empty reason with each piece', event(piece({ content: 'Whales are large.' }, '')) + stop + done],
    [
      'Azure: what the filter found, first',
      event({ choices: [], prompt_filter_results: [{ prompt_index: 0 }] }) + large + stop,
    ],
    ['vLLM: usage behind the end', large + stop + event({ choices: [], usage: { total_tokens: 9 } }) + done],
    [
      'null where something might be',
      event(null) + event({ choices: null }) + event(piece(null)) + text(null) + large + stop,
    ],
    [
      'a role by itself, and with each piece',
      event(piece({ role: 'assistant' })) + event(piece({ role: 'assistant', content: 'Whales are large.' })) + stop,
    ],
    [
      'Mistral: parts of content',
      text([{ type: 'thinking', thinking: [{ type: 'text', text: 'Hm.' }] }]) +
        text([{ type: 'text', text: 'Whales are ' }, 'large.']) +
        stop,
    ],
    [
      'a message once more at the end',
      large + event({ choices: [{ index: 0, message: { content: 'Whales are large.' }, finish_reason: 'stop' }] }),
    ],
    [
      'a message beside each piece',
      event({ choices: [{ delta: { content: 'Whales are large.' }, message: { content: 'Whales' } }] }) + stop,
    ],
    [
      'a whole answer',
      JSON.stringify({
        choices: [
          { message: { role: 'assistant', content: 'Whales are large.', reasoning: 'Hm.' }, finish_reason: 'stop' },
        ],
      }),
      'application/json',
    ],
    [
      'a whole answer, called a stream',
      `\n ${JSON.stringify({ choices: [{ message: { content: 'Whales are large.' }, finish_reason: 'eos' }] }, null, 2)}\n`,
    ],
    ['a stream, called JSON', large + stop, 'application/json'],
  ])('%s', async (_, raw, type) => {
    expect(await answerTo(raw, type)).toEqual({ answer: said('Whales are large.'), faults: [] })
  })

  test('without any end, what stops in the middle of a sentence is broken', async () => {
    const { answer } = await answerTo(text('Whales are'))
    expect(answer).toEqual(said(`Whales are… ${broken}`))
  })

  test('with an end, it is not', async () => {
    expect((await answerTo(text('Paris') + done)).answer).toEqual(said('Paris'))
  })
})

describe('errors told with 200', () => {
  test.each<[string, string, string, string?]>([
    [
      'OpenRouter',
      event({
        error: { code: 502, message: 'Provider is overloaded: server busy' },
        choices: [{ delta: { content: '' }, finish_reason: 'error' }],
      }),
      'part.busy',
    ],
    [
      'OpenRouter, in the choice',
      event({ choices: [{ delta: {}, error: { code: 429, message: 'Too many requests' }, finish_reason: 'error' }] }),
      'part.busy',
    ],
    ['TGI', event({ error: 'CUDA out of memory', error_type: 'generation' }), 'part.out-of-memory'],
    ['LM Studio', 'event: error\ndata: {"error":{"message":"No models loaded"}}\n\n', 'part.model-missing'],
    [
      'older vLLM',
      event({ object: 'error', message: 'The model `x` does not exist.', code: 404 }),
      'part.model-missing',
    ],
    [
      'LM Studio, another address',
      JSON.stringify({ error: 'Unexpected endpoint or method. (POST /chat/completions)' }),
      'part.failed',
      'application/json',
    ],
    [
      'Gemini: a list',
      JSON.stringify([{ error: { code: 401, message: 'API key not valid: unauthorized' } }]),
      'part.refused',
      'application/json',
    ],
    ['DeepSeek: its own reason', event(piece({}, 'insufficient_system_resource')) + done, 'part.busy'],
  ])('%s', async (_, raw, code, type) => {
    const { faults } = await answerTo(raw, type)
    expect(faults).toEqual([{ code, detail: expect.any(String) as string }])
  })
})

describe('the end of an answer', () => {
  test('a long thought in front of it does not take its spaces', async () => {
    const chat = await setUpChat({ settings: { maxOutputTokens: 64 } })
    chat.endpoint.script(
      streams([{ reasoning: 'Whales. '.repeat(40) }, { content: 'Whales' }, { content: ' are large.' }]),
    )
    expect(await chat.ask(question)).toEqual(said('Whales are large.'))
  })

  test.each(['content_filter', 'SAFETY', 'PROHIBITED_CONTENT', 'refusal'])('held back: %s', async (reason) => {
    const { answer, faults } = await answerTo(event(piece({ content: null }, reason)) + done)
    expect({ answer, faults }).toEqual({
      answer: said("The model's service holds back the answer to that."),
      faults: [],
    })
  })

  test.each(['length', 'MAX_TOKENS'])('cut off: %s', async (reason) => {
    const chat = await setUpChat({ settings: { maxOutputTokens: 16 } })
    chat.endpoint.script(streams([{ content: 'Whales are large animals. ' }, { content: 'They live in the' }], reason))
    expect(await chat.ask(question)).toEqual(said('Whales are large animals. '))
  })
})
