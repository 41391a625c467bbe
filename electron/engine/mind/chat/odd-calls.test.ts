import { describe, expect, test } from 'vitest'
import type { MindPart } from '../mind'
import { said, setUpChat, weather } from './testing/chat-setup'
import { cutUp, sendsRaw, streams } from './testing/scripted-endpoint'

const oslo: MindPart = { kind: 'call', name: 'get_weather', arguments: { city: 'Oslo' } }
const rome: MindPart = { kind: 'call', name: 'get_weather', arguments: { city: 'Rome' } }
const called = (call: object, given: unknown = '{"city":"Oslo"}') => ({
  ...call,
  type: 'function',
  function: { name: 'get_weather', arguments: given },
})
const more = (call: object, given: unknown) => ({ ...call, function: { arguments: given } })

describe('tool calls', () => {
  test.each<[string, (object | null)[][], MindPart[]]>([
    ['older Ollama: no index', [[called({ id: 'a' })], [called({ id: 'b' }, '{"city":"Rome"}')]], [oslo, rome]],
    ['Gemini: neither index nor id', [[called({})], [called({ id: '' }, '{"city":"Rome"}')]], [oslo, rome]],
    ['both in one piece without an index', [[called({}), called({}, '{"city":"Rome"}')]], [oslo, rome]],
    [
      'all are number 0, without an id',
      [[called({ index: 0 })], [called({ index: 0 }, '{"city":"Rome"}')]],
      [oslo, rome],
    ],
    ['no index, in pieces', [[called({ id: 'a' }, '')], [more({}, '{"city"')], [more({}, ':"Oslo"}')]], [oslo]],
    [
      'the id with each piece',
      [[called({ index: 0, id: 'a' }, '')], [more({ index: 0, id: 'a' }, '{"city":"Oslo"}')]],
      [oslo],
    ],
    [
      'older vLLM: another id with each piece',
      [
        [called({ index: 0, id: 'a' }, '')],
        [more({ index: 0, id: 'b' }, '{"city":')],
        [more({ index: 0, id: 'c' }, '"Oslo"}')],
      ],
      [oslo],
    ],
    [
      'the name with each piece',
      [[called({ index: 0, id: 'a' }, '{"city":')], [called({ index: 0, id: 'a' }, '"Oslo"}')]],
      [oslo],
    ],
    ['arguments as an object', [[called({ index: 0, id: 'a' }, { city: 'Oslo' })]], [oslo]],
    [
      'a gateway: index -1, and null',
      [[called({ index: -1, id: 'a' }, null)], [more({ index: -1, id: null }, '{"city":"Oslo"}')], [null]],
      [oslo],
    ],
    [
      'told once more when it is whole',
      [[called({ index: 0, id: 'a' }, '')], [more({ index: 0 }, '{"city":"Oslo"}')], [called({ index: 0, id: 'a' })]],
      [oslo],
    ],
    [
      'index from 1 on',
      [[called({ index: 1, id: 'a' })], [called({ index: 2, id: 'b' }, '{"city":"Rome"}')]],
      [oslo, rome],
    ],
    ['the same again, by another id', [[called({ index: 0, id: 'a' })], [called({ index: 0, id: 'b' })]], [oslo, oslo]],
  ])('%s', async (_, pieces, expected) => {
    const chat = await setUpChat()
    for (const finish of ['tool_calls', 'stop']) {
      chat.endpoint.script(
        streams(
          pieces.map((tool_calls) => ({ content: null, tool_calls })),
          finish,
        ),
      )
      expect(await chat.ask('How is the weather?', { tools: [weather] })).toEqual(expected)
    }
  })

  test('in a whole answer', async () => {
    const chat = await setUpChat()
    const message = { role: 'assistant', content: '', tool_calls: [called({ id: 'a' })] }
    chat.endpoint.script(sendsRaw(JSON.stringify({ choices: [{ message, finish_reason: 'tool_calls' }] })))
    expect(await chat.ask('How is the weather?', { tools: [weather] })).toEqual([oslo])
  })

  const given = '{"name": "get_weather", "arguments": {"city": "Oslo"}}'
  test.each<[string, string, MindPart[]?]>([
    ['Qwen, Hermes', `<tool_call>\n${given}\n</tool_call>`],
    [
      'two of them',
      `<tool_call>${given}</tool_call>\n<tool_call>${given.replace('Oslo', 'Rome')}</tool_call>`,
      [oslo, rome],
    ],
    ['never ended', `<tool_call>\n${given}`],
    [
      'Qwen Coder',
      '<tool_call>\n<function=get_weather>\n<parameter=city>\nOslo\n</parameter>\n</function>\n</tool_call>',
    ],
    ['Llama', '<function=get_weather>{"city": "Oslo"}</function>'],
    [
      'Llama, other',
      '<|python_tag|>{"type": "function", "name": "get_weather", "parameters": {"city": "Oslo"}}<|eom_id|>',
    ],
    ['Mistral', `[TOOL_CALLS][${given}]`],
    ['newer Mistral', '[TOOL_CALLS]get_weather[ARGS]{"city": "Oslo"}'],
    [
      'DeepSeek',
      '<｜tool▁calls▁begin｜><｜tool▁call▁begin｜>function<｜tool▁sep｜>get_weather\n```json\n{"city": "Oslo"}\n```<｜tool▁call▁end｜><｜tool▁calls▁end｜><｜end▁of▁sentence｜>',
    ],
    [
      'Kimi',
      '<|tool_calls_section_begin|><|tool_call_begin|>functions.get_weather:0<|tool_call_argument_begin|>{"city": "Oslo"}<|tool_call_end|><|tool_calls_section_end|>',
    ],
    ['GLM', '<tool_call>get_weather\n<arg_key>city</arg_key>\n<arg_value>Oslo</arg_value>\n</tool_call>'],
    [
      'gpt-oss',
      '<|channel|>analysis<|message|>Hm.<|end|><|start|>assistant<|channel|>commentary to=functions.get_weather <|constrain|>json<|message|>{"city": "Oslo"}<|call|>',
    ],
    ['JSON by itself', given],
    ['JSON, with "parameters"', '{"type":"function","name":"get_weather","parameters":{"city":"Oslo"}}'],
    ['JSON, nested', '{"function": {"name": "get_weather", "arguments": "{\\"city\\": \\"Oslo\\"}"}}'],
    ['a list', `[${given}, ${given.replace('Oslo', 'Rome')}]`, [oslo, rome]],
    ['a code block', `\`\`\`json\n${given}\n\`\`\``],
    ['a code block behind a text', `I look.\n\`\`\`json\n${given}\n\`\`\`\n`, [{ kind: 'say', text: 'I look.' }, oslo]],
    ['behind thinking', `<think>I call.</think>\n${given}`],
  ])('written as text: %s', async (_, written, expected = [oslo]) => {
    const chat = await setUpChat()
    for (const length of [1000, 1, 7]) {
      chat.endpoint.script(streams(cutUp(written, length)))
      const parts = await chat.ask('How is the weather?', { tools: [weather] })
      expect(parts.map((part) => (part.kind === 'say' ? { ...part, text: part.text.trim() } : part))).toEqual(expected)
    }
  })

  test.each([
    'Use this:\n```json\n{"name": "Ann", "age": 3}\n```\nThat is it.',
    '{"name": "Ann"}',
    '```python\nprint("hi")\n```\nDone.',
    'A list: [1, 2] and {a}.',
  ])('what is no call is said: %s', async (written) => {
    const chat = await setUpChat()
    for (const length of [1000, 1]) {
      chat.endpoint.script(streams(cutUp(written, length)))
      expect(await chat.ask('How is JSON written?', { tools: [weather] })).toEqual(said(written))
    }
  })

  test('the tool of the rules may be called so, too', async () => {
    const chat = await setUpChat()
    chat.endpoint.script(
      streams([{ content: '<tool_call>{"name":"exact_answer","arguments":{"question":"12 times 19"}}</tool_call>' }]),
      streams([{ content: 'It is 228.' }]),
    )
    expect(await chat.ask('Is 19 apples for each of my twelve cousins more than my aunt can carry?')).toEqual(
      said('It is 228.'),
    )
    expect(chat.endpoint.requests[1]?.body.messages.at(-1)).toMatchObject({
      role: 'tool',
      content: expect.stringMatching(/228/) as string,
    })
  })
})
