import { expect, test } from 'vitest'
import type { MindPart, MindTurn, ToolChoice, ToolDeclaration } from '../../mind'
import { answer, assistant, call, called, returned, say, user } from '../rehearsal'
import { schemas as s } from './schemas.fixture'

/** Says one thing after the other, with empty results for what is called, and gives all that came back. */
async function talk(tools: readonly ToolDeclaration[], ...texts: readonly string[]): Promise<MindPart[]> {
  const history: MindTurn[] = []
  const parts: MindPart[] = []
  for (const [at, text] of texts.entries()) {
    history.push(user(text))
    const [part] = await answer(history, { tools })
    if (!part) continue
    parts.push(part)
    if (part.kind === 'say') history.push(assistant(part.text))
    if (part.kind !== 'call') continue
    history.push(
      called(part.name, part.arguments, `call_${at}`),
      returned({ ok: true }, `call_${at}`),
      assistant('Done.'),
    )
  }
  return parts
}

const dialogues: readonly (readonly [
  name: string,
  tools: ToolDeclaration[],
  turns: readonly (readonly [string, string | MindPart])[],
])[] = [
  [
    'a city',
    [s.getWeather],
    [
      ["What's the weather?", 'For which place?'],
      ['Paris.', call('get_weather', { location: 'Paris' })],
    ],
  ],
  [
    'a city in a sentence',
    [s.getWeather],
    [
      ['Will it rain today?', 'For which place?'],
      ['In New York, please.', call('get_weather', { location: 'New York' })],
    ],
  ],
  [
    'coordinates',
    [s.getWeatherAt],
    [
      ['How is the weather?', 'For which city?'],
      ['Tokyo', call('get_weather', { latitude: 35.685, longitude: 139.7514 })],
    ],
  ],
  [
    'a duration',
    [s.setTimer],
    [
      ['Set a timer.', 'For how long?'],
      ['Ten minutes.', call('set_timer', { duration_seconds: 600 })],
    ],
  ],
  [
    'a bare number',
    [s.startTimerMinutes],
    [
      ['Start a timer, please.', 'For how long?'],
      ['Five.', call('start_timer', { minutes: 5 })],
    ],
  ],
  [
    'a time',
    [s.setAlarm],
    [
      ['Set an alarm.', 'At what time?'],
      ['At seven in the morning.', call('set_alarm', { time: '07:00' })],
    ],
  ],
  [
    'two in a row',
    [s.sendMessage],
    [
      ['Send a message.', 'To whom?'],
      ['To Anna.', 'What should it say?'],
      ['See you at five.', call('sendMessage', { recipient: 'Anna', message: 'See you at five' })],
    ],
  ],
  [
    'words that are a request elsewhere',
    [s.sendMessage],
    [
      ['Send a message to Bob.', 'What should it say?'],
      ['What time is it?', call('sendMessage', { recipient: 'Bob', message: 'What time is it?' })],
    ],
  ],
  [
    'never mind',
    [s.setTimer],
    [
      ['Set a timer.', 'For how long?'],
      ['Never mind.', 'Okay.'],
      ['Ten minutes.', 'none'],
    ],
  ],
  [
    'another request',
    [s.setTimer],
    [
      ['Set a timer.', 'For how long?'],
      ['What time is it?', 'It is 2:31 PM.'],
    ],
  ],
  [
    'another function',
    [s.setTimer, s.joke],
    [
      ['Set a timer.', 'For how long?'],
      ['Flip a coin.', call('flip_coin', {})],
    ],
  ],
  [
    'one of several',
    [s.light],
    [
      ['Turn on the light.', 'For which room?'],
      ['The kitchen.', call('control_light', { room: 'kitchen', state: 'on' })],
    ],
  ],
  [
    'not what was asked',
    [s.thermostat],
    [
      ['Set the thermostat.', 'What is the temperature?'],
      ['Banana.', 'What is the temperature?'],
      ['Twenty one.', call('set_thermostat', { temperature: 21 })],
    ],
  ],
  [
    'an option',
    [s.lock],
    [
      ['Lock the door.', 'Which door: front door, back door or garage?'],
      ['The back door.', call('lock_door', { door: 'back door' })],
    ],
  ],
  [
    'where from, then when',
    [s.bookFlight],
    [
      ['Book a flight to Lisbon.', 'From where?'],
      ['Berlin.', 'For which day?'],
      ['Next Friday.', call('book_flight', { destination: 'Lisbon', origin: 'Berlin', date: '2026-11-27' })],
    ],
  ],
  [
    'more than was asked',
    [s.bookFlight],
    [
      ['Book a flight to Lisbon.', 'From where?'],
      ['From Berlin tomorrow.', call('book_flight', { destination: 'Lisbon', origin: 'Berlin', date: '2026-11-22' })],
    ],
  ],
  [
    'what to play',
    [s.playMusic],
    [
      ['Play some music.', 'What should I play?'],
      ['Miles Davis.', call('play_music', { query: 'Miles Davis' })],
    ],
  ],
  [
    'items',
    [s.shopping],
    [
      ['Add something to my shopping list.', 'Which items?'],
      ['Milk, eggs and bread.', call('addShoppingItems', { items: ['Milk', 'eggs', 'bread'] })],
    ],
  ],
  [
    'another city',
    [s.getWeather],
    [
      ['What is the weather in Paris?', call('get_weather', { location: 'Paris' })],
      ['And in Tokyo?', call('get_weather', { location: 'Tokyo' })],
      ['What about Rome?', call('get_weather', { location: 'Rome' })],
    ],
  ],
  [
    'a correction',
    [s.bookFlight],
    [
      [
        'Book a flight from Berlin to Lisbon tomorrow.',
        call('book_flight', { origin: 'Berlin', destination: 'Lisbon', date: '2026-11-22' }),
      ],
      ['No, I meant on Friday.', call('book_flight', { origin: 'Berlin', destination: 'Lisbon', date: '2026-11-27' })],
    ],
  ],
]

test.each(dialogues)('%s', async (_, tools, turns) => {
  const parts = await talk(tools, ...turns.map(([text]) => text))
  const expected = turns.map(([, part]) => (typeof part === 'string' ? say(part) : part))
  const fits = expected.map((part, at) => (part.kind === 'say' && part.text === 'none' ? { ...parts[at] } : part))
  expect(parts).toEqual(fits)
  expect(parts.map(({ kind }) => kind)).toEqual(expected.map(({ kind }) => kind))
})

const choices: readonly (readonly [
  text: string,
  choice: ToolChoice,
  tools: readonly ToolDeclaration[],
  parts: MindPart,
])[] = [
  ['What time is it?', 'auto', [s.currentTime], say('It is 2:31 PM.')],
  ['What time is it?', 'required', [s.currentTime, s.setTimer], call('get_current_time', {})],
  ['What time is it?', { name: 'get_current_time' }, [s.currentTime], call('get_current_time', {})],
  [
    'What time is it in Tokyo?',
    { name: 'get_current_time' },
    [s.currentTime],
    call('get_current_time', { timezone: 'Tokyo' }),
  ],
  ["What's the weather in Paris?", 'required', [s.setTimer, s.getWeather], call('get_weather', { location: 'Paris' })],
  ["What's the weather?", 'required', [s.getWeather], call('get_weather', { location: "What's the weather?" })],
  ['I like it cold.', 'required', [s.joke, s.thermostat], call('set_thermostat', {})],
  [
    'Milk and eggs.',
    { name: 'addShoppingItems' },
    [s.joke, s.shopping],
    call('addShoppingItems', { items: ['Milk', 'eggs'] }),
  ],
  ["What's the weather in Paris?", { name: 'flip_coin' }, [s.getWeather, s.joke], call('flip_coin', {})],
  ['Lock it.', 'required', [s.lock], call('lock_door', { door: 'front door' })],
  [
    'Good morning.',
    'required',
    [s.directions],
    call('get_directions', { destination: 'Good morning.', mode: 'driving' }),
  ],
  ['Remember that the code is 42.', { name: 'save_note' }, [s.note], call('save_note', { content: 'the code is 42' })],
  ['What is 12 times 19?', 'none', [s.getWeather], say('12 times 19 is 228.')],
  ['Hello.', { name: 'unheard-of' }, [s.getWeather], say('Hello. What can I do for you?')],
]

test.each(choices)('%s with %j', async (text, toolChoice, tools, part) => {
  expect(await answer([user(text)], { tools, toolChoice })).toEqual([part])
})
