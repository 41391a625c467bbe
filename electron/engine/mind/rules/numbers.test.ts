import { expect, test } from 'vitest'
import { digits } from './numbers'
import { sayNumber } from './say-number'

test.each([
  ['a hundred and five', '105'],
  ['one hundred twenty-three thousand four hundred and fifty-six', '123456'],
  ['two million and one', '2000001'],
  ['3 million', '3000000'],
  ['1.5 million', '1500000'],
  ['three point one four', '3.14'],
  ['point five', '0.5'],
  ['two and a half', '2.5'],
  ['five five', '5 5'],
  ['two thirty', '2 30'],
  ['twenty two', '22'],
  ['ten of clubs', '10 of clubs'],
  ['a cat and a hundred dogs', 'a cat and 100 dogs'],
  ['12345678901234567890123', '12345678901234567890123'],
  ['a thousand', '1000'],
  ['', ''],
])('%s → %s', (words, written) => {
  expect(digits(words)).toBe(written)
})

test.each([
  ['228', '228', false],
  ['1024', '1,024', false],
  ['-3', 'minus 3', false],
  ['421.6', '421.6', false],
  ['3.333333333333333', '3.3333', true],
  ['1e+21', '10 to the power of 21', false],
  ['1.2676506002282294e+30', '1.27 times 10 to the power of 30', true],
  ['0.0000001234567', '1.23 times 10 to the power of minus 7', true],
  ['1234567.000000001', '1,234,567', true],
])('%s is said %s', (value, text, rounded) => {
  expect(sayNumber(value)).toEqual({ text, rounded })
})
