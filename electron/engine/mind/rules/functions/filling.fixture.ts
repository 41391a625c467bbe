/** Parameters in short for the tests of what is filled into them; a name that ends in "!" is required. */
import { hear } from '../heard'
import { planCall, type CallPlan } from './call-plan'
import { readDeclaration } from './declared'
import { profileOf } from './profile'
import { readRequest } from './request'
import { spokenText } from './said'

type Schema = Record<string, unknown>

export type Row = [text: string, parameters: Record<string, Schema>, expected: Schema, name?: string]

/** A Saturday. */
const now = new Date(2026, 10, 21, 14, 31)

export const str: Schema = { type: 'string' }
export const int: Schema = { type: 'integer' }
export const num: Schema = { type: 'number' }
export const bool: Schema = { type: 'boolean' }
export const date: Schema = { type: 'string', format: 'date' }
export const clock: Schema = { type: 'string', description: '24-hour, HH:MM' }
export const moment: Schema = { type: 'string', format: 'date-time', description: 'Local time' }
export const email: Schema = { type: 'string', format: 'email' }
export const code = (pattern: string): Schema => ({ type: 'string', pattern })
export const oneOf = (...options: string[]): Schema => ({ type: 'string', enum: options })
export const list = (items: Schema): Schema => ({ type: 'array', items })

/** The call of this function that the words make. */
export function planned(text: string, parameters: Record<string, Schema>, name = 'do_it'): CallPlan {
  const properties = Object.fromEntries(Object.entries(parameters).map(([key, one]) => [key.replace('!', ''), one]))
  const required = Object.keys(parameters).flatMap((key) => (key.endsWith('!') ? [key.slice(0, -1)] : []))
  const declared = readDeclaration({ name, description: '', parameters: { type: 'object', properties, required } })
  const heard = hear(text)
  return planCall(profileOf(declared), spokenText(heard), readRequest(heard.core)?.verb ?? null, now)
}
