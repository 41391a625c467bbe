/** Requests in wordings that name no function, each with the one call that a listener would make of it. */
import { expect, test } from 'vitest'
import type { ToolDeclaration } from '../../mind'
import { answer, call, user } from '../rehearsal'
import { bank, calendar, car, hotel, office, parcels } from './whole-sentences.fixture'

type Row = readonly [text: string, tools: readonly ToolDeclaration[], name: string, args: Record<string, unknown>]

const rows: readonly Row[] = [
  [
    'Shift 200 dollars from checking to savings.',
    bank,
    'MoveFunds',
    { from_account: 'CHK', to_account: 'SAV', amount: 200 },
  ],
  [
    'Make a transfer of 75 dollars from savings to checking.',
    bank,
    'MoveFunds',
    { from_account: 'SAV', to_account: 'CHK', amount: 75 },
  ],
  [
    'Show me checking payments between 20 and 100 dollars.',
    bank,
    'ListTransactions',
    { account: 'CHK', min_amount: 20, max_amount: 100 },
  ],
  ['I need to pay Rosa back, wire her 40 dollars.', bank, 'sendMoney', { to: 'Rosa', amount: 40 }],
  ['May I freeze my card ending in one two, three four?', bank, 'FreezeCard', { last_four: '1234' }],
  ['Open the driver window a bit, like 30 percent.', car, 'set_window', { window: 'driver', percent: 30 }],
  ['Close the passenger window about half way.', car, 'set_window', { window: 'passenger', percent: 50 }],
  ['Begin navigation to Union Station.', car, 'navigate', { destination: 'Union Station' }],
  ['Jump to two minutes thirty in this song.', car, 'seek', { position_seconds: 150 }],
  ['Jump to 3:45.', car, 'seek', { position_seconds: 225 }],
  ['Play at one and a half speed.', car, 'set_speed', { rate: 1.5 }],
  ['Slow it down to half speed.', car, 'set_speed', { rate: 0.5 }],
  [
    'Could I get my money back on order 4471? It never arrived.',
    parcels,
    'requestRefund',
    { orderId: '4471', reason: 'LATE' },
  ],
  [
    'Give me my money back for order 88 because it came broken.',
    parcels,
    'requestRefund',
    { orderId: '88', reason: 'DAMAGED' },
  ],
  [
    'Have a parcel picked up at 12 Oak Street tomorrow afternoon.',
    parcels,
    'schedulePickup',
    { address: '12 Oak Street', day: '2026-11-22', window: 'PM' },
  ],
  ['Can I talk to somebody from billing?', parcels, 'transfer_to_agent', { team: 'billing' }],
  ['Roll back the check-out in production.', parcels, 'roll_back', { service: 'checkout', env: 'prd' }],
  [
    "I'd like to take vacation from March 3rd to March 7th.",
    office,
    'request_time_off',
    { kind: 'VAC', from_date: '2027-03-03', to_date: '2027-03-07' },
  ],
  [
    'Machine 3 stood still for 20 minutes because of a jam.',
    office,
    'log_downtime',
    { machine: 3, minutes: 20, cause: 'JAM' },
  ],
  [
    'Warn me if the freezer goes below minus 20 or above minus 15.',
    office,
    'set_thresholds',
    { room: 'freezer', limits: { min: -20, max: -15 } },
  ],
  ['Have the lab sampled every ten minutes.', office, 'set_interval', { room: 'lab', seconds: 600 }],
  [
    'Order a thyroid test and a blood count for patient 14.',
    office,
    'order_tests',
    { patient: 14, tests: ['TSH', 'CBC'] },
  ],
  ['What do I have on December 3rd?', calendar, 'list_events', { date: '2026-12-03' }],
  ["What's on for Friday?", calendar, 'list_events', { date: '2026-11-27' }],
  ['Am I busy on Thursday?', calendar, 'list_events', { date: '2026-11-26' }],
  [
    'Put lunch with Dana on my calendar for Tuesday at noon.',
    calendar,
    'create_event',
    { title: 'lunch with Dana', start: '2026-11-24T12:00:00', attendees: ['Dana'] },
  ],
  [
    'Show me pictures of the dog from July 2025.',
    calendar,
    'find_pictures',
    { subject: 'dog', from_date: '2025-07-01', to_date: '2025-07-31' },
  ],
  ['Do I have any unread messages?', calendar, 'read_messages', { unread_only: true }],
  [
    'Make a playlist called road trip with Africa by Toto and Jolene by Dolly Parton.',
    calendar,
    'create_playlist',
    {
      name: 'road trip',
      tracks: [
        { title: 'Africa', artist: 'Toto' },
        { title: 'Jolene', artist: 'Dolly Parton' },
      ],
    },
  ],
  [
    'Could I have two towels and a pillow sent to room 214?',
    hotel,
    'request_housekeeping',
    { room: 214, items: ['towels', 'pillows'] },
  ],
  [
    'I would like a double room from December 1st to December 4th under the name Lena Hoff.',
    hotel,
    'book_room',
    { guest: 'Lena Hoff', check_in: '2026-12-01', check_out: '2026-12-04', room_type: 'DBL' },
  ],
]

test.each(rows)('%s', async (text, tools, name, args) => {
  expect(await answer([user(text)], { tools })).toEqual([call(name, args)])
})

const none: readonly (readonly [text: string, tools: readonly ToolDeclaration[]])[] = [
  ['My sister owes me money.', bank],
  ['My brother always sends me money.', bank],
  ['What if I moved 200 dollars from savings to checking?', bank],
  ['Paint the savings account blue.', bank],
  ['Turn on the dishwasher.', car],
  ['Half of my friends drive.', car],
  ['Order 88 arrived broken.', parcels],
  ['I got my money back, thanks.', parcels],
  ['Sound the horn in the lab.', office],
  ['I am sad because of the weather.', office],
  ['Never mind, machine 3 runs again.', office],
  ['What do I have in the fridge?', calendar],
  ['What are you doing on Friday?', calendar],
  ['Take a picture of the dog.', calendar],
  ['My room is lovely.', hotel],
]

test.each(none)('nothing is called: %s', async (text, tools) => {
  const parts = await answer([user(text)], { tools })
  expect(parts.map(({ kind }) => kind)).toEqual(['say'])
})
