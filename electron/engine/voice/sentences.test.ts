import { describe, expect, test } from 'vitest'
import { createSentenceCutter } from './sentences'

function cut(text: string, pieceLength = text.length): string[] {
  const cutter = createSentenceCutter()
  const sentences: string[] = []
  for (let i = 0; i < text.length; i += pieceLength) sentences.push(...cutter.push(text.slice(i, i + pieceLength)))
  return [...sentences, ...cutter.flush()]
}

describe.each([
  { sentences: ['It is noon. ', 'What now? ', 'Go!'] },
  { sentences: ['Open notes.txt in C:\\work. ', 'It has 2.5 MB.'] },
  { sentences: ['It is 2:30 p.m. in Paris. ', 'Later.'] },
  { sentences: ['It is 2:30 p.m. ', 'Anything else?'] },
  { sentences: ['Dr. Smith met J. R. Ewing, e.g. on Mon. in Ohio. ', 'Good.'] },
  { sentences: ['He said "stop." ', 'Then he left.'] },
  { sentences: ['Wait... ', 'Really?! ', 'Yes.'] },
  { sentences: ['1. Milk\n', '2. Bread\n', 'Done.'] },
  { sentences: ['No. ', 'It is No. 5 on p. 3. ', 'Good.'] },
  { sentences: ['The U.S. is large. ', 'It left the E.U. ', 'They went to Washington, D.C. ', 'Bye.'] },
  { sentences: ['I found notes.txt is here, and v1.2.3 of it at 3.5 MB. ', 'It is new.'] },
  { sentences: ['See https://a.org/b.html?c=d.e or write to a.b@c.org. ', 'Thanks.'] },
  { sentences: ['**Dr. Who** met Gen. Lee, Jan. 5 in Mt. Airy. ', 'In Dec. ', 'They left.'] },
  { sentences: ['1. Milk 2. Bread 3. Eggs'] },
  { sentences: ['There are 12. ', 'Good.'] },
  { sentences: ['你好。', '今天是「星期六。」', '好吗？', '好！'] },
  { sentences: ['no end'] },
])('$sentences', ({ sentences }) => {
  test.each([1, 3, 1_000])('in pieces of %d characters', (pieceLength) => {
    expect(cut(sentences.join(''), pieceLength)).toEqual(sentences)
  })
})

test('a long first sentence begins with a clause, a later one does not', () => {
  const long =
    'In the folder called Documents, there are seven files that were changed since the day before yesterday. '
  expect(cut(long + long)).toEqual([long.slice(0, 32), long.slice(32), long])
})

test('a sentence is given as soon as it is certain', () => {
  const cutter = createSentenceCutter()
  expect(cutter.push('It is noon.')).toEqual([])
  expect(cutter.push(' ')).toEqual(['It is noon. '])
})

test('endless text is cut at a space', () => {
  const parts = cut('word '.repeat(200))
  expect(Math.max(...parts.map((part) => part.length))).toBeLessThanOrEqual(301)
  expect(parts.join('')).toBe('word '.repeat(200))
})
