/** `npm run mind`: each text is one turn of one conversation with the built-in mind. */
import { readFileSync } from 'node:fs'
import { createRuleMind } from '../rules/rule-mind'
import { parseTrial, usage } from './arguments'
import { converse } from './converse'

try {
  const trial = parseTrial(process.argv.slice(2), (file) => readFileSync(file, 'utf8'))
  if (!trial) process.stdout.write(`${usage}\n`)
  else for (const line of converse(trial, createRuleMind(), () => new Date())) process.stdout.write(`${line}\n`)
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${usage}\n`)
  process.exitCode = 2
}
