/** A function as a client declares it, read leniently: whatever its JSON Schema leaves out or nests is made plain. */
import type { ToolDeclaration } from '../../mind'
import { identifierWords } from './words'

export type Option = string | number | boolean

export interface Parameter {
  name: string
  words: readonly string[]
  description: string
  type: 'string' | 'number' | 'integer' | 'boolean' | 'array' | 'object'
  required: boolean
  /** The only values that are allowed; empty when any is. */
  options: readonly Option[]
  format: string | null
  /** What the value has to match. */
  pattern: string | null
  /** What stands in for a required value that was not said: the schema's default, or null where that is allowed. */
  fallback: unknown
  minimum: number | null
  maximum: number | null
  /** Of an array. */
  items: Parameter | null
  /** Of an object. */
  properties: readonly Parameter[]
}

export interface DeclaredFunction {
  name: string
  description: string
  parameters: readonly Parameter[]
}

type Schema = Record<string, unknown>

/** Deeper than this nobody is asked for anything, and a schema may refer to itself. */
const maximumDepth = 5

function record(value: unknown): Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Schema) : {}
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : []
}

function referred(reference: unknown, root: Schema): Schema {
  if (typeof reference !== 'string' || !reference.startsWith('#/')) return {}
  let found: unknown = root
  for (const key of reference.slice(2).split('/')) found = record(found)[key.replace(/~1/g, '/').replace(/~0/g, '~')]
  return record(found)
}

/** One schema in place of references and alternatives: the first alternative that is not null, or all their constants. */
function resolved(schema: Schema, root: Schema, depth = 0): Schema {
  if (depth > maximumDepth) return schema
  if (schema.$ref !== undefined) {
    const { $ref, ...own } = schema
    return resolved({ ...referred($ref, root), ...own }, root, depth + 1)
  }
  if (schema.allOf !== undefined) {
    const { allOf, ...own } = schema
    const parts = list(allOf).map((part) => resolved(record(part), root, depth + 1))
    const properties = Object.assign({}, ...parts.map((part) => record(part.properties)), record(own.properties))
    const required = [...parts, own].flatMap((part: Schema) => list(part.required))
    return { ...(Object.assign({}, ...parts) as Schema), ...own, properties: properties as Schema, required }
  }
  const alternatives = [...list(schema.oneOf), ...list(schema.anyOf)].map((one) =>
    resolved(record(one), root, depth + 1),
  )
  if (alternatives.length === 0) return schema
  const own = Object.fromEntries(Object.entries(schema).filter(([key]) => key !== 'oneOf' && key !== 'anyOf'))
  const constants = alternatives.flatMap((one) => (one.const === undefined ? list(one.enum) : [one.const]))
  const full = alternatives.filter(({ type }) => type !== 'null')
  if (constants.length > 0 && full.every((one) => one.const !== undefined || one.enum !== undefined))
    return { enum: constants, ...own }
  return { ...full[0], ...own }
}

function typeOf(schema: Schema, options: readonly Option[]): Parameter['type'] {
  const type = list(schema.type).find((one) => one !== 'null') ?? schema.type
  switch (type) {
    case 'number':
    case 'integer':
    case 'boolean':
    case 'array':
    case 'object':
    case 'string':
      return type
  }
  if (schema.properties !== undefined) return 'object'
  if (schema.items !== undefined) return 'array'
  if (options.length > 0 && options.every((option) => typeof option === 'number')) return 'number'
  return options.length > 0 && options.every((option) => typeof option === 'boolean') ? 'boolean' : 'string'
}

function parameter(name: string, given: unknown, required: boolean, root: Schema, depth: number): Parameter {
  const schema = resolved(record(given), root)
  const options = (schema.const === undefined ? list(schema.enum) : [schema.const]).filter((option): option is Option =>
    ['string', 'number', 'boolean'].includes(typeof option),
  )
  const type = typeOf(schema, options)
  const isNullable = [schema, ...list(record(given).anyOf), ...list(record(given).oneOf)].some(
    (one) => record(one).type === 'null' || list(record(one).type).includes('null'),
  )
  const limit = (value: unknown) => (typeof value === 'number' ? value : null)
  return {
    name,
    words: identifierWords(name),
    description: typeof schema.description === 'string' ? schema.description : '',
    type,
    required,
    options,
    format: typeof schema.format === 'string' ? schema.format : null,
    pattern: typeof schema.pattern === 'string' ? schema.pattern : null,
    fallback: schema.default === undefined && isNullable ? null : schema.default,
    minimum: limit(schema.minimum),
    maximum: limit(schema.maximum),
    items: type === 'array' && depth < maximumDepth ? parameter(name, schema.items, true, root, depth + 1) : null,
    properties: type === 'object' && depth < maximumDepth ? parametersOf(schema, root, depth + 1) : [],
  }
}

function parametersOf(schema: Schema, root: Schema, depth: number): Parameter[] {
  const required = list(schema.required)
  return Object.entries(record(schema.properties)).map(([name, one]) =>
    parameter(name, one, required.includes(name), root, depth),
  )
}

export function readDeclaration({ name, description, parameters }: ToolDeclaration): DeclaredFunction {
  const root = record(parameters)
  return {
    name,
    description: typeof description === 'string' ? description : '',
    parameters: parametersOf(resolved(root, root), root, 0),
  }
}
