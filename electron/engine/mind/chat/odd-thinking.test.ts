import { describe, expect, test } from 'vitest'
import { requestOf, said, setUpChat } from './testing/chat-setup'
import { cutUp, streams } from './testing/scripted-endpoint'

const question = 'Tell me about whales.'
const thought = 'The person asks about whales. I say that they are large.'
const answer = 'Whales are large.'
describe('what a model thinks is not said', () => {
  test.each<[string, string]>([
    ['a tag', `<think>\n${thought}\n</think>\n\n${answer}`],
    ['an empty one, and one more', `<think></think>\n<think>${thought}</think>${answer}`],
    ['Gemini', `<thought>${thought}</thought>${answer}`],
    ['Magistral', `[THINK]${thought}[/THINK]${answer}`],
    ['Seed', `<seed:think>${thought}</seed:think>${answer}`],
    ['Kimi', `◁think▷${thought}◁/think▷${answer}`],
    ['Command', `<|START_THINKING|>${thought}<|END_THINKING|><|START_RESPONSE|>${answer}<|END_RESPONSE|>`],
    ['Hunyuan', `<think>${thought}</think>\n<answer>\n${answer}\n</answer>`],
    ['Gemma', `<|channel>thought\n${thought}<channel|>${answer}`],
    [
      'gpt-oss',
      `<|channel|>analysis<|message|>${thought}<|end|><|start|>assistant<|channel|>final<|message|>${answer}<|return|>`,
    ],
    [
      'gpt-oss, a preamble',
      `<|channel|>commentary<|message|>I look.<|end|><|start|>assistant<|channel|>final<|message|>${answer}`,
    ],
    ['gpt-oss without its marks', `analysis${thought}assistantfinal${answer}`],
    ['the marks of a template, and what a model then makes up', `${answer}<|im_end|>\n<|im_start|>user\nAnd sharks?`],
    ['a mark at the end', `${answer}<|eot_id|>`],
    ['another mark at the end', `${answer}<end_of_turn>\n`],
  ])('%s', async (_, written) => {
    const chat = await setUpChat()
    for (const length of [1000, 1, 5]) {
      chat.endpoint.script(streams(cutUp(written, length)))
      const [part] = await chat.ask(question)
      expect(part?.kind === 'say' && part.text.trim()).toBe(answer)
    }
  })

  test('thinking that never ends is no answer', async () => {
    const chat = await setUpChat()
    chat.endpoint.script(streams(cutUp(`<think>${thought}`, 3)))
    expect(await chat.ask(question)).toEqual(said('The language model gave no answer.'))
  })

  test('thinking that only ends: never from a model that is known for it', async () => {
    const chat = await setUpChat({ settings: { model: 'deepseek-r1:14b' } })
    chat.endpoint.script(
      streams(cutUp(`${thought}\n</think>\n\n${answer}`, 3)),
      streams(cutUp(answer, 3)),
      streams([{ reasoning_content: thought }, ...cutUp(answer, 3)]),
      streams(cutUp(`<think>${thought}</think>${answer}`, 3)),
    )
    for (let i = 0; i < 4; i++) expect(await chat.ask(question)).toEqual(said(answer))
  })

  test('and only once from any other', async () => {
    const chat = await setUpChat()
    const reply = streams(cutUp(`${thought}\n</think>\n\n${answer}`, 3))
    chat.endpoint.script(reply, reply)
    await chat.ask(question)
    expect(await chat.ask(question)).toEqual(said(answer))
  })

  test('a model that thinks elsewhere is heard as it writes', async () => {
    const chat = await setUpChat({ settings: { model: 'qwq' } })
    let goOn = () => {}
    chat.endpoint.script(
      streams([
        { reasoning: thought },
        { content: 'Whales' },
        new Promise((resolve) => (goOn = resolve)),
        { content: ' are large.' },
      ]),
    )
    const parts = chat.mind.answer(requestOf(question), new AbortController().signal)[Symbol.asyncIterator]()
    expect((await parts.next()).value).toEqual({ kind: 'say', text: 'Whales' })
    goOn()
    expect((await parts.next()).value).toEqual({ kind: 'say', text: ' are large.' })
  })

  test('one that is known for it, and does not think, is heard as it writes after a while', async () => {
    const chat = await setUpChat({ settings: { model: 'qwen3-4b-thinking' } })
    for (let i = 0; i < 3; i++) {
      chat.endpoint.script(streams([{ content: 'Whales' }, { content: ' are large.' }]))
      expect(await chat.ask(question)).toEqual(said(answer))
    }
    let goOn = () => {}
    chat.endpoint.script(
      streams([{ content: 'Whales' }, new Promise((resolve) => (goOn = resolve)), { content: ' are large.' }]),
    )
    const parts = chat.mind.answer(requestOf(question), new AbortController().signal)[Symbol.asyncIterator]()
    expect((await parts.next()).value).toEqual({ kind: 'say', text: 'Whales' })
    goOn()
    expect((await parts.next()).value).toEqual({ kind: 'say', text: ' are large.' })
  })

  test.each([
    '3 < 4 and 5 > 4.',
    'The answer is [1] and <b>.',
    'İ <think is not a tag.',
    'analysis of it is done.',
    'Analysis.',
  ])('what only looks like it is said: %s', async (written) => {
    const chat = await setUpChat()
    for (const length of [1000, 1]) {
      chat.endpoint.script(streams(cutUp(written, length)))
      expect(await chat.ask(question)).toEqual(said(written))
    }
  })
})
