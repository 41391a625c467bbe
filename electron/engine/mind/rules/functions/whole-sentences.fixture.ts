/** Functions of six programs whose names are not what people say. */
import type { ToolDeclaration } from '../../mind'

type Schemas = Record<string, object>

const text = { type: 'string' }
const number = { type: 'number' }
const whole = { type: 'integer' }
const percent = { type: 'integer', minimum: 0, maximum: 100, description: '0 closed, 100 fully open' }
const day = { type: 'string', format: 'date' }
const of = (...options: (string | number)[]) => ({ type: typeof options[0], enum: options })
const object = (properties: Schemas) => ({ type: 'object', properties, required: Object.keys(properties) })
const declare = (
  name: string,
  description: string,
  required: Schemas = {},
  optional: Schemas = {},
): ToolDeclaration => ({
  name,
  description,
  parameters: { type: 'object', properties: { ...required, ...optional }, required: Object.keys(required) },
})

const account = { ...of('CHK', 'SAV'), description: 'CHK checking, SAV savings' }

export const bank = [
  declare('GetAccountBalance', 'Balance of an account', { account }),
  declare('MoveFunds', 'Transfers money between two accounts', {
    from_account: account,
    to_account: account,
    amount: number,
  }),
  declare('FreezeCard', 'Freezes a card', { last_four: { type: 'string', pattern: '^\\d{4}$' } }),
  declare('ListTransactions', 'Payments of an account', { account }, { min_amount: number, max_amount: number }),
  declare('sendMoney', 'Pays somebody', { to: text, amount: number }),
]
export const car = [
  declare('set_window', 'Opens or closes a window', { window: of('driver', 'passenger'), percent }),
  declare('navigate', 'Start navigation', { destination: text }),
  declare('wipers.power', 'Turn the wipers on or off', { state: of('on', 'off') }),
  declare('seek', 'Jump to a position of the track', { position_seconds: whole }),
  declare('set_speed', 'Playback speed', { rate: of(0.5, 0.75, 1, 1.25, 1.5, 2) }),
]
export const parcels = [
  declare('trackParcel', 'Where a parcel is', { orderId: text }),
  declare('requestRefund', 'Asks for the money back', {
    orderId: text,
    reason: of('DAMAGED', 'WRONG_ITEM', 'LATE', 'NOT_WANTED'),
  }),
  declare('schedulePickup', 'Sends a courier', { address: text, day, window: of('AM', 'PM') }),
  declare('transfer_to_agent', 'Hands over to a person', { team: of('sales', 'billing', 'support') }),
  declare('roll_back', 'Roll back a service', {
    service: of('checkout', 'gateway'),
    env: { ...of('stg', 'prd'), description: 'stg staging, prd production' },
  }),
]
const room = of('lab', 'freezer', 'office')
export const office = [
  declare('request_time_off', 'Ask for leave', {
    kind: { ...of('VAC', 'SICK', 'UNP'), description: 'VAC vacation, SICK illness, UNP unpaid' },
    from_date: day,
    to_date: day,
  }),
  declare('leave_balance', 'How many days off are left'),
  declare('log_downtime', 'Note that a machine stood still', {
    machine: whole,
    minutes: whole,
    cause: of('POWER', 'JAM', 'MATERIAL'),
  }),
  declare('set_thresholds', 'Alert when the temperature leaves the range', {
    room,
    limits: object({ min: number, max: number }),
  }),
  declare('set_interval', 'How often a room is sampled', { room, seconds: whole }),
  declare('order_tests', 'Orders blood work', {
    patient: whole,
    tests: { type: 'array', description: 'CBC blood count, TSH thyroid', items: of('CBC', 'TSH') },
  }),
]
export const calendar = [
  declare(
    'create_event',
    'Creates a calendar event',
    { title: text, start: { type: 'string', format: 'date-time', description: 'Local time' } },
    { attendees: { type: 'array', items: text } },
  ),
  declare('list_events', 'Events of a day', { date: day }),
  declare('find_pictures', 'Searches the picture library', { subject: text }, { from_date: day, to_date: day }),
  declare('read_messages', 'Reads messages', {}, { unread_only: { type: 'boolean' }, from: text }),
  declare('create_playlist', 'Makes a playlist', {
    name: text,
    tracks: { type: 'array', items: object({ title: text, artist: text }) },
  }),
]
export const hotel = [
  declare('book_room', 'Books a room', {
    guest: text,
    check_in: day,
    check_out: day,
    room_type: { ...of('SGL', 'DBL'), description: 'SGL single, DBL double' },
  }),
  declare('request_housekeeping', 'Sends housekeeping', {
    room: whole,
    items: { type: 'array', items: of('towels', 'pillows', 'soap') },
  }),
]
