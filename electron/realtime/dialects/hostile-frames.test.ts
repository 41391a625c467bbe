/** Whatever a frame is, reading it never throws, and says that it could not be read. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { betaDialect } from './beta'
import { gaDialect } from './ga'
import { serverRows } from './golden/server.fixture'

const deep = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth)

test.each([
  ['nothing', ''],
  ['no JSON', '['],
  ['an array', '[]'],
  ['a number', '7'],
  ['null', 'null'],
  ['a string', '"error"'],
  ['no type', '{}'],
  ['a number for a type', '{"type":7}'],
  ['a type only in its prototype', '{"__proto__":{"type":"error"}}'],
  ['too little', '{"type":"response.created"}'],
  ['an array in place of an object', '{"type":"response.created","response":[]}'],
  ['null in place of an object', '{"type":"error","error":null}'],
  ['a number in place of sound', '{"type":"response.audio.delta","response_id":"r","item_id":"i","delta":7}'],
  ['depth', deep(200_000)],
  ['depth inside', `{"type":"response.done","response":{"id":${deep(200_000)}}}`],
])('%s is malformed', (_, frame) => {
  expect(gaDialect.decode(frame)).toMatchObject({ type: 'malformed' })
})

test.each(['toString', '__proto__', 'constructor', 'hasOwnProperty'])('%s is a name like any other', (name) => {
  expect(gaDialect.decode(`{"type":"${name}"}`)).toEqual({ type: 'other', name })
})

test('a long name is cut', () => {
  expect(gaDialect.decode(JSON.stringify({ type: 'x'.repeat(1_000_000) }))).toEqual({
    type: 'other',
    name: 'x'.repeat(100),
  })
})

test('fifty megabytes are read', () => {
  const sound = Buffer.alloc(37_500_000, 1)
  const delta = { type: 'response.output_audio.delta', response_id: 'r', item_id: 'i', delta: sound.toString('base64') }
  const event = gaDialect.decode(JSON.stringify(delta))
  expect(event.type === 'audio-delta' && event.sound.equals(sound)).toBe(true)
})

test('sound that is not base64 is read as far as it is', () => {
  const event = betaDialect.decode(
    '{"type":"response.audio.delta","response_id":"r","item_id":"i","delta":"AAH/%%gA=="}',
  )
  expect(event).toEqual({ type: 'audio-delta', responseId: 'r', itemId: 'i', sound: Buffer.from([0, 1, 255, 128]) })
})

/** The value with one of its members, at any depth, put in place of by another. */
function mutate(value: unknown, path: readonly number[], other: unknown): unknown {
  if (typeof value !== 'object' || value === null || path.length === 0) return other
  const members = Object.entries(value)
  if (members.length === 0) return other
  const at = path[0]! % members.length
  const changed = members.map(([key, member], index): [string, unknown] => [
    key,
    index === at ? mutate(member, path.slice(1), other) : member,
  ])
  return Array.isArray(value) ? changed.map(([, member]) => member) : Object.fromEntries(changed)
}

test('known frames with anything anywhere never throw', () => {
  const row = fc.constantFrom(...serverRows)
  const path = fc.array(fc.nat({ max: 20 }), { minLength: 1, maxLength: 5 })
  fc.assert(
    fc.property(row, path, fc.jsonValue(), ({ wire }, where, other) => {
      const event = gaDialect.decode(JSON.stringify(mutate(wire, where, other)))
      expect(typeof event.type).toBe('string')
    }),
    { numRuns: 5_000 },
  )
})

test('cut and spoilt text never throws', () => {
  const row = fc.constantFrom(...serverRows)
  fc.assert(
    fc.property(row, fc.double({ min: 0, max: 1, noNaN: true }), fc.string(), ({ wire }, share, inserted) => {
      const frame = JSON.stringify(wire)
      const at = Math.floor(share * frame.length)
      const event = betaDialect.decode(frame.slice(0, at) + inserted + frame.slice(at))
      expect(typeof event.type).toBe('string')
    }),
    { numRuns: 2_000 },
  )
})
