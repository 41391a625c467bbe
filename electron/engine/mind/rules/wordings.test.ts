import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createAbilities } from './abilities'
import { createCalculator } from './calculator'
import { describeAbilities, markers } from './describe'
import { schemas } from './functions/schemas.fixture'
import { assistant, called, interpret, returned, user } from './rehearsal'

const abilities = createAbilities({ calculator: createCalculator() })
const names = ['notes.txt', 'ideas.md', 'budget.csv', 'plan.txt']
const matches = names.map((name, at) => ({
  name,
  path: `/home/u/${at === 1 ? 'Documents' : 'Desktop'}/${name}`,
  folder: at === 1 ? 'Documents' : 'Desktop',
  modified: `2026-11-1${at}T10:00:00`,
  sizeBytes: 10 + at,
}))
/** Some wordings go on from files that were found, from one that was read, or from a sum. */
const before = {
  nothing: [],
  found: [
    user('Find notes.'),
    called('find_files', { query: 'notes' }),
    returned({ matches, total: 4 }),
    assistant('I found 4 files. The first three are notes.txt, ideas.md and budget.csv. Which one do you mean?'),
  ],
  read: [
    user('Read notes.txt.'),
    called('read_text_file', { file: 'notes.txt' }),
    returned({ file: 'notes.txt', path: '/home/u/notes.txt', text: 'Milk.' }),
    assistant('Milk.'),
  ],
  time: [user('What time is it in Berlin?'), assistant('It is 3:31 PM in Berlin.')],
  day: [user('What day is it?'), assistant('Today is Saturday, November 21.')],
  sum: [user('What is 12 times 19?'), assistant('12 times 19 is 228.')],
}

const declare = (name: string, properties: Record<string, unknown>) => ({
  name,
  description: '',
  parameters: { type: 'object', properties, required: Object.keys(properties) },
})
/** What one of them serves is declared by the client. */
const declared = [
  declare('get_weather', { city: { type: 'string' } }),
  declare('turn_on_light', { room: { type: 'string' } }),
  declare('set_timer', { minutes: { type: 'number' } }),
  declare('send_message', { recipient: { type: 'string' }, text: { type: 'string' } }),
  declare('create_reminder', { text: { type: 'string' } }),
  declare('search_web', { query: { type: 'string' } }),
]

describe.each(abilities.map((ability) => [ability.name, ability] as const))('%s', (name, { wordings }) => {
  test('is known by four to twelve wordings', () => {
    expect(wordings.length).toBeGreaterThanOrEqual(4)
    expect(wordings.length).toBeLessThanOrEqual(12)
  })

  test.each(wordings)('%s', (wording) => {
    const request = name === 'call-function' ? { tools: declared } : {}
    const answering = Object.values(before).map((history) => interpret([...history, user(wording)], request).ability)
    // What is only served through a client's functions is asked for where there are some.
    if (name === 'call-function') answering.push(interpret([user(wording)], { tools: Object.values(schemas) }).ability)
    expect(answering).toContain(name)
  })
})

test('no two abilities have one name', () => {
  expect(new Set(abilities.map(({ name }) => name)).size).toBe(abilities.length)
})

test('docs/engine.md tells what the abilities tell: node build/engine-docs.mjs writes it', () => {
  const page = readFileSync(join(__dirname, '../../../../docs/engine.md'), 'utf8')
  const [, told] = page.split(markers.begin)
  expect(told?.split(markers.end)[0]?.trim()).toBe(describeAbilities(abilities))
})
