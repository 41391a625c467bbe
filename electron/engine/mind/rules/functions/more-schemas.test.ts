import { expect, test } from 'vitest'
import type { MindPart, MindTurn, ToolDeclaration } from '../../mind'
import { answer, assistant, call, called, returned, say, user } from '../rehearsal'
import { devices as d } from './more-schemas.fixture'
import { moment, schemas } from './schemas.fixture'

const rows: readonly (readonly [text: string, tool: ToolDeclaration, args: Record<string, unknown>])[] = [
  ['Make the living room light blue.', d.lightColor, { room: 'living room', color: 'blue' }],
  ['change the bedroom lamp to red', d.lightColor, { room: 'bedroom', color: 'red' }],
  ['Could you turn the kitchen lights green please?', d.lightColor, { room: 'kitchen', color: 'green' }],
  ['Open the blinds halfway', d.coverSet, { entity: 'blinds', position: 50 }],
  ['set the bedroom curtains to 30%', d.coverSet, { entity: 'bedroom curtains', position: 30 }],
  ['start the vacuum', d.vacuum, { action: 'start' }],
  ['Vacuum the kitchen.', d.vacuum, { action: 'start', room: 'kitchen' }],
  ['Send the robot vacuum back to its dock', d.vacuum, { action: 'dock' }],
  [
    'Create a new lead, John Miller from Acme.',
    d.createLead,
    { first_name: 'John', last_name: 'Miller', company: 'Acme' },
  ],
  [
    'Add a lead named Sarah Jones with email sarah at acme dot com',
    d.createLead,
    { first_name: 'Sarah', last_name: 'Jones', email: 'sarah@acme.com' },
  ],
  ['Move the Siemens deal to won', d.updateDeal, { deal: 'Siemens', stage: 'won' }],
  ['mark deal Contoso as lost', d.updateDeal, { deal: 'Contoso', stage: 'lost' }],
  ['Log a 15 minute call with Maria Lopez', d.logCall, { customer: 'Maria Lopez', duration_minutes: 15 }],
  ['Add Hey Jude by the Beatles to the queue', d.queue, { track_name: 'Hey Jude', artist_name: 'Beatles' }],
  ['Queue up Yesterday', d.queue, { track_name: 'Yesterday' }],
  ['Create a playlist called Road Trip', d.playlist, { name: 'Road Trip' }],
  ['Make a public playlist named Summer 2026', d.playlist, { name: 'Summer 2026', public: true }],
  ['Next song please', d.skip, {}],
  ['skip this track', d.skip, {}],
  ['Am I free tomorrow at 3?', d.freeBusy, { start: moment(22, 15) }],
  ['Am I free on Monday from 2 p.m. to 4 p.m.?', d.freeBusy, { start: moment(23, 14), end: moment(23, 16) }],
  ['Move my dentist appointment to Friday', d.moveEvent, { event: 'dentist appointment', new_date: '2026-11-27' }],
  ['reschedule the team meeting to next Tuesday', d.moveEvent, { event: 'team meeting', new_date: '2026-11-24' }],
  ['Search my notes for wifi password', d.searchNotes, { query: 'wifi password' }],
  ['Find the notes about the budget', d.searchNotes, { query: 'budget' }],
  ['Add buy paint to my renovation note', d.appendNote, { note_title: 'renovation', text: 'buy paint' }],
  ['Append call the plumber to the note house', d.appendNote, { note_title: 'house', text: 'call the plumber' }],
  [
    'Create a to-do to renew my passport by next Friday',
    d.todo,
    { title: 'renew my passport', due_date: '2026-11-27' },
  ],
  ['Add a to-do: clean the garage, priority 1', d.todo, { title: 'clean the garage', priority: 1 }],
  ['Mark buy milk as done', d.completeTodo, { title: 'buy milk' }],
  ['Check off call the bank', d.completeTodo, { title: 'call the bank' }],
  ['Put three bottles of wine in the cart', d.cart, { product: 'bottles of wine', quantity: 3 }],
  ['Add a toothbrush to my shopping cart', d.cart, { product: 'toothbrush' }],
  ['Where is my order 48213?', d.orderStatus, { order_id: '48213' }],
  ["What's the status of order A17?", d.orderStatus, { order_id: 'A17' }],
  ['Take me from Hamburg to Bremen by train', d.train, { from_station: 'Hamburg', to_station: 'Bremen' }],
  ['When does the next train from Berlin to Prague leave?', d.train, { from_station: 'Berlin', to_station: 'Prague' }],
  [
    'Find a train to Munich from Cologne tomorrow at 8 am',
    d.train,
    { from_station: 'Cologne', to_station: 'Munich', departure: moment(22, 8) },
  ],
  [
    'Book a room in Vienna for 3 nights from December 5th for two guests',
    d.bookHotel,
    { stay: { city: 'Vienna', check_in: '2026-12-05', nights: 3 }, guests: 2 },
  ],
  ['Call me a cab to the airport', d.cab, { destination: 'airport' }],
  ['I need a ride from the office to 12 Main Street', d.cab, { pickup: 'office', destination: '12 Main Street' }],
  ['Order me a wheelchair taxi to the hospital', d.cab, { destination: 'hospital', vehicle: 'wheelchair' }],
  ['Book a table for four at Luigi', d.table, { restaurant: 'Luigi', party_size: 4 }],
  [
    "Reserve a table at Mario's for 2 people tomorrow at 8 p.m.",
    d.table,
    { restaurant: "Mario's", party_size: 2, time: '20:00', date: '2026-11-22' },
  ],
  ['How many open invoices are there?', d.query, { table: 'invoices', status: 'open' }],
  ['Count the customers', d.query, { table: 'customers' }],
  ['Deploy the billing service to staging', d.deploy, { service: 'billing', environment: 'staging' }],
  ['Deploy version 2.3 of api to production', d.deploy, { service: 'api', environment: 'production', version: '2.3' }],
  ['Run the tests of acme', d.tests, { project: 'acme' }],
  ['Merge pull request 317', d.mergePr, { pr_number: 317 }],
  ['merge PR number 42, please', d.mergePr, { pr_number: 42 }],
  ['How humid is it in the bathroom?', d.sensor, { kind: 'humidity', room: 'bathroom' }],
  ["What's the temperature in the nursery?", d.sensor, { kind: 'temperature', room: 'nursery' }],
  ['Set the car to 21 degrees', d.carClimate, { degrees: 21 }],
  ['Set the temperature in the car to 20.5 for the driver', d.carClimate, { degrees: 20.5, zone: 'driver' }],
  ['Lock my car', d.carLock, { locked: true }],
  ['unlock the car', d.carLock, { locked: false }],
  ["What's the range of my car?", d.carRange, {}],
  ['how much battery does the car have', d.carRange, {}],
  ['Transfer 50 euros to Peter', d.transfer, { amount: 50, currency: 'EUR', recipient: 'Peter' }],
  ['Send $20 to Lisa for lunch', d.transfer, { amount: 20, currency: 'USD', recipient: 'Lisa', reference: 'lunch' }],
  ["What's the balance of my savings account?", d.balance, { account: 'savings' }],
  ['How much money do I have in checking?', d.balance, { account: 'checking' }],
  ['Show my transactions since Monday', d.transactions, { since: '2026-11-16' }],
  ['Log a 5 km run', d.workout, { activity: 'running', distance_km: 5 }],
  ['Log 30 minutes of yoga', d.workout, { activity: 'yoga', duration_minutes: 30 }],
  ['Record my weight as 72.5 kilos', d.weight, { kg: 72.5 }],
  ['How many steps did I walk today?', d.steps, { date: '2026-11-21' }],
  ['Water the garden for 10 minutes', d.garden, { m: 10 }],
  ['Set the fan to high', d.fan, { speed: 'high' }],
  ['put the fan on medium speed', d.fan, { speed: 'medium' }],
  ['Print report.pdf twice', d.printer, { file: 'report.pdf', copies: 2 }],
  ['Print 3 copies of invoice.pdf on both sides', d.printer, { file: 'invoice.pdf', copies: 3, duplex: true }],
  ['Take a screenshot', d.screenshot, {}],
  ['Post hello everyone to the general channel', d.slack, { channel: 'general', text: 'hello everyone' }],
  ['Post in the random channel that lunch is ready', d.slack, { channel: 'random', text: 'lunch is ready' }],
  ['Assign ticket PAR-12 to Jonas', d.jira, { ticket: 'PAR-12', assignee: 'Jonas' }],
  ['Restart the nginx container', d.restart, { container: 'nginx' }],
  ['Make me a cappuccino', d.brew, { drink: 'cappuccino' }],
  ['Two espressos please, strength 4', d.brew, { drink: 'espresso', strength: 4, cups: 2 }],
  ['Switch the TV to channel 5', d.television, { channel: 5 }],
  ["What's the weather in Oslo tomorrow?", d.weather, { city: 'Oslo', day: 'tomorrow' }],
  ['make the hallway lights purple', d.lightColor, { room: 'hallway', color: 'purple' }],
  ['I want the lamp in the office to be warm white', d.lightColor, { room: 'office', color: 'warm white' }],
  ['Close the shutters completely', d.coverSet, { entity: 'shutters', position: 0 }],
  ['Please pause the vacuum cleaner', d.vacuum, { action: 'pause' }],
  ['New lead: Tom Baker', d.createLead, { first_name: 'Tom', last_name: 'Baker' }],
  ['Put the Acme deal in the proposal stage', d.updateDeal, { deal: 'Acme', stage: 'proposal' }],
  ['add Imagine by John Lennon to the queue please', d.queue, { track_name: 'Imagine', artist_name: 'John Lennon' }],
  ['I want to skip this song', d.skip, {}],
  ['Do I have time on Tuesday at 10 am?', d.freeBusy, { start: moment(24, 10) }],
  ['Postpone my haircut to December 3rd', d.moveEvent, { event: 'haircut', new_date: '2026-12-03' }],
  ['look for passport in my notes', d.searchNotes, { query: 'passport' }],
  ['put 2 packs of coffee into my basket', d.cart, { product: 'packs of coffee', quantity: 2 }],
  ['tick off water the plants', d.completeTodo, { title: 'water the plants' }],
  ['What happened to order number 991', d.orderStatus, { order_id: '991' }],
  [
    'trains from Paris to Lyon tomorrow morning',
    d.train,
    { from_station: 'Paris', to_station: 'Lyon', departure: moment(22, 6) },
  ],
  ['I want to go to Leipzig from Dresden by train', d.train, { from_station: 'Dresden', to_station: 'Leipzig' }],
  ['Get me a taxi to the station', d.cab, { destination: 'station' }],
  [
    'A table for six at the Golden Dragon on Friday please',
    d.table,
    { restaurant: 'the Golden Dragon', party_size: 6, date: '2026-11-27' },
  ],
  ['how many orders have been cancelled', d.query, { table: 'orders', status: 'cancelled' }],
  ['run all the tests for acme', d.tests, { project: 'acme' }],
  ['please merge pull request number five', d.mergePr, { pr_number: 5 }],
  ["what's the CO2 level in the bedroom", d.sensor, { kind: 'co2', room: 'bedroom' }],
  ['make it 23 degrees in the car', d.carClimate, { degrees: 23 }],
  ['Is the car locked?', d.carRange, {}],
  ['How far can I still drive with my car?', d.carRange, {}],
  [
    'Pay Anna 35 pounds for the tickets',
    d.transfer,
    { amount: 35, currency: 'GBP', recipient: 'Anna', reference: 'tickets' },
  ],
  ['wire 200 dollars to Bob', d.transfer, { amount: 200, currency: 'USD', recipient: 'Bob' }],
  ['log a 10 kilometer bike ride', d.workout, { activity: 'cycling', distance_km: 10 }],
  ['I weigh 70 kilos today, log it', d.weight, { kg: 70 }],
  ['how many steps did I do yesterday', d.steps, { date: '2026-11-20' }],
  ['water the garden for half an hour', d.garden, { m: 30 }],
  ['turn the fan to low', d.fan, { speed: 'low' }],
  ['Print the file agenda.docx', d.printer, { file: 'agenda.docx' }],
  ['write in the team channel: meeting moved to 4', d.slack, { channel: 'team', text: 'meeting moved to 4' }],
  ['reboot the postgres container', d.restart, { container: 'postgres' }],
  ['Can I get a latte?', d.brew, { drink: 'latte' }],
  ['put channel 12 on the TV', d.television, { channel: 12 }],
]
const all = Object.values(d)

test.each(rows)('alone and among all: %s', async (text, tool, args) => {
  const expected = [call(tool.name, args)]
  expect(await answer([user(text)], { tools: [tool] })).toEqual(expected)
  expect(await answer([user(text)], { tools: all })).toEqual(expected)
})

test.each([
  'I walked the dog this morning.',
  'What is a playlist?',
  'The train was late again.',
  'My car is blue.',
  'Why is the sky blue?',
  'She moved to Berlin last year.',
  'I like coffee.',
  'How do you make a cappuccino?',
  "Don't lock the car.",
  'Who won the game?',
  'Tell me about the history of trains.',
  'What does deploy mean?',
  'I spent fifty euros yesterday.',
  'My wife is running late.',
  'The fan is loud.',
  'How are you today?',
  'What is 15 percent of 80?',
  'What time is it in Oslo?',
  'How many days until Christmas?',
  'Spell taxi.',
  'I have a balance problem.',
  'What is the best restaurant in the world?',
  'Is coffee healthy?',
  'I already merged it.',
  'Nobody printed the report.',
  'Can you keep a secret?',
  'Convert 5 kilometers to miles.',
  'Thanks for the coffee.',
  'The deal is off.',
  'Where were you born?',
  "I don't want a taxi.",
  'What day is tomorrow?',
  'The coffee was cold.',
  'My order was wrong.',
  'I hate taking the train.',
  'What is a container?',
  'Who invented the fan?',
  'My daughter turned five.',
  'How does a vacuum work?',
  'They restarted the game.',
  'Do trains run on time?',
  'I printed it already.',
  'Let me think.',
  'The garden is beautiful.',
  'Channel your energy.',
  'What does it mean to merge?',
  'We lost the deal.',
  'Is yoga good for you?',
  'My car needs a wash.',
  'I would never pay that.',
  'How old are you?',
  'What is the square root of 81?',
])('calls nothing and asks nothing: %s', async (text) => {
  const none = await answer([user(text)], { tools: [] })
  // Whoever declares more may be offered more, but what is answered is no question for a parameter.
  const parts = await answer([user(text)], { tools: all })
  expect(parts).toEqual(none)
})

const dialogues: readonly { missing: string; turns: readonly (readonly [string, string | MindPart])[] }[] = [
  {
    missing: 'an amount with its currency',
    turns: [
      ['Transfer money to Peter', 'How much?'],
      ['50 euros', call('transfer_money', { amount: 50, currency: 'EUR', recipient: 'Peter' })],
    ],
  },
  {
    missing: 'a recipient',
    turns: [
      ['Transfer 30 euros', 'To whom?'],
      ['To Anna.', call('transfer_money', { amount: 30, currency: 'EUR', recipient: 'Anna' })],
    ],
  },
  {
    missing: 'a restaurant',
    turns: [
      ['Book a table for two', 'Which restaurant?'],
      ["Luigi's", call('book_table', { restaurant: "Luigi's", party_size: 2 })],
    ],
  },
  {
    missing: 'a number',
    turns: [
      ['Merge the pull request', 'What is the pull request number?'],
      ['12', call('merge_pull_request', { pr_number: 12 })],
    ],
  },
  {
    missing: 'a choice',
    turns: [
      ['Deploy billing', 'Which environment: staging or production?'],
      ['staging', call('trigger_deployment', { service: 'billing', environment: 'staging' })],
    ],
  },
  {
    missing: 'a station',
    turns: [
      ['Find me a train to Rome', 'From where?'],
      ['From Milan', call('search_trains', { from_station: 'Milan', to_station: 'Rome' })],
    ],
  },
  {
    missing: 'a destination',
    turns: [
      ['Call me a cab', 'Where to?'],
      ['the main station', call('request_ride', { destination: 'main station' })],
    ],
  },
  {
    missing: 'a color',
    turns: [
      ['Change the colour of the bedroom lamp', 'Which color?'],
      ['make it green', call('set_light_color', { room: 'bedroom', color: 'green' })],
    ],
  },
  {
    missing: 'a measure',
    turns: [
      ['Log my weight', 'How many kilograms?'],
      ['80 kilos', call('logWeight', { kg: 80 })],
    ],
  },
  {
    missing: 'a value that stops talks elsewhere',
    turns: [
      ['Control the vacuum', 'Which action: start, stop, pause or dock?'],
      ['stop', call('vacuum_control', { action: 'stop' })],
    ],
  },
  {
    missing: 'a day that begins like a verb',
    turns: [
      ['Reschedule my haircut', 'For which day?'],
      ['next Monday', call('reschedule_event', { event: 'haircut', new_date: '2026-11-23' })],
    ],
  },
  {
    missing: 'one after the other, inside of an object',
    turns: [
      ['Book a room in Vienna', 'For which day?'],
      ['December 5th', 'For how long?'],
      ['3 nights', 'How many guests?'],
      ['two', call('book_room', { stay: { city: 'Vienna', check_in: '2026-12-05', nights: 3 }, guests: 2 })],
    ],
  },
]

test.each(dialogues)('asks for $missing', async ({ turns }) => {
  const history: MindTurn[] = []
  const parts: MindPart[] = []
  for (const [text, expected] of turns) {
    history.push(user(text))
    parts.push(...(await answer(history, { tools: all })))
    if (typeof expected === 'string') history.push(assistant(expected))
  }
  expect(parts).toEqual(turns.map(([, part]) => (typeof part === 'string' ? say(part) : part)))
})

test('an optional restaurant is not lost', async () => {
  const parts = await answer([user('Reserve a table for four at seven at Luigi.')], { tools: [schemas.reserve] })
  expect(parts).toEqual([call('reserve_table', { party_size: 4, time: 'seven', restaurant: 'Luigi' })])
})

test('what was asked in the same breath and needs no call is told with the result', async () => {
  const asked = user('What is the weather in Paris and what time is it?')
  const tools = [schemas.getWeather]
  expect(await answer([asked], { tools })).toEqual([call('get_weather', { location: 'Paris' })])
  const parts = await answer([asked, called('get_weather', { location: 'Paris' }), returned('It is sunny.')], { tools })
  expect(parts).toEqual([say('It is sunny. It is 2:31 PM.')])
})

test.each([
  ['I am cold.', d.carClimate, {}],
  ['Do something with the car.', d.carLock, {}],
  ['Yes, lock it.', d.carLock, { locked: true }],
  ['Anything.', d.fan, { speed: 'low' }],
])('made to call, it makes up no number and no yes: %s', async (text, tool, args) => {
  expect(await answer([user(text)], { tools: [tool], toolChoice: 'required' })).toEqual([call(tool.name, args)])
})
