/** Functions as other programs declare them: voice services, home automation, servers of the Model Context Protocol. */
import type { ToolDeclaration } from '../../mind'

type Properties = Record<string, unknown>

const declare = (
  name: string,
  description: string,
  properties: Properties,
  required: string[] = [],
): ToolDeclaration => ({
  name,
  description,
  parameters: { type: 'object', properties, required, additionalProperties: false },
})
const text = (description = '') => ({ type: 'string', description })
const count = (description = '') => ({ type: 'integer', description })

const getWeather = declare(
  'get_weather',
  'Get current temperature for a given location.',
  { location: text('City and country e.g. Bogotá, Colombia') },
  ['location'],
)
const getWeatherIn = declare(
  'getCurrentWeather',
  'Get the current weather in a given location',
  {
    location: text('The city and state, e.g. San Francisco, CA'),
    unit: { type: 'string', enum: ['celsius', 'fahrenheit'] },
  },
  ['location'],
)
const getWeatherAt = declare(
  'get_weather',
  'Get current temperature for provided coordinates in celsius.',
  { latitude: { type: 'number' }, longitude: { type: 'number' } },
  ['latitude', 'longitude'],
)
const hass = { name: text(), area: text(), floor: text(), domain: { type: 'array', items: { type: 'string' } } }
const turnOn = declare('HassTurnOn', 'Turns on/opens/presses a device or entity', hass)
const turnOff = declare('HassTurnOff', 'Turns off/closes a device or entity', hass)
const lightSet = declare('HassLightSet', 'Sets the brightness percentage or color of a light', {
  ...hass,
  color: text(),
  brightness: {
    type: 'integer',
    minimum: 0,
    maximum: 100,
    description: 'The brightness percentage of the light between 0 and 100',
  },
})
const startTimer = declare('HassStartTimer', 'Starts a new timer', {
  hours: count(),
  minutes: count(),
  seconds: count(),
  name: text(),
})
const climate = declare(
  'HassClimateSetTemperature',
  'Sets the target temperature of a climate device or entity',
  { temperature: { type: 'number' }, area: text() },
  ['temperature'],
)
const createEvent = declare(
  'create_event',
  'Creates an event in the calendar of the user',
  {
    title: text('Title of the event'),
    start_time: { type: 'string', format: 'date-time' },
    end_time: { type: ['string', 'null'], format: 'date-time' },
    attendees: { type: 'array', items: { type: 'string' } },
  },
  ['title', 'start_time'],
)
const listEvents = declare(
  'list_calendar_events',
  'Lists the events of a day',
  { date: { type: 'string', format: 'date' } },
  ['date'],
)
const sendEmail = declare(
  'send_email',
  'Send an email to a given recipient with a subject and message.',
  {
    to: text('The recipient email address.'),
    subject: text('Email subject line.'),
    body: text('Body of the email message.'),
  },
  ['to', 'body'],
)
const sendMessage = declare(
  'sendMessage',
  'Sends a text message to a contact',
  { recipient: text('Who gets it'), message: text('What it says') },
  ['recipient', 'message'],
)
const playMusic = declare(
  'play_music',
  'Plays a song, an artist or a playlist',
  { query: text('What to play'), shuffle: { type: 'boolean' } },
  ['query'],
)
const playTrack = declare(
  'spotify.playTrack',
  'Start playback',
  { track: text('Name of the track'), artist: text('Name of the artist') },
  ['track'],
)
const pause = declare('media_pause', 'Pauses whatever is playing', {})
const searchWeb = declare('search_web', 'Search the internet', { query: text('The search query') }, ['query'])
const bookFlight = declare(
  'book_flight',
  'Books a flight',
  {
    origin: text('City of departure'),
    destination: text('City of arrival'),
    date: { type: 'string', format: 'date' },
    passengers: { type: 'integer', minimum: 1, default: 1 },
    cabin: { enum: ['economy', 'business', 'first'] },
  },
  ['origin', 'destination', 'date'],
)
const convert = declare(
  'convert_currency',
  'Convert an amount from one currency to another',
  { amount: { type: 'number' }, from_currency: text('ISO 4217 code'), to_currency: text('ISO 4217 code') },
  ['amount', 'from_currency', 'to_currency'],
)
const orderPizza: ToolDeclaration = {
  name: 'order_pizza',
  description: 'Order pizzas for delivery',
  parameters: {
    $defs: {
      Pizza: {
        type: 'object',
        properties: {
          kind: { type: 'string', enum: ['margherita', 'pepperoni', 'hawaiian'] },
          size: { type: 'string', enum: ['small', 'medium', 'large'] },
          quantity: { type: 'integer', minimum: 1 },
        },
        required: ['kind', 'quantity'],
      },
    },
    type: 'object',
    properties: { items: { type: 'array', items: { $ref: '#/$defs/Pizza' } }, address: text('Delivery address') },
    required: ['items'],
  },
}
const thermostat = declare(
  'set_thermostat',
  'Sets the thermostat',
  {
    temperature: { type: 'number', minimum: 5, maximum: 35 },
    mode: { type: 'string', enum: ['heat', 'cool', 'auto', 'off'] },
  },
  ['temperature'],
)
const addToList = declare(
  'add_to_list',
  'Adds an item to a list',
  { item: text('What to add'), list: text('Name of the list') },
  ['item'],
)
const shopping = declare(
  'addShoppingItems',
  'Put items on the shopping list',
  { items: { type: 'array', items: { type: 'string' } } },
  ['items'],
)
const createIssue = declare(
  'github__create_issue',
  'Create a new issue in a GitHub repository',
  {
    owner: text(),
    repo: text(),
    title: text('Issue title'),
    body: text('Issue body'),
    labels: { type: 'array', items: { type: 'string' } },
  },
  ['repo', 'title'],
)
const getIssue = declare(
  'github__get_issue',
  'Get details of a specific issue',
  { repo: text('Repository name'), issue_number: { type: 'number' } },
  ['issue_number'],
)
const readMcp = declare(
  'mcp.filesystem.read',
  'Read the complete contents of a file',
  { path: text('Path of the file') },
  ['path'],
)
const setTimer = declare(
  'set_timer',
  'Set a countdown timer',
  { duration_seconds: count('Length in seconds'), label: text() },
  ['duration_seconds'],
)
const startTimerMinutes = declare('start_timer', 'Start a timer', { minutes: { type: 'number' } }, ['minutes'])
const cancelTimer = declare('cancel_timer', 'Cancel the running timer', {})
const timerStatus = declare('get_timer_status', 'How much time is left on the timer', {})
const createReminder = declare(
  'create_reminder',
  'Creates a reminder',
  { text: text('What to be reminded of'), due: { type: 'string', format: 'date-time' } },
  ['text', 'due'],
)
const remindSaid = declare(
  'remind_me',
  'Remind the user of something',
  { what: text('the thing'), when: text('when, in words') },
  ['what', 'when'],
)
const setAlarm = declare('set_alarm', 'Sets an alarm', { time: text('24-hour time, HH:MM') }, ['time'])
const stock = declare(
  'get_stock_price',
  'Get the current stock price',
  { symbol: text('The stock symbol or company') },
  ['symbol'],
)
const translate = declare(
  'translate_text',
  'Translates text',
  { text: text('the text'), target_language: text('Language to translate to') },
  ['text', 'target_language'],
)
const callContact = declare('make_call', 'Place a phone call', { contact: text('Name of the person to call') }, [
  'contact',
])
const dial = declare('dial_number', 'Dials a telephone number', { phone_number: text('The number') }, ['phone_number'])
const directions = declare(
  'get_directions',
  'Directions from one place to another',
  {
    origin: text(),
    destination: text(),
    mode: { type: 'string', enum: ['driving', 'walking', 'transit'], default: 'driving' },
  },
  ['destination', 'mode'],
)
const reserve = declare(
  'reserve_table',
  'Reserve a table in a restaurant',
  { restaurant: text('Name of the restaurant'), party_size: count('Number of people'), time: text('Time of day') },
  ['party_size', 'time'],
)
const volume = declare('set_volume', 'Set the loudness', { level: { type: 'integer', minimum: 0, maximum: 100 } }, [
  'level',
])
const news = declare('getNews', '', { topic: { anyOf: [{ type: 'string' }, { type: 'null' }], default: null } })
const joke: ToolDeclaration = { name: 'flip_coin', description: '', parameters: {} }
const dice = declare('roll_dice', 'Rolls dice', {
  sides: { type: 'integer', default: 6 },
  count: { type: 'integer', default: 1 },
})
const garage: ToolDeclaration = {
  name: 'fn_17',
  description: 'Opens the garage door.',
  parameters: null as unknown as Record<string, unknown>,
}
const light = declare(
  'control_light',
  'Switches a light',
  { room: text('Room'), state: { type: 'string', enum: ['on', 'off'] } },
  ['room', 'state'],
)
const lamp = declare('set_lamp', 'Changes the lamp', { on: { type: 'boolean' } }, ['on'])
const track = declare('track_package', 'Where a parcel is', { tracking_number: text() }, ['tracking_number'])
const note = declare('save_note', 'Saves a note', { content: text('The text of the note') }, ['content'])
const contact = declare('lookupContact', 'Finds a contact', { name: text('Name of the person') }, ['name'])
const movie = declare(
  'get_movie_times',
  'Showtimes of movies',
  { movie: text('Title'), city: text(), day: text('Day, as said') },
  ['city'],
)
const hotel = declare(
  'search_hotels',
  'Search for hotels',
  { city: text(), check_in: { type: 'string', format: 'date' }, guests: count(), max_price: { type: 'number' } },
  ['city', 'check_in'],
)
const rate = declare(
  'get_exchange_rate',
  'Exchange rate of two currencies',
  { base: text('currency code'), target: text('currency code') },
  ['base', 'target'],
)
const population = declare('lookup_population', 'Population of a country', { country: { type: ['string', 'null'] } }, [
  'country',
])
const recipe = declare(
  'find_recipe',
  'Finds recipes',
  { dish: text('Dish to cook'), vegetarian: { type: 'boolean' } },
  ['dish'],
)
const task = declare(
  'todoist__add_task',
  'Add a task',
  {
    content: text('Task content'),
    priority: { oneOf: [{ const: 'low' }, { const: 'normal' }, { const: 'high' }] },
    due_string: text('Due, in words'),
  },
  ['content'],
)
const openUrl = declare('open_url', 'Opens a web page in the browser', { url: { type: 'string', format: 'uri' } }, [
  'url',
])
const taxi = declare(
  'request_ride',
  'Order a taxi',
  { pickup: text('Pickup location'), destination: text('Where to') },
  ['destination'],
)
const lock = declare(
  'lock_door',
  'Locks a door',
  { door: { type: 'string', enum: ['front door', 'back door', 'garage'] } },
  ['door'],
)
const currentTime = declare('get_current_time', 'The current time', { timezone: text() })

export const schemas = {
  getWeather,
  getWeatherIn,
  getWeatherAt,
  turnOn,
  turnOff,
  lightSet,
  startTimer,
  climate,
  createEvent,
  listEvents,
  sendEmail,
  sendMessage,
  playMusic,
  playTrack,
  pause,
  searchWeb,
  bookFlight,
  convert,
  orderPizza,
  thermostat,
  addToList,
  shopping,
  createIssue,
  getIssue,
  readMcp,
  setTimer,
  startTimerMinutes,
  cancelTimer,
  timerStatus,
  createReminder,
  remindSaid,
  setAlarm,
  stock,
  translate,
  callContact,
  dial,
  directions,
  reserve,
  volume,
  news,
  joke,
  dice,
  garage,
  light,
  lamp,
  track,
  note,
  contact,
  movie,
  hotel,
  rate,
  population,
  recipe,
  task,
  openUrl,
  taxi,
  lock,
  currentTime,
}

/** A local moment as RFC 3339 writes it, wherever the test runs. */
export function moment(day: number, hour: number, minute = 0, month = 10): string {
  const at = new Date(2026, month, day, hour, minute)
  const off = -at.getTimezoneOffset()
  const two = (value: number) => String(value).padStart(2, '0')
  const zone =
    off === 0 ? 'Z' : `${off < 0 ? '-' : '+'}${two(Math.floor(Math.abs(off) / 60))}:${two(Math.abs(off) % 60)}`
  return `2026-${two(month + 1)}-${two(day)}T${two(hour)}:${two(minute)}:00${zone}`
}
