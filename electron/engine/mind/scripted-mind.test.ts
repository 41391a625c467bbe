import { expect, test } from 'vitest'
import type { Mind, MindPart, MindTurn } from './mind'
import { parseScript } from './script'
import { createScriptedMind } from './scripted-mind'

const user = (text: string): MindTurn => ({ kind: 'user', text, language: 'en' })
const output: MindTurn = { kind: 'output', callId: 'c', output: '{}' }

async function ask(mind: Mind, ...history: MindTurn[]): Promise<MindPart[]> {
  const parts: MindPart[] = []
  const request = { instructions: '', history, tools: [], toolChoice: 'auto' as const, now: new Date(0) }
  for await (const part of mind.answer(request, new AbortController().signal)) parts.push(part)
  return parts
}

const scripted = (script: unknown) => createScriptedMind(parseScript(JSON.stringify(script)))
const say = (text: string): MindPart => ({ kind: 'say', text })

test('replies in order, and says when there is no more', async () => {
  const mind = scripted({ turns: [{ say: 'One.' }, { say: 'Two.', delayMs: 50 }] })
  expect(await ask(mind, user('a'))).toEqual([say('One.')])
  expect(await ask(mind, user('b'))).toEqual([{ kind: 'wait', ms: 50 }, say('Two.')])
  expect(await ask(mind, user('c'))).toEqual([say('The script has no more replies.')])
})

test('begins again when it loops', async () => {
  const mind = scripted({ turns: [{ say: 'One.' }, { say: 'Two.' }], loop: true })
  for (const text of ['One.', 'Two.', 'One.']) expect(await ask(mind, user('a'))).toEqual([say(text)])
})

test('a match answers what fits, as often as it comes', async () => {
  const mind = scripted({
    turns: [{ match: 'TIME', say: 'Noon.' }, { match: '/^find (a|b)/i', say: 'Found.' }, { say: 'Else.' }],
  })
  expect(await ask(mind, user('Find a file'))).toEqual([say('Found.')])
  expect(await ask(mind, user('What time is it?'))).toEqual([say('Noon.')])
  expect(await ask(mind, user('Something'))).toEqual([say('Else.')])
  expect(await ask(mind, user('The time?'))).toEqual([say('Noon.')])
})

test('the outputs of its calls get the "then", or the next reply', async () => {
  const calls = [{ name: 'find_files', arguments: { query: 'a' } }, { name: 'list_folder' }]
  const called: MindPart[] = [
    { kind: 'call', name: 'find_files', arguments: { query: 'a' } },
    { kind: 'call', name: 'list_folder', arguments: {} },
  ]
  const mind = scripted({ turns: [{ calls, then: { say: 'Then.' } }, { calls }, { say: 'Next.' }] })
  expect(await ask(mind, user('a'))).toEqual(called)
  expect(await ask(mind, user('a'), output)).toEqual([say('Then.')])
  expect(await ask(mind, user('b'))).toEqual(called)
  expect(await ask(mind, user('b'), output)).toEqual([say('Next.')])
})

test('parts come in their order', async () => {
  const tone = { frequencyHz: 440, durationMs: 300, text: 'beep' }
  const mind = scripted({ turns: [{ parts: [{ say: 'A.' }, { delayMs: 10 }, { tone }, { call: { name: 'x' } }] }] })
  expect(await ask(mind, user('a'))).toEqual([
    say('A.'),
    { kind: 'wait', ms: 10 },
    { kind: 'tone', ...tone },
    { kind: 'call', name: 'x', arguments: {} },
  ])
})

test.each([
  ['{', 'not JSON'],
  ['{"turns":[]}', 'turns'],
  ['{"turns":[{"sya":"typo"}]}', 'sya'],
  ['{"turns":[{"match":"/(/","say":"a"}]}', 'regular expression'],
  ['{"turns":[{"delayMs":-1}]}', 'delayMs'],
])('a faulty script is named: %s', (json, fault) => {
  expect(() => parseScript(json)).toThrow(fault)
})
