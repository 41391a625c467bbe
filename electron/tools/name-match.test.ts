import { expect, test } from 'vitest'
import { fitName, nameQuery } from './name-match'
import { soundsLike, wordsOf } from './name-words'

const rank = (query: string, names: readonly string[]): string[] => {
  const wanted = nameQuery(query)
  const fits = names.map((name) => {
    const [own = '', ...within] = name.split('/').reverse()
    return { name, fit: fitName(wanted, own, within) }
  })
  const best = Math.max(0, ...fits.map(({ fit }) => fit?.tier ?? 0))
  return fits
    .filter(({ fit }) => fit?.tier === best)
    .sort((a, b) => b.fit!.score - a.fit!.score)
    .map(({ name }) => name)
}

test.each([
  ['Q3_Résumés', ['q', '3', 'resume']],
  ['BudgetReport-final', ['budget', 'report', 'final']],
  ['q three', ['q', '3']],
  ['notes 01', ['note', '1']],
  ['twenty three boxes', ['23', 'box']],
  ['twenty twenty six', ['2026']],
  ['two thousand twenty six', ['2026']],
  ['nineteen ninety nine', ['1999']],
  ["John's taxes", ['john', 'tax']],
  ['预算报告2026', ['预算报告', '2026']],
  ['status of the class', ['status', 'of', 'the', 'class']],
  ['', []],
])('%j is the words %j', (text, words) => {
  expect(wordsOf(text)).toEqual(words)
})

const files = [
  'budget-report.xlsx',
  'Budget_Report final.docx',
  'budget.xlsx',
  'notes.txt',
  'notes.pdf',
  'meeting notes.md',
  'Q3 plan.pptx',
  'Q4 plan.pptx',
  'résumé.pdf',
  'IMG_2041.jpg',
  'Finance/summary.csv',
  'Travel/summary.csv',
  '2026年预算报告.xlsx',
]
test.each([
  ['budget report', ['budget-report.xlsx', 'Budget_Report final.docx']],
  ['the file called budget report', ['budget-report.xlsx', 'Budget_Report final.docx']],
  ['Budget reports', ['budget-report.xlsx', 'Budget_Report final.docx']],
  ['budgetreport', ['budget-report.xlsx', 'Budget_Report final.docx']],
  ['report budget', ['budget-report.xlsx', 'Budget_Report final.docx']],
  ['budget report dot x l s x', ['budget-report.xlsx']],
  ['budget report excel', ['budget-report.xlsx']],
  ['badget report', ['budget-report.xlsx', 'Budget_Report final.docx']],
  ['budget', ['budget.xlsx', 'budget-report.xlsx', 'Budget_Report final.docx']],
  ['notes dot text', ['notes.txt']],
  ['notes.text', ['notes.txt']],
  ['notes.dext', ['notes.txt']],
  ['Note.txt', ['notes.txt']],
  ['notes.txt.', ['notes.txt']],
  ['notes text file', ['notes.txt']],
  ['meeting notes dot mark down', ['meeting notes.md']],
  ['meating nodes', ['meeting notes.md']],
  ['q three plan', ['Q3 plan.pptx']],
  ['resume', ['résumé.pdf']],
  ['image 2041', []],
  ['img 2041', ['IMG_2041.jpg']],
  ['finance summary', ['Finance/summary.csv']],
  ['预算', ['2026年预算报告.xlsx']],
  ['the big budget report', ['budget-report.xlsx', 'Budget_Report final.docx']],
  ['pdf', ['notes.pdf', 'résumé.pdf']],
  ['unicorn', []],
  ['2', []],
  ['', []],
  ['...', []],
])('%j finds %j', (query, expected) => {
  expect(rank(query, files)).toEqual(expected)
})

test('what sounds alike differs by a letter or two, and numbers by none', () => {
  expect([soundsLike('meeting', 'meating'), soundsLike('cat', 'car'), soundsLike('2025', '2026')]).toEqual([
    true,
    false,
    false,
  ])
})
