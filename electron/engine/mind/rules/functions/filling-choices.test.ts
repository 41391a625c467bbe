import { expect, test } from 'vitest'
import { bool, code, email, int, list, num, oneOf, str, planned, type Row } from './filling.fixture'

const rows: Row[] = [
  [
    'Pay 1,250 pounds to Acme Ltd.',
    { 'amount!': num, 'currency!': oneOf('USD', 'EUR', 'GBP'), 'payee!': str },
    { amount: 1250, currency: 'GBP', payee: 'Acme Ltd' },
  ],
  ['Void invoice INV dash 20 31.', { 'invoice_id!': code('^INV-\\d+$') }, { invoice_id: 'INV-2031' }],
  [
    'Move the pallet from A 0 7 to C 12.',
    { 'from_bin!': code('^[A-Z]-\\d{2}$'), 'to_bin!': code('^[A-Z]-\\d{2}$') },
    { from_bin: 'A-07', to_bin: 'C-12' },
  ],
  [
    'Assign web 12 to Priya.',
    { 'issue_key!': code('^(MOB|WEB|API)-\\d+$'), 'assignee!': str },
    { issue_key: 'WEB-12', assignee: 'Priya' },
  ],
  ['Add the coupon code SUMMER.', { 'code!': code('^[A-Z0-9]+$') }, { code: 'SUMMER' }],
  ['My plate is B X 4 1 7 2.', { 'plate!': code('^[A-Z]{2}\\d{4}$') }, { plate: 'BX4172' }],
  [
    'Deploy it to staging.',
    {
      'env!': {
        type: 'string',
        enum: ['dev', 'stg', 'prd'],
        description: 'dev: development; stg: staging; prd: production',
      },
    },
    { env: 'stg' },
  ],
  ['Move the task to in progress.', { 'state!': oneOf('todo', 'in_progress', 'done') }, { state: 'in_progress' }],
  ['Print the report on both sides.', { duplex: bool, color: bool }, { duplex: true }],
  ['Show only unread messages.', { unread_only: bool }, { unread_only: true }],
  ['Archive it without notifying anyone.', { notify: bool }, { notify: false }],
  [
    'Create a bug titled crash on start.',
    { 'summary!': str, 'issue_type!': oneOf('Bug', 'Task'), 'assignee!': { type: ['string', 'null'] } },
    { summary: 'crash on start', issue_type: 'Bug', assignee: null },
  ],
  ['Add 10 units to 55810.', { 'sku!': code('^\\d{5}$'), 'delta!': int }, { sku: '55810', delta: 10 }],
  [
    'Rotate the image to the right.',
    { 'direction!': oneOf('clockwise', 'counterclockwise') },
    { direction: 'clockwise' },
  ],
  [
    'Share the budget spreadsheet with lena@corp.com as a viewer.',
    { 'document!': str, 'email!': email, 'role!': oneOf('viewer', 'editor') },
    { document: 'budget spreadsheet', email: 'lena@corp.com', role: 'viewer' },
    'share_document',
  ],
  ['My account number is 8 8 2 1 0 0 4 7.', { 'account_number!': code('^\\d{8}$') }, { account_number: '88210047' }],
  [
    'Turn left forty five degrees.',
    { 'direction!': oneOf('left', 'right'), 'degrees!': num },
    { direction: 'left', degrees: 45 },
  ],
  [
    'Make it two degrees warmer.',
    { 'change!': oneOf('warmer', 'cooler'), degrees: num },
    { change: 'warmer', degrees: 2 },
  ],
  [
    'I need a one-way ticket to Lyon for two adults and one child.',
    { 'to!': str, 'adults!': int, children: int, one_way: bool },
    { to: 'Lyon', adults: 2, children: 1, one_way: true },
  ],
  [
    'Tell me when AAPL goes above 250 dollars.',
    { 'symbol!': code('^[A-Z]{1,5}$'), 'direction!': oneOf('above', 'below'), 'price!': num },
    { symbol: 'AAPL', direction: 'above', price: 250 },
  ],
  [
    'Set the thermostat schedule for weekends to 20 degrees.',
    { 'days!': list(oneOf('mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun')), 'temperature!': num },
    { days: ['sat', 'sun'], temperature: 20 },
  ],
  [
    'Play some jazz in the kitchen on shuffle.',
    { 'query!': str, shuffle: { type: 'boolean', default: false }, room: str },
    { query: 'jazz', shuffle: true, room: 'kitchen' },
    'play_music',
  ],
  [
    'Call Dr. Weber at his office.',
    { 'contact!': str, number_type: oneOf('mobile', 'home', 'work') },
    { contact: 'Dr. Weber' },
    'call_contact',
  ],
  [
    'Read me the last three emails from Petra.',
    { count: int, from: str, unread: bool },
    { count: 3, from: 'Petra' },
    'read_emails',
  ],
  [
    'Assign ticket 31 to the network team.',
    { 'ticket_id!': int, 'team!': oneOf('network', 'billing', 'identity') },
    { ticket_id: 31, team: 'network' },
    'assign_ticket',
  ],
  [
    'Show me sales by month for last year.',
    {
      'metric!': oneOf('sales', 'returns'),
      group_by: oneOf('country', 'month'),
      period: oneOf('last_week', 'last_month', 'last_year'),
    },
    { metric: 'sales', group_by: 'month', period: 'last_year' },
    'run_report',
  ],
  [
    'Pull the inventory report for Q3.',
    { 'report!': oneOf('sales', 'inventory'), quarter: { type: 'integer', minimum: 1, maximum: 4 } },
    { report: 'inventory', quarter: 3 },
    'get_report',
  ],
  [
    'Get directions from the airport to the convention center by train.',
    { 'origin!': str, 'destination!': str, mode: oneOf('driving', 'walking', 'transit') },
    { origin: 'airport', destination: 'convention center', mode: 'transit' },
    'get_directions',
  ],
]

test.each(rows)('codes, choices, yes or no: %s', (text, parameters, expected, name) => {
  expect(planned(text, parameters, name).arguments).toEqual(expected)
})
