import { expect, test } from 'vitest'
import type { ToolDeclaration } from '../../mind'
import { answer, call, user } from '../rehearsal'
import { moment, schemas as s } from './schemas.fixture'

type Row = readonly [text: string, tools: ToolDeclaration | readonly ToolDeclaration[], args: Record<string, unknown>]

const rows: readonly Row[] = [
  ["What's the weather in Paris?", s.getWeather, { location: 'Paris' }],
  ['How hot is it in New York right now?', s.getWeather, { location: 'New York' }],
  ['Do I need an umbrella in Hamburg today?', s.getWeather, { location: 'Hamburg' }],
  ['Weather in San Francisco, please.', s.getWeather, { location: 'San Francisco' }],
  ["What's the weather like in Boston in celsius?", s.getWeatherIn, { location: 'Boston', unit: 'celsius' }],
  ['Tell me the temperature in Rome in Fahrenheit.', s.getWeatherIn, { location: 'Rome', unit: 'fahrenheit' }],
  ["What's the weather in Tokyo?", s.getWeatherAt, { latitude: 35.685, longitude: 139.7514 }],
  ['Turn on the kitchen lights.', [s.turnOff, s.turnOn], { name: 'kitchen lights' }],
  ['Could you switch the lamp in the bedroom on, please?', [s.turnOff, s.turnOn], { name: 'lamp', area: 'bedroom' }],
  ['Set the brightness of the light to fifty percent.', s.lightSet, { brightness: 50 }],
  ['Set a timer for ten minutes.', s.startTimer, { minutes: 10 }],
  ['Start a timer for an hour and 30 minutes.', s.startTimer, { hours: 1, minutes: 30 }],
  ['Set the temperature to 21 degrees in the office.', s.climate, { temperature: 21, area: 'office' }],
  ['Create an event called Dentist tomorrow at 3 PM.', s.createEvent, { title: 'Dentist', start_time: moment(22, 15) }],
  [
    'Schedule a meeting with Anna on Monday at ten.',
    s.createEvent,
    { title: 'meeting with Anna', start_time: moment(23, 10), attendees: ['Anna'] },
  ],
  ["What's on my calendar tomorrow?", s.listEvents, { date: '2026-11-22' }],
  [
    'Send an email to john at example dot com saying I will be late.',
    s.sendEmail,
    { to: 'john@example.com', body: 'I will be late' },
  ],
  ["Tell Anna that I'm late.", s.sendMessage, { recipient: 'Anna', message: "I'm late" }],
  ['Text my wife that dinner is at eight.', s.sendMessage, { recipient: 'wife', message: 'dinner is at eight' }],
  [
    'Send a message to Bob: see you tomorrow at five.',
    s.sendMessage,
    { recipient: 'Bob', message: 'see you tomorrow at five' },
  ],
  ['Play some jazz.', s.playMusic, { query: 'jazz' }],
  ['Play Bohemian Rhapsody by Queen.', s.playTrack, { track: 'Bohemian Rhapsody', artist: 'Queen' }],
  ['Pause the music.', s.pause, {}],
  ['Search the web for cute cats.', s.searchWeb, { query: 'cute cats' }],
  ['Look up the population of Berlin.', s.searchWeb, { query: 'population of Berlin' }],
  ['Google best pizza in Naples.', s.searchWeb, { query: 'best pizza in Naples' }],
  [
    'Book a flight from Berlin to Lisbon next Friday.',
    s.bookFlight,
    { origin: 'Berlin', destination: 'Lisbon', date: '2026-11-27' },
  ],
  [
    'I want to book a business class flight to Madrid from Paris on December 3rd for two passengers.',
    s.bookFlight,
    { origin: 'Paris', destination: 'Madrid', date: '2026-12-03', cabin: 'business', passengers: 2 },
  ],
  ['Convert 100 dollars to euros.', s.convert, { amount: 100, from_currency: 'USD', to_currency: 'EUR' }],
  ['How much is twenty pounds in Swiss francs?', s.convert, { amount: 20, from_currency: 'GBP', to_currency: 'CHF' }],
  [
    'Order two large pepperoni pizzas and a small margherita.',
    s.orderPizza,
    {
      items: [
        { kind: 'pepperoni', size: 'large', quantity: 2 },
        { kind: 'margherita', size: 'small', quantity: 1 },
      ],
    },
  ],
  ['Set the thermostat to twenty one.', s.thermostat, { temperature: 21 }],
  ['Set the heating to 19 degrees.', s.thermostat, { temperature: 19 }],
  ['Add milk to my shopping list.', s.addToList, { item: 'milk', list: 'shopping list' }],
  ['Put milk, eggs and bread on the shopping list.', s.shopping, { items: ['milk', 'eggs', 'bread'] }],
  [
    'Create an issue in the parley repo titled Crash on start.',
    s.createIssue,
    { repo: 'parley', title: 'Crash on start' },
  ],
  ['Show me issue number 42.', [s.createIssue, s.getIssue], { issue_number: 42 }],
  ['Read the file notes.txt.', s.readMcp, { path: 'notes.txt' }],
  ['Set a timer for ten minutes.', s.setTimer, { duration_seconds: 600 }],
  ['Set a timer for two and a half hours.', s.setTimer, { duration_seconds: 9000 }],
  ['Start a timer for half an hour.', s.startTimerMinutes, { minutes: 30 }],
  ['Cancel the timer.', [s.setTimer, s.cancelTimer, s.timerStatus], {}],
  ['How long is left on the timer?', [s.setTimer, s.cancelTimer, s.timerStatus], {}],
  ['How much time is left?', [s.setTimer, s.cancelTimer, s.timerStatus], {}],
  ['Remind me in an hour to call mom.', s.createReminder, { text: 'call mom', due: moment(21, 15, 31) }],
  [
    'Remind me to water the plants tomorrow at half past four.',
    s.createReminder,
    { text: 'water the plants', due: moment(22, 16, 30) },
  ],
  ['Remind me to buy milk tomorrow at five.', s.remindSaid, { what: 'buy milk', when: 'tomorrow at five' }],
  ['Set an alarm for seven thirty tomorrow.', s.setAlarm, { time: '07:30' }],
  ['Wake me up at 6:45 a.m.', s.setAlarm, { time: '06:45' }],
  ["What's the stock price of Apple?", s.stock, { symbol: 'Apple' }],
  ['Translate good morning into French.', s.translate, { text: 'good morning', target_language: 'French' }],
  ['How do you say thank you in Spanish?', s.translate, { text: 'thank you', target_language: 'Spanish' }],
  ['Call Anna Smith.', s.callContact, { contact: 'Anna Smith' }],
  ['Dial 555 123 4567.', s.dial, { phone_number: '5551234567' }],
  ['Give me directions to the airport.', s.directions, { destination: 'airport', mode: 'driving' }],
  ['How do I get to Central Park on foot?', s.directions, { destination: 'Central Park', mode: 'walking' }],
  ['Reserve a table for four at seven.', s.reserve, { party_size: 4, time: 'seven' }],
  ['Set the volume to 30 percent.', s.volume, { level: 30 }],
  ["What's the news?", s.news, {}],
  ['Flip a coin.', s.joke, {}],
  ['Roll two dice.', s.dice, { count: 2 }],
  ['Open the garage door.', s.garage, {}],
  ['Turn off the light in the bathroom.', s.light, { room: 'bathroom', state: 'off' }],
  ['Turn on the lamp.', s.lamp, { on: true }],
  ['Where is my package with tracking number 1Z999?', s.track, { tracking_number: '1Z999' }],
  ['Save a note: the code is four two.', s.note, { content: 'the code is four two' }],
  ['Look up the contact John Miller.', s.contact, { name: 'John Miller' }],
  ['What movies are playing in Munich tonight?', s.movie, { city: 'Munich', day: 'tonight' }],
  [
    'Find a hotel in Vienna for tomorrow under 150 dollars for two guests.',
    s.hotel,
    { city: 'Vienna', check_in: '2026-11-22', guests: 2, max_price: 150 },
  ],
  ["What's the exchange rate from dollars to yen?", s.rate, { base: 'USD', target: 'JPY' }],
  ["What's the population of Portugal?", s.population, { country: 'Portugal' }],
  ['Find a vegetarian recipe for lasagna.', s.recipe, { dish: 'lasagna', vegetarian: true }],
  ['Add a task to call the bank with high priority.', s.task, { content: 'call the bank', priority: 'high' }],
  ['Open example.com.', s.openUrl, { url: 'https://example.com' }],
  ['I need a taxi to the train station.', s.taxi, { destination: 'train station' }],
  ['Lock the front door.', s.lock, { door: 'front door' }],
]

const tally = (tools: Row[1]) => [tools].flat()

test.each(rows)('%s', async (text, tools, args) => {
  const [part, ...more] = await answer([user(text)], { tools: tally(tools) })
  expect(more).toEqual([])
  expect(part).toEqual(call(part?.kind === 'call' ? part.name : (tally(tools)[0]?.name ?? ''), args))
})

const all = [...new Map(Object.values(s).map((one) => [one.name, one])).values()]

test.each([
  ["What's the weather in Paris?", 'get_weather|getCurrentWeather'],
  ['Turn off the kitchen lights.', 'HassTurnOff|control_light'],
  ['Turn on the kitchen lights.', 'HassTurnOn|control_light'],
  ['Send an email to john@example.com saying hello.', 'send_email'],
  ['Tell Anna that I am late.', 'sendMessage'],
  ['Cancel the timer.', 'cancel_timer'],
  ['Set a timer for five minutes.', 'set_timer|start_timer|HassStartTimer'],
  ['Remind me to call mom tomorrow at five.', 'create_reminder|remind_me'],
  ['Book a flight from Rome to Oslo tomorrow.', 'book_flight'],
  ['Search the web for sailing boats.', 'search_web'],
  ['Create an issue in the parley repo titled Crash.', 'github__create_issue'],
  ['Roll the dice.', 'roll_dice'],
  ['Pause the music.', 'media_pause'],
  ['Convert 20 euros to dollars.', 'convert_currency'],
  ['Order a large margherita pizza.', 'order_pizza'],
])('among all of them: %s', async (text, names) => {
  const [part] = await answer([user(text)], { tools: all })
  expect(part).toMatchObject({ kind: 'call', name: expect.stringMatching(new RegExp(`^(?:${names})$`)) as unknown })
})

test.each([
  'What time is it?',
  'What is the date today?',
  'What is 12 times 19?',
  'Hello there.',
  'Thank you very much.',
  'How are you?',
  'I love the weather today.',
  'The weather was nice yesterday.',
  'What is a timer?',
  'How do I send an email?',
  'How does a thermostat work?',
  'Why is it raining?',
  "Don't turn on the lights.",
  'Do not send the email.',
  'Who invented the telephone?',
  'What does reminder mean?',
  'My wife sent me a message.',
  'I forgot to call the bank.',
  'The flight was terrible.',
  'Do you like music?',
  'Did you send that email?',
  'What is the capital of France?',
  'Tell me a story.',
  'Play chess with me.',
  'Set the table for dinner.',
  'Never mind.',
  'What is the meaning of life?',
  'Explain the weather to me.',
  'I am cold.',
  'She is playing music upstairs.',
  'Repeat that.',
  'What can you do?',
  'Who are you?',
])('calls nothing: %s', async (text) => {
  const parts = await answer([user(text)], { tools: all })
  expect(parts.map(({ kind }) => kind)).toEqual(['say'])
})

test('two requests in one breath are two calls', async () => {
  expect(
    await answer([user('Turn on the kitchen lights and set a timer for ten minutes.')], {
      tools: [s.turnOn, s.setTimer],
    }),
  ).toEqual([call('HassTurnOn', { name: 'kitchen lights' }), call('set_timer', { duration_seconds: 600 })])
})

test('what is declared is not called when calls are forbidden', async () => {
  const parts = await answer([user("What's the weather in Paris?")], { tools: [s.getWeather], toolChoice: 'none' })
  expect(parts.map(({ kind }) => kind)).toEqual(['say'])
})
