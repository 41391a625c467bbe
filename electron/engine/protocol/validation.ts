/** Turns what zod finds wrong with an event into the one error that the Realtime API would answer with. */

import type { z } from 'zod'
import { ClientError, invalidValue } from './client-error'

type Issue = z.core.$ZodIssue

/** @throws ClientError */
export function parseEvent<Schema extends z.ZodType>(schema: Schema, event: unknown): z.output<Schema> {
  const result = schema.safeParse(event)
  if (result.success) return result.data
  const issues = result.error.issues.map((issue) => innermost(issue))
  const chosen =
    issues.find((issue) => isMissing(issue, event)) ??
    issues.find((issue) => issue.code === 'unrecognized_keys') ??
    issues[0]
  throw chosen ? toClientError(chosen, event) : new ClientError('invalid_value', 'Invalid value.')
}

/** Of a plain union, the branch that the client most likely meant: the one that went wrong deepest inside. */
function innermost(issue: Issue): Issue {
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return issue
  const candidates = issue.errors
    .flatMap((branch) => branch.slice(0, 1))
    .filter((inner) => inner.path.length > 0 || inner.code === 'unrecognized_keys')
  const deepest = candidates.sort((left, right) => right.path.length - left.path.length)[0]
  return deepest ? innermost({ ...deepest, path: [...issue.path, ...deepest.path] }) : issue
}

function isMissing(issue: Issue, event: unknown): boolean {
  if (issue.code === 'custom') return issue.params?.code === 'missing_required_parameter'
  if (issue.code === 'unrecognized_keys' || issue.path.length === 0) return false
  return valueAt(event, issue.path) === undefined
}

function toClientError(issue: Issue, event: unknown): ClientError {
  const param = formatPath(issue.path)
  if (issue.code === 'unrecognized_keys') {
    const unknown = formatPath([...issue.path, issue.keys[0] ?? ''])
    return new ClientError('unknown_parameter', `Unknown parameter: '${unknown}'.`, unknown)
  }
  if (isMissing(issue, event)) {
    return new ClientError('missing_required_parameter', `Missing required parameter: '${param}'.`, param)
  }
  const given = valueAt(event, issue.path)
  const supported = supportedValues(issue)
  if (supported && typeof given === 'string') return invalidValue(given.slice(0, 200), supported, param)
  return new ClientError(codeOf(issue), describe(issue, param, given), param)
}

function codeOf(issue: Issue): string {
  if (issue.code === 'too_big' && issue.origin === 'string') return 'string_above_max_length'
  return 'invalid_value'
}

function describe(issue: Issue, param: string, given: unknown): string {
  if (issue.code === 'custom') return issue.message
  if (issue.code === 'too_big' && issue.origin === 'string') {
    const length = typeof given === 'string' ? given.length : 0
    return `Invalid '${param}': string too long. Expected a string with maximum length ${issue.maximum}, but got a string with length ${length} instead.`
  }
  if (issue.code === 'too_big') return `Invalid '${param}': expected a value <= ${issue.maximum}.`
  if (issue.code === 'too_small') return `Invalid '${param}': expected a value >= ${issue.minimum}.`
  if (issue.code === 'invalid_type') return `Invalid type for '${param}': expected ${issue.expected}.`
  return `Invalid value for '${param}'.`
}

function supportedValues(issue: Issue): string[] | null {
  if (issue.code === 'invalid_value') return issue.values.map(String)
  if (issue.code !== 'invalid_union') return null
  const options: unknown = 'options' in issue ? issue.options : null
  if (Array.isArray(options)) return options.map(String)
  const literals = issue.errors
    .flat()
    .flatMap((inner) => (inner.code === 'invalid_value' ? inner.values.map(String) : []))
  return literals.length > 0 ? literals : null
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let current: unknown = value
  for (const key of path) {
    if (typeof current !== 'object' || current === null) return undefined
    current = Reflect.get(current, key)
  }
  return current
}

/** @example formatPath(['item', 'content', 0, 'text']) // 'item.content[0].text' */
function formatPath(path: readonly PropertyKey[]): string {
  let text = ''
  for (const key of path) {
    if (typeof key === 'number') text += `[${key}]`
    else text += text === '' ? String(key) : `.${String(key)}`
  }
  return text
}
