import { expect, test } from 'vitest'
import { createDictatedText, type DictatedText } from './dictated-text'

type Step = (text: DictatedText) => void
const begin =
  (id: string): Step =>
  (text) =>
    text.begin(id)
const place =
  (id: string, previous: string | null): Step =>
  (text) =>
    text.place(id, previous)
const add =
  (id: string, delta: string): Step =>
  (text) =>
    text.add(id, delta)
const finish =
  (id: string, words: string | null): Step =>
  (text) =>
    text.finish(id, words)
const clear: Step = (text) => text.clear()
const settle: Step = (text) => text.settle()

test.each<[string, Step[], string, boolean]>([
  ['nothing', [], '', false],
  ['a turn that grows', [begin('a'), add('a', 'One '), add('a', 'two')], 'One two', true],
  ['its whole text in place of its pieces', [add('a', 'One tow'), finish('a', 'One two.')], 'One two.', false],
  ['pieces after the whole', [finish('a', 'One.'), add('a', ' late')], 'One.', false],
  [
    'transcripts in the wrong order',
    [place('a', null), place('b', 'a'), finish('b', 'Two.'), finish('a', 'One.')],
    'One. Two.',
    false,
  ],
  [
    'transcripts before their places',
    [finish('b', 'Two.'), finish('a', 'One.'), place('a', null), place('b', 'a')],
    'One. Two.',
    false,
  ],
  [
    'a turn after one that is unknown',
    [finish('a', 'One.'), place('b', 'never'), finish('b', 'Two.')],
    'One. Two.',
    false,
  ],
  [
    'a turn without words between two',
    [finish('a', 'One.'), finish('b', ' '), finish('c', 'Two.')],
    'One. Two.',
    false,
  ],
  ['a failed turn', [finish('a', 'One.'), add('b', 'Half'), finish('b', null)], 'One. Half', false],
  ['no space between Chinese sentences', [finish('a', '你好。'), finish('b', '再见。')], '你好。再见。', false],
  ['a space between two scripts', [finish('a', '你好。'), finish('b', 'Hello.')], '你好。 Hello.', false],
  [
    'nothing of what was cleared',
    [finish('a', 'One.'), begin('b'), clear, finish('b', 'Two.'), finish('c', 'Three.')],
    'Three.',
    false,
  ],
  ['what there is when no more will come', [add('a', 'Half'), settle], 'Half', false],
])('dictated text: %s', (_what, steps, joined, pending) => {
  const text = createDictatedText()
  for (const step of steps) step(text)
  expect({ joined: text.joined, pending: text.pending }).toEqual({ joined, pending })
})
