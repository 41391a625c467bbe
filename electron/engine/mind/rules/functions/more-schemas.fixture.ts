/** More functions as other programs declare them: a house, a car, a bank, sales, work on software, sports. */
import type { ToolDeclaration } from '../../mind'

type Properties = Record<string, unknown>

const declare = (
  name: string,
  description: string,
  properties: Properties = {},
  required: string[] = [],
): ToolDeclaration => ({ name, description, parameters: { type: 'object', properties, required } })
const described = (description: string): Properties => (description === '' ? {} : { description })
const text = (description = '') => ({ type: 'string', ...described(description) })
const whole = (description = '', more: Properties = {}) => ({ type: 'integer', ...described(description), ...more })
const number = (description = '', more: Properties = {}) => ({ type: 'number', ...described(description), ...more })
const truth = (description = '') => ({ type: 'boolean', ...described(description) })
const oneOf = (...values: string[]) => ({ type: 'string', enum: values })

export const devices = {
  lightColor: declare(
    'set_light_color',
    'Change the colour of a lamp',
    { room: text('Room name'), color: text('Colour name') },
    ['color'],
  ),
  coverSet: declare(
    'cover.set_position',
    'Moves a cover (blinds, shutters, curtains) to a position',
    { entity: text('Which blinds or curtains'), position: whole('0 closed to 100 open', { minimum: 0, maximum: 100 }) },
    ['position'],
  ),
  vacuum: declare(
    'vacuum_control',
    'Controls the robot vacuum cleaner',
    { action: oneOf('start', 'stop', 'pause', 'dock'), room: text() },
    ['action'],
  ),
  createLead: declare(
    'crm_create_lead',
    'Create a new lead in the CRM',
    { first_name: text(), last_name: text(), company: text(), email: { type: 'string', format: 'email' } },
    ['last_name'],
  ),
  updateDeal: declare(
    'updateDealStage',
    'Moves a deal to another stage of the pipeline',
    { deal: text('Name of the deal'), stage: oneOf('new', 'qualified', 'proposal', 'won', 'lost') },
    ['deal', 'stage'],
  ),
  logCall: declare(
    'log_call',
    'Logs a phone call with a customer',
    { customer: text('Customer name'), duration_minutes: whole(), notes: text() },
    ['customer'],
  ),
  queue: declare('spotify_queue_track', 'Add a song to the queue', { track_name: text(), artist_name: text() }, [
    'track_name',
  ]),
  playlist: declare('create_playlist', 'Creates a playlist', { name: text(), public: truth(), description: text() }, [
    'name',
  ]),
  skip: declare('next_track', 'Skips to the next song'),
  freeBusy: declare(
    'calendar_free_busy',
    'Checks whether the person is free in a time window',
    { start: { type: 'string', format: 'date-time' }, end: { type: 'string', format: 'date-time' } },
    ['start'],
  ),
  moveEvent: declare(
    'reschedule_event',
    'Moves an appointment to another date',
    { event: text('title of the appointment'), new_date: { type: 'string', format: 'date' } },
    ['event', 'new_date'],
  ),
  searchNotes: declare(
    'notes_search',
    'Full-text search in notes',
    { query: text(), tag: text(), limit: whole('how many at most', { default: 10 }) },
    ['query'],
  ),
  appendNote: declare(
    'append_to_note',
    'Adds text to the end of an existing note',
    { note_title: text(), text: text() },
    ['note_title', 'text'],
  ),
  todo: declare(
    'todos/create',
    'Creates a to-do',
    {
      title: text(),
      due_date: { type: 'string', format: 'date' },
      priority: whole('1 (highest) to 4', { minimum: 1, maximum: 4 }),
      labels: { type: 'array', items: { type: 'string' } },
    },
    ['title'],
  ),
  completeTodo: declare('complete_todo', 'Marks a task as done', { title: text('the task') }, ['title']),
  cart: declare(
    'add_to_cart',
    'Puts a product into the shopping cart',
    { product: text(), quantity: whole('', { minimum: 1, default: 1 }) },
    ['product'],
  ),
  orderStatus: declare('getOrderStatus', '', { order_id: text() }, ['order_id']),
  train: declare(
    'search_trains',
    'Finds train connections',
    { from_station: text(), to_station: text(), departure: { type: 'string', format: 'date-time' } },
    ['from_station', 'to_station'],
  ),
  bookHotel: declare(
    'book_room',
    'Books a hotel room',
    {
      stay: {
        type: 'object',
        properties: { city: text(), check_in: { type: 'string', format: 'date' }, nights: whole() },
        required: ['city', 'check_in', 'nights'],
      },
      guests: whole('', { minimum: 1, maximum: 8 }),
    },
    ['stay', 'guests'],
  ),
  cab: declare(
    'request_ride',
    'Orders a taxi',
    { pickup: text(), destination: text(), vehicle: oneOf('standard', 'xl', 'wheelchair') },
    ['destination'],
  ),
  table: declare(
    'book_table',
    'Books a table at a restaurant',
    {
      restaurant: text('Name of the restaurant'),
      party_size: whole(),
      time: text('e.g. 19:30'),
      date: { type: 'string', format: 'date' },
    },
    ['restaurant', 'party_size'],
  ),
  query: declare(
    'count_rows',
    'Counts rows of a database table',
    { table: oneOf('customers', 'orders', 'invoices'), status: oneOf('open', 'paid', 'cancelled') },
    ['table'],
  ),
  deploy: declare(
    'trigger_deployment',
    'Deploys a service to an environment',
    { service: text(), environment: oneOf('staging', 'production'), version: text() },
    ['service', 'environment'],
  ),
  tests: declare('runTests', 'Runs the test suite of a project', { project: text(), watch: truth() }, ['project']),
  mergePr: declare('merge_pull_request', 'Merge a pull request', { pr_number: whole() }, ['pr_number']),
  sensor: declare(
    'read_sensor',
    'Reads a sensor of the house',
    { kind: oneOf('temperature', 'humidity', 'co2'), room: text() },
    ['kind'],
  ),
  carClimate: declare(
    'carSetTemperature',
    'Sets the temperature in the car',
    { degrees: number('Celsius', { minimum: 16, maximum: 28 }), zone: oneOf('driver', 'passenger', 'rear') },
    ['degrees'],
  ),
  carLock: declare('car_lock', 'Locks or unlocks the car', { locked: truth('true to lock') }, ['locked']),
  carRange: declare('car_status', 'Tells the battery level and the range of the car'),
  transfer: declare(
    'transfer_money',
    'Transfers money to somebody',
    { amount: number(), currency: oneOf('EUR', 'USD', 'GBP'), recipient: text(), reference: text() },
    ['amount', 'recipient'],
  ),
  balance: declare('get_balance', 'Returns the balance of a bank account', { account: oneOf('checking', 'savings') }, [
    'account',
  ]),
  transactions: declare('list_transactions', 'Lists transactions of the account', {
    since: { type: 'string', format: 'date' },
    category: text(),
  }),
  workout: declare(
    'log_workout',
    'Logs a workout',
    { activity: oneOf('running', 'cycling', 'swimming', 'yoga'), distance_km: number(), duration_minutes: whole() },
    ['activity'],
  ),
  weight: declare('logWeight', 'Records body weight', { kg: number() }, ['kg']),
  steps: declare('get_steps', 'Number of steps walked', { date: { type: 'string', format: 'date' } }),
  garden: declare('xq_7', 'Waters the garden for some minutes', { m: whole('minutes') }, ['m']),
  fan: declare('set_fan_speed', '', { speed: oneOf('low', 'medium', 'high') }, ['speed']),
  printer: declare(
    'print_document',
    'Prints a document',
    { file: text(), copies: whole('', { default: 1 }), duplex: truth('print on both sides') },
    ['file'],
  ),
  screenshot: declare('takeScreenshot', ''),
  slack: declare(
    'slack_post_message',
    'Posts a message to a Slack channel',
    { channel: text('name of the channel'), text: text() },
    ['channel', 'text'],
  ),
  jira: declare('jira_assign', 'Assigns a ticket to somebody', { ticket: text('e.g. PAR-12'), assignee: text() }, [
    'ticket',
    'assignee',
  ]),
  restart: declare('restart_container', 'Restarts a Docker container', { container: text() }, ['container']),
  weather: declare('weather_forecast', 'Weather forecast', { city: text(), day: text() }, ['city']),
  brew: declare(
    'brew_coffee',
    'Brews a coffee',
    {
      drink: oneOf('espresso', 'cappuccino', 'latte'),
      strength: whole('1 to 5', { minimum: 1, maximum: 5 }),
      cups: whole(),
    },
    ['drink'],
  ),
  television: declare('tv_set_channel', 'Changes the TV channel', { channel: whole('number of the channel') }, [
    'channel',
  ]),
}
