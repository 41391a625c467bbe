import { expect, test } from 'vitest'
import { partSentence } from './parting'

test.each([
  ['It is a quarter to three.', 1],
  ['The harbour was built by the people of the town in a single summer.', 'The harbour was built '],
  ['If you would like to, I can look for it in your documents folder.', 'If you would like to, '],
  ['Yes, it was the largest of all the cities upon the river.', 'Yes, it was the largest '],
  ['Donaudampfschifffahrtsgesellschaftskapitänswitwenrente.', 1],
  ['Nobody knows anything about that, or says.', 1],
] as const)('%s', (text, first) => {
  const parts = partSentence(text)
  expect(parts.join('')).toBe(text)
  if (first === 1) expect(parts).toEqual([text])
  else expect(parts[0]).toBe(first)
})
