/** What the arbitrary commands and facts are made of. */
import * as fc from 'fast-check'

export const word = fc.stringMatching(/^[a-zA-Z0-9_-]{1,32}$/)
export const text = fc.string({ unit: 'grapheme' })
export const orNull = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { nil: null })

// A schema drops this name, so that no frame reaches an object's prototype.
const name = word.filter((one) => one !== '__proto__')
export const metadata = (value: fc.Arbitrary<string>, maxKeys: number) =>
  orNull(fc.dictionary(name, value, { maxKeys }))
