/** Requests that are told by their values: numbers in pieces, codes, days, and statements that something is to take. */
import { expect, test } from 'vitest'
import type { ToolDeclaration } from '../../mind'
import { answer, call, user } from '../rehearsal'

const whole = (minimum: number, maximum: number) => ({ type: 'integer', minimum, maximum })
const of = (...options: string[]) => ({ type: 'string', enum: options })
const text = { type: 'string' }
const bin = { type: 'string', description: 'e.g. A12', pattern: '^[A-F][0-9]{2}$' }
const day = { type: 'string', format: 'date' }
const time = { type: 'string', format: 'time', description: 'HH:MM, 24-hour' }
const declare = (name: string, description: string, properties: Record<string, object>): ToolDeclaration => ({
  name,
  description,
  parameters: { type: 'object', properties, required: Object.keys(properties) },
})

const tools = [
  declare('move_stock', 'Move units of a product between bins', {
    sku: { type: 'string', description: 'Digits only', pattern: '^[0-9]{5}$' },
    quantity: whole(1, 999),
    from_bin: bin,
    to_bin: bin,
  }),
  declare('count_bin', 'Report the counted quantity of a bin', { bin, counted: { type: 'integer', minimum: 0 } }),
  declare('desk.extend_stay', 'Add nights to a stay', { room: whole(100, 999), nights: whole(1, 30) }),
  declare('desk.occupancy', 'Rooms that are taken tonight', {}),
  declare('oven.set_temperature', 'Set the temperature of the oven', { fahrenheit: whole(150, 500) }),
  declare('log_downtime', 'Log a stop of a line', {
    line: of('L1', 'L2', 'L3'),
    minutes: whole(1, 600),
    reason: of('jam', 'changeover', 'maintenance'),
  }),
  declare('log_nap', 'Record a finished nap of the baby', { start: time, end: time }),
  declare('log_bottle', 'Record a bottle feed', { amount: { type: 'number' }, unit: of('ml', 'oz') }),
  declare('scale_service', 'Change the number of running replicas', { service: text, replicas: whole(0, 50) }),
  declare('get_tides', 'High and low water at a harbor', { harbor: text, date: day }),
  declare('forward_message', 'Forward the open message', {
    to: { type: 'array', items: { type: 'string', format: 'email' } },
  }),
]

const rows: readonly (readonly [text: string, name: string, args: Record<string, unknown>])[] = [
  [
    'Move forty of 20715 from B03 to D11.',
    'move_stock',
    { sku: '20715', quantity: 40, from_bin: 'B03', to_bin: 'D11' },
  ],
  ['I counted seventeen in bin C08.', 'count_bin', { bin: 'C08', counted: 17 }],
  ['Give room 305 two more nights.', 'desk.extend_stay', { room: 305, nights: 2 }],
  ['Room five twenty-one needs three extra nights.', 'desk.extend_stay', { room: 521, nights: 3 }],
  ['Set the oven to two twenty-five.', 'oven.set_temperature', { fahrenheit: 225 }],
  ['Bring the oven up to four fifty.', 'oven.set_temperature', { fahrenheit: 450 }],
  ['Line two was down for 35 minutes because of a jam.', 'log_downtime', { line: 'L2', minutes: 35, reason: 'jam' }],
  ['He napped from 12:40 to 2:15 p.m.', 'log_nap', { start: '12:40', end: '14:15' }],
  ['She just drank four and a half ounces.', 'log_bottle', { amount: 4.5, unit: 'oz' }],
  ['Scale checkout up to six replicas.', 'scale_service', { service: 'checkout', replicas: 6 }],
  ["When's high tide in Gloucester on Tuesday?", 'get_tides', { harbor: 'Gloucester', date: '2026-11-24' }],
  ['High tide in Rockport the day before Thanksgiving.', 'get_tides', { harbor: 'Rockport', date: '2026-11-25' }],
  ['High tide in Rockport a week from Monday.', 'get_tides', { harbor: 'Rockport', date: '2026-11-30' }],
  ['Forward this to dana@north.com and lee@north.com.', 'forward_message', { to: ['dana@north.com', 'lee@north.com'] }],
]

test.each(rows)('%s', async (said, name, args) => {
  expect(await answer([user(said)], { tools })).toEqual([call(name, args)])
})

test.each([
  'My brother ran five miles in 40 minutes.',
  'What if room 305 stayed two more nights?',
  'I would move forty of 20715 from B03 to D11.',
  'Do not move forty of 20715 from B03 to D11.',
  'We had a great time in room 305 for two nights.',
  'If line two is down for 35 minutes, we lose a day.',
  'I counted seventeen sheep last night.',
  'Is room 412 nice?',
  'I have two small dogs and three cats.',
  'The jam took 35 minutes to make.',
])('nothing is called: %s', async (said) => {
  const parts = await answer([user(said)], { tools })
  expect(parts.map(({ kind }) => kind)).toEqual(['say'])
})
