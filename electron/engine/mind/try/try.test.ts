import { expect, test } from 'vitest'
import { createRuleMind } from '../rules/rule-mind'
import { parseTrial } from './arguments'
import { converse } from './converse'

const functions = JSON.stringify([
  { name: 'get_weather', description: 'Weather', parameters: { type: 'object', properties: {} } },
  { type: 'function', function: { name: 'chat_form', parameters: null } },
])
const parse = (...args: string[]) => parseTrial(args, () => functions)
/** Without the times that it took. */
const told = (...args: string[]) => {
  const trial = parse(...args)
  if (!trial) throw new Error('nothing was said')
  return [...converse(trial, createRuleMind(), () => new Date(2026, 10, 21, 14, 31))].filter(
    (line) => !/ ms$/.test(line),
  )
}

test('the texts are turns of one conversation', () => {
  expect(told('What is 12 times 19?', 'divide that by two')).toEqual([
    '> What is 12 times 19?',
    '  ability    arithmetic (1)',
    '  extracted  {"expression":"12 * 19","value":"228"}',
    '  answer     12 times 19 is 228.',
    '> divide that by two',
    '  ability    arithmetic (1)',
    '  extracted  {"expression":"228 / 2","value":"114"}',
    '  answer     228 divided by 2 is 114.',
  ])
})

test('a call is told and not made; its result is given', () => {
  const output = '{"matches":[{"name":"a.txt"},{"name":"b.txt"}],"total":2}'
  const lines = told('Find notes.', '--output', output, 'the second one')
  expect(lines).toContain('  call       find_files {"query":"notes"} (not made; --output JSON gives its result)')
  expect(lines).toContain('  answer     I found 2 files: a.txt and b.txt. Which one do you mean?')
  expect(lines).toContain('  call       read_text_file {"file":"b.txt"} (not made; --output JSON gives its result)')
})

test('functions of both wire forms, none, a choice and instructions are taken', () => {
  expect(parse('--tools', 'f.json', '--tool-choice', 'chat_form', '--instructions', 'Be brief.', 'Hi.')).toEqual({
    turns: [{ kind: 'text', value: 'Hi.' }],
    tools: [
      { name: 'get_weather', description: 'Weather', parameters: { type: 'object', properties: {} } },
      { name: 'chat_form', description: '', parameters: {} },
    ],
    toolChoice: { name: 'chat_form' },
    instructions: 'Be brief.',
  })
  expect(parse('--tools', 'none', 'Hi.')?.tools).toEqual([])
  expect(parse()).toBeNull()
})

test('what is wrong is said in a line', () => {
  expect(() => parse('--loud', 'Hi.')).toThrow(/--loud/)
  expect(() => parseTrial(['--tools', 'f', 'Hi.'], () => '{}')).toThrow(/JSON array/)
  expect(() => told('What time is it?', '--output', '{}')).toThrow(/call/)
})
