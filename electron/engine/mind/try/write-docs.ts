/** `node build/engine-docs.mjs`: writes into docs/engine.md what the abilities tell of themselves. */
import { readFileSync, writeFileSync } from 'node:fs'
import { createAbilities } from '../rules/abilities'
import { createCalculator } from '../rules/calculator'
import { describeAbilities, markers } from '../rules/describe'

const page = process.argv[2] ?? 'docs/engine.md'
const text = readFileSync(page, 'utf8')
const begin = text.indexOf(markers.begin) + markers.begin.length
const end = text.indexOf(markers.end)
const told = describeAbilities(createAbilities({ calculator: createCalculator() }))
writeFileSync(page, `${text.slice(0, begin)}\n\n${told}\n\n${text.slice(end)}`)
