import { expect, test } from 'vitest'
import { createReadOut } from './read-out'
import { createSentenceCutter } from './sentences'

/** What is said of a text that comes in pieces; what was written must still be there as it was. */
function readOut(text: string, pieceLength: number): string {
  const cutter = createSentenceCutter()
  const read = createReadOut()
  const sentences: string[] = []
  for (let i = 0; i < text.length; i += pieceLength) sentences.push(...cutter.push(text.slice(i, i + pieceLength)))
  sentences.push(...cutter.flush())
  expect(sentences.join('')).toBe(text)
  return sentences
    .map(read)
    .filter((words) => words !== '')
    .join(' | ')
}

const told = 'The code is on the screen.'

test.each([
  ['Like this:\n```python\nprint("Hi. There!")\nx = 1\n```\nThat is all.', `Like this: | ${told} | That is all.`],
  ['One:\n```\na. b\n```\nTwo:\n```js\nc\n```\nDone.', `One: | ${told} | Two: | Done.`],
  ['Never closed:\n~~~\nfoo. Bar.\n', `Never closed: | ${told}`],
  ['So: ```sh\nls\n``` works.', `So: ${told} | works.`],
  ['Run `npm start` now. Then wait.', 'Run npm start now. | Then wait.'],
  ['| Name | Age |\n|---|---|\n| Ann | 30 |\n', 'Name, Age | Ann, 30'],
  ['**Well. That** is it.', 'Well. | That is it.'],
  ['# Plan\n\n1. Milk\n2. Bread\n', 'Plan. | 1. Milk. | 2. Bread.'],
  ['See [the guide. Really](https://x.org/a.b) now. Bye.', 'See the guide. | Really now. | Bye.'],
  ['Es ist **15 Uhr** am 3. Mai; die Kosten: 20 €.', 'Es ist 15 Uhr am 3. | Mai; die Kosten: 20 €.'],
  ['Nice 🎉👍🏽! Go 🇩🇪.', 'Nice! | Go.'],
])('%j', (written, said) => {
  for (const pieceLength of [1, 4, 1_000]) expect(readOut(written, pieceLength)).toBe(said)
})
