import { describe, expect, test } from 'vitest'
import { errorCodes, type ErrorCode } from '../../shared/errors'
import { createWords, errorSentences, words } from './i18n'

type Tree = { [key: string]: string | Tree }
const flat = (tree: Tree, path = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[path + key, value] as [string, string]] : flat(value, `${path}${key}.`),
  )
const places = (text: string): string[] => [...new Set(text.match(/\{\w+\}/g))].sort()
const english = flat(words.en)

describe.each(['zh-CN', 'zh-TW'] as const)('%s', (language) => {
  const other = new Map(flat(words[language]))

  test('has every word of the English one, with the same places for values and as many plural forms', () => {
    expect(english.map(([key]) => [key, places(other.get(key) ?? ''), other.get(key)?.split(' | ').length])).toEqual(
      english.map(([key, text]) => [key, places(text), text.split(' | ').length]),
    )
    expect(other.size).toBe(english.length)
  })

  test('is translated', () => {
    const same = english.filter(([key, text]) => other.get(key) === text).map(([key]) => key)
    expect(same).toEqual(['keys.escape'])
  })
})

test.each(['en', 'zh-CN', 'zh-TW'] as const)('%s has an own sentence for each error', (language) => {
  const sentences = errorCodes.map((code) => errorSentences[language][code])
  expect(sentences.filter((sentence) => !/[.?。？]$/.test(sentence))).toEqual([])
  expect(new Set(sentences).size).toBe(errorCodes.length)
})

test.each(['zh-CN', 'zh-TW'] as const)('%s says of a fault what the English sentence says', (language) => {
  const values = (sentences: Record<ErrorCode, string>) => errorCodes.map((code) => [code, places(sentences[code])])
  expect(values(errorSentences[language])).toEqual(values(errorSentences.en))
})

test('every message compiles, and values and plural forms arrive', () => {
  const { global } = createWords()
  for (const [key] of english) expect(global.t(key, { n: 3 }, 3)).not.toBe(key)
  expect([0, 1, 2].map((n) => global.t('tool.read_text_file.count', { n }, n))).toEqual([
    'no lines',
    '1 line',
    '2 lines',
  ])
  expect(global.t('service.label', { name: 'Azure OpenAI' })).toBe('Service: Azure OpenAI')
})
