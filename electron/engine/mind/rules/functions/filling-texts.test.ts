import { expect, test } from 'vitest'
import { bool, date, email, int, list, num, str, planned, type Row } from './filling.fixture'

const rows: Row[] = [
  [
    'Transfer 42 dollars and 50 cents to Maria.',
    { 'amount!': num, 'recipient!': str },
    { amount: 42.5, recipient: 'Maria' },
  ],
  [
    'Track order A 7 X 9 0 2.',
    { 'order_id!': { type: 'string', description: 'Letters and digits' } },
    { order_id: 'A7X902' },
  ],
  [
    'Check flight BA212.',
    { 'flight!': { type: 'string', description: 'Flight number such as LH400' } },
    { flight: 'BA212' },
  ],
  [
    'Set the fan to high.',
    { 'speed!': { type: 'integer', description: '1 low, 2 medium, 3 high', minimum: 1, maximum: 3 } },
    { speed: 3 },
  ],
  [
    'Mark it as low priority.',
    {
      'priority!': {
        type: 'string',
        enum: ['P1', 'P2', 'P3', 'P4'],
        description: 'P1 (critical), P2 (high), P3 (normal), P4 (low)',
      },
    },
    { priority: 'P4' },
  ],
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
  [
    'Play Thriller by Michael Jackson.',
    { 'song!': str, artist: str },
    { song: 'Thriller', artist: 'Michael Jackson' },
    'play_song',
  ],
  [
    'Play the song Yesterday by The Beatles.',
    { 'song!': str, artist: str },
    { song: 'Yesterday', artist: 'The Beatles' },
    'play_song',
  ],
  [
    'Add a comment to ticket 55 saying we are waiting for parts.',
    { 'ticket_id!': int, 'comment!': str },
    { ticket_id: 55, comment: 'we are waiting for parts' },
  ],
  [
    'Cancel booking 8812 because the guest is sick.',
    { 'booking_id!': int, reason: str },
    { booking_id: 8812, reason: 'the guest is sick' },
  ],
  [
    'Give Ben Ortiz 72 points on the history essay.',
    { 'student!': str, 'assignment!': str, 'score!': num },
    { student: 'Ben Ortiz', assignment: 'history essay', score: 72 },
  ],
  ['Set the speed to eight and a half.', { 'kmh!': num }, { kmh: 8.5 }],
  [
    'Blood pressure is 135 over 90 and the pulse is 80.',
    { 'systolic!': int, 'diastolic!': int, pulse: int },
    { systolic: 135, diastolic: 90, pulse: 80 },
  ],
  ['Turn the volume up to 30 percent.', { 'level!': { type: 'integer', minimum: 0, maximum: 100 } }, { level: 30 }],
  [
    'Add Julia Park to contacts, her number is 555 0142 and her email is julia dot park at mail dot com.',
    { 'name!': str, phone: str, email: email },
    { name: 'Julia Park', phone: '5550142', email: 'julia.park@mail.com' },
    'add_contact',
  ],
  [
    'Create a contact for Sam Reyes at Northwind.',
    { 'name!': str, company: str },
    { name: 'Sam Reyes', company: 'Northwind' },
    'create_contact',
  ],
  [
    'Label ticket 77 with urgent, billing and refund.',
    { 'ticket_id!': int, 'labels!': list(str) },
    { ticket_id: 77, labels: ['urgent', 'billing', 'refund'] },
  ],
  [
    'Find flights to Madrid under 200 euros.',
    { 'destination!': str, max_price: num },
    { destination: 'Madrid', max_price: 200 },
    'search_flights',
  ],
  ['Remove the second item.', { 'index!': { type: 'integer', description: '1-based' } }, { index: 2 }],
  ['Go to page twelve.', { 'page!': int }, { page: 12 }],
  [
    'Write down that the meeting was moved to Friday.',
    { 'text!': str },
    { text: 'the meeting was moved to Friday' },
    'create_note',
  ],
  [
    'Post in the marketing channel that the campaign is live.',
    { 'channel!': str, 'text!': str },
    { channel: 'marketing', text: 'the campaign is live' },
    'post_message',
  ],
  [
    'Convert 250 US dollars to yen.',
    {
      'amount!': num,
      'from!': { type: 'string', description: 'ISO 4217 code' },
      'to!': { type: 'string', description: 'ISO 4217 code' },
    },
    { amount: 250, from: 'USD', to: 'JPY' },
  ],
  [
    'Text my brother that dinner is at eight.',
    { 'to!': str, 'message!': str },
    { to: 'brother', message: 'dinner is at eight' },
    'send_text',
  ],
  [
    'Search for red running shoes under 80 dollars in size 42.',
    { 'query!': str, max_price: num, size: num },
    { query: 'red running shoes', max_price: 80, size: 42 },
    'search_products',
  ],
  [
    'Translate good morning my friend into Spanish.',
    { 'text!': str, 'target_language!': { type: 'string', description: 'ISO 639-1 code, e.g. de' } },
    { text: 'good morning my friend', target_language: 'es' },
    'translate',
  ],
  [
    'Increase the budget of campaign 9 by 15 percent.',
    { 'campaign_id!': int, 'percent!': num },
    { campaign_id: 9, percent: 15 },
    'increase_budget',
  ],
  [
    'Refund 19 dollars 99 on order 5521 because the box was broken.',
    { 'order_id!': int, 'amount!': num, reason: str },
    { order_id: 5521, amount: 19.99, reason: 'the box was broken' },
    'refund_order',
  ],
  [
    'Escalate case 77, the customer is very angry.',
    { 'case_id!': int, level: { type: 'integer', enum: [1, 2, 3] } },
    { case_id: 77 },
    'escalate_case',
  ],
  [
    'Merge ticket 88 into 91.',
    { 'source_ticket_id!': int, 'target_ticket_id!': int },
    { source_ticket_id: 88, target_ticket_id: 91 },
    'merge_tickets',
  ],
  [
    'Rename my playlist chill to evening vibes.',
    { 'old_name!': str, 'new_name!': str },
    { old_name: 'chill', new_name: 'evening vibes' },
    'rename_playlist',
  ],
  [
    'Rename the document travel policy to Travel Rules 2027.',
    { 'document!': str, 'new_title!': str },
    { document: 'travel policy', new_title: 'Travel Rules 2027' },
    'rename_document',
  ],
]

test.each(rows)('numbers, names and texts: %s', (text, parameters, expected, name) => {
  expect(planned(text, parameters, name).arguments).toEqual(expected)
})

test('a required value that may be null is null when it was not said, and nothing else is invented', () => {
  const parameters = { 'summary!': str, 'assignee!': { type: ['string', 'null'] }, due: date, notify: bool }
  expect(planned('Create a bug titled crash on start.', parameters).arguments).toEqual({
    summary: 'crash on start',
    assignee: null,
  })
})
