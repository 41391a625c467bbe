import { expect, test } from 'vitest'
import { clock, date, int, list, moment, num, oneOf, str, planned, type Row } from './filling.fixture'

const rows: Row[] = [
  [
    'Book a table for two on Friday at a quarter to eight in the evening.',
    { 'date!': date, 'time!': clock, 'party_size!': int },
    { date: '2026-11-27', time: '19:45', party_size: 2 },
  ],
  [
    'Set an alarm for ten to seven on weekdays.',
    { 'time!': clock, days: list(oneOf('MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU')) },
    { time: '06:50', days: ['MO', 'TU', 'WE', 'TH', 'FR'] },
    'set_alarm',
  ],
  [
    'Water the lawn Monday through Thursday at 6 a.m.',
    { 'start_time!': clock, 'days!': list(oneOf('mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun')) },
    { start_time: '06:00', days: ['mon', 'tue', 'wed', 'thu'] },
  ],
  [
    'Find photos from July 2024.',
    { from_date: date, to_date: date },
    { from_date: '2024-07-01', to_date: '2024-07-31' },
    'search_photos',
  ],
  [
    'Request vacation from December 21st until January 4th.',
    { 'start_date!': date, 'end_date!': date },
    { start_date: '2026-12-21', end_date: '2027-01-04' },
  ],
  [
    'Fly me to Rome on January 5th, returning on the 12th.',
    { 'destination!': str, 'depart_date!': date, return_date: date },
    { destination: 'Rome', depart_date: '2027-01-05', return_date: '2027-01-12' },
  ],
  [
    'Book the room tomorrow from nine thirty to eleven.',
    { 'start!': moment, 'end!': moment },
    { start: '2026-11-22T09:30:00', end: '2026-11-22T11:00:00' },
  ],
  [
    'Schedule it for Monday at 3 for 45 minutes.',
    { 'start!': moment, duration_minutes: int },
    { start: '2026-11-23T15:00:00', duration_minutes: 45 },
  ],
  ['Pause the heating for three quarters of an hour.', { 'duration_minutes!': int }, { duration_minutes: 45 }],
  ['Snooze for two and a half minutes.', { 'duration_seconds!': int }, { duration_seconds: 150 }],
  [
    'Schedule an interview of Nora Blake with Stefan on Monday at 11 a.m.',
    { 'candidate!': str, 'interviewer!': str, 'starts_at!': moment },
    { candidate: 'Nora Blake', interviewer: 'Stefan', starts_at: '2026-11-23T11:00:00' },
  ],
  [
    'A hotel in Lisbon from December 1st for three nights for the two of us.',
    { 'city!': str, 'check_in!': date, 'nights!': int, 'guests!': int },
    { city: 'Lisbon', check_in: '2026-12-01', nights: 3, guests: 2 },
  ],
  [
    'Deliver it on Thursday morning.',
    { 'day!': date, 'window!': oneOf('morning', 'afternoon', 'evening') },
    { day: '2026-11-26', window: 'morning' },
  ],
  ['Call me back tomorrow at 4.', { 'callback_time!': moment }, { callback_time: '2026-11-22T16:00:00' }],
  [
    'Book a dentist appointment with Dr. Lee for next Thursday at 9:15.',
    { 'provider!': str, 'date!': date, 'time!': clock },
    { provider: 'Dr. Lee', date: '2026-11-26', time: '09:15' },
    'book_appointment',
  ],
  [
    'Reschedule my appointment to Friday at 10.',
    { 'new_date!': date, 'new_time!': clock },
    { new_date: '2026-11-27', new_time: '10:00' },
  ],
  [
    'Log two and a half hours on the Miller case for yesterday.',
    { 'hours!': num, 'matter!': str, 'work_date!': date },
    { hours: 2.5, matter: 'Miller case', work_date: '2026-11-20' },
  ],
  [
    'Call in sick for tomorrow.',
    {
      'leave_type!': {
        type: 'string',
        enum: ['VAC', 'SICK', 'PAR'],
        description: 'VAC vacation, SICK sick leave, PAR parental leave',
      },
      'start_date!': date,
    },
    { leave_type: 'SICK', start_date: '2026-11-22' },
  ],
  [
    'Submit an expense of 63 euros for lunch with a client on Tuesday.',
    {
      'amount!': num,
      'category!': {
        type: 'string',
        enum: ['transport', 'meals', 'lodging'],
        description: 'transport: taxi, train, fuel; meals: lunch, dinner, coffee; lodging: hotels',
      },
      'expense_date!': date,
    },
    { amount: 63, category: 'meals', expense_date: '2026-11-17' },
  ],
  [
    'Send flowers to 12 Elm Street on Sunday.',
    { 'address!': str, 'day!': date },
    { address: '12 Elm Street', day: '2026-11-22' },
  ],
  [
    'Charge it to 80 percent by 7 in the morning.',
    { 'target_percent!': int, by: clock },
    { target_percent: 80, by: '07:00' },
  ],
  [
    'Turn on night mode from 10 p.m. until 6:30 a.m.',
    { 'from!': clock, 'until!': clock },
    { from: '22:00', until: '06:30' },
  ],
  [
    'Set my status to away until 3.',
    { 'status!': oneOf('available', 'busy', 'away'), until: clock },
    { status: 'away', until: '15:00' },
  ],
  ['Jump back 15 seconds.', { 'offset_seconds!': int }, { offset_seconds: -15 }],
  [
    "Create an event called Team Lunch on Wednesday at noon at Luigi's.",
    { 'title!': str, 'start!': moment, location: str },
    { title: 'Team Lunch', start: '2026-11-25T12:00:00', location: "Luigi's" },
    'create_event',
  ],
  [
    'Every day at 8 remind me to take my pills.',
    { 'text!': str, 'time!': clock, repeat: oneOf('daily', 'weekly', 'monthly') },
    { text: 'take my pills', time: '08:00', repeat: 'daily' },
    'add_reminder',
  ],
  [
    'Turn on the kitchen light.',
    {
      'room!': str,
      'state!': oneOf('on', 'off'),
      brightness: { type: 'integer', minimum: 0, maximum: 100 },
      color: str,
      transition_seconds: num,
    },
    { room: 'kitchen', state: 'on' },
    'control_light',
  ],
  [
    'Send a message to Anna saying I will be there at five.',
    { 'recipient!': str, 'message!': str, schedule_at: moment },
    { recipient: 'Anna', message: 'I will be there at five' },
    'send_message',
  ],
  [
    'Add buy stamps to my tasks with high priority.',
    { 'title!': str, due: date, priority: oneOf('low', 'normal', 'high') },
    { title: 'buy stamps', priority: 'high' },
    'add_task',
  ],
  [
    'Set a pasta timer for 12 minutes.',
    { 'duration_seconds!': int, name: str },
    { duration_seconds: 720, name: 'pasta' },
    'set_timer',
  ],
  [
    'Find emails from Petra about the budget since Monday.',
    { from: str, subject: str, since: date },
    { from: 'Petra', subject: 'budget', since: '2026-11-16' },
    'search_emails',
  ],
  [
    'Give room 204 a late checkout until 2 p.m.',
    { 'RoomNumber!': int, 'Time!': { type: 'string', description: 'HH:mm' } },
    { RoomNumber: 204, Time: '14:00' },
    'SetLateCheckout',
  ],
  [
    'Schedule a viewing of unit 7C for Mr. Osei on Wednesday at 5.',
    { 'unit!': str, 'prospect!': str, 'starts_at!': moment },
    { unit: '7C', prospect: 'Mr. Osei', starts_at: '2026-11-25T17:00:00' },
    'schedule_viewing',
  ],
]

test.each(rows)('days, times and lengths of time: %s', (text, parameters, expected, name) => {
  expect(planned(text, parameters, name).arguments).toEqual(expected)
})
