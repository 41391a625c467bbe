/** Small sets of functions, each as one program might declare them. */
import type { ToolDeclaration } from '../../mind'

const text = { type: 'string' }
const number = { type: 'number' }
const whole = { type: 'integer' }
const yes = { type: 'boolean' }
const day = { type: 'string', format: 'date' }
const of = (...options: string[]) => ({ type: 'string', enum: options })
const declare = (
  name: string,
  description: string,
  required: Record<string, object> = {},
  optional: Record<string, object> = {},
): ToolDeclaration => ({
  name,
  description,
  parameters: { type: 'object', properties: { ...required, ...optional }, required: Object.keys(required) },
})

const room = of('kitchen', 'bedroom', 'hallway', 'living_room')

export const home = [
  declare('set_lights', 'Switch the lights of a room on or off.', { room, on: yes }),
  declare('dim_lights', 'Set how bright the lights of a room are.', { room, percent: whole }),
  declare('set_temperature', 'Set the heating of a room.', { room, celsius: number }),
  declare('feed_cat', 'Release food from the cat feeder.', { grams: whole }),
  declare('lock_doors', 'Lock all doors.'),
  declare('close_blinds', 'Close the blinds.'),
]
export const money = [
  declare('addExpense', 'Note money that was spent', {
    amount: number,
    category: of('food', 'travel', 'rent', 'clothes'),
  }),
  declare('transferMoney', 'Send money to somebody', { to: text, amount: number }),
  declare('getBalance', 'What is on the account'),
  declare('blockCard', 'Block the card', { reason: of('lost', 'stolen') }),
]
export const gym = [
  declare('log_run', 'Record a run', { distance_km: number }, { minutes: whole }),
  declare('log_sleep', 'Record how long the user slept', { hours: number }),
  declare('book_class', 'Book a place in a class at the gym', { course: of('yoga', 'pilates', 'boxing'), day }),
  declare('cancel_class', 'Give back a place in a class', { course: of('yoga', 'pilates', 'boxing') }),
  declare('get_schedule', 'Classes of a day', { day }),
]
export const work = [
  declare('close_ticket', 'Close a ticket.', { ticket_id: whole }),
  declare('assign_ticket', 'Assign a ticket to somebody.', { ticket_id: whole, assignee: text }),
  declare('restart_server', 'Restart a server.', { server: of('web', 'mail', 'database') }),
  declare('server_status', 'Whether a server is up.', { server: of('web', 'mail', 'database') }),
  declare('clock_in', 'Start of work.'),
  declare('clock_out', 'End of work.'),
  declare('end_call', 'Hang up.'),
]
export const shop = [
  declare('remove_from_cart', 'Take a product out of the cart.', { product: text }),
  declare('checkout', 'Order what is in the cart.'),
  declare('track_order', 'Where an order is.', { order_number: text }),
  declare('add_to_shopping_list', 'Add something to the shopping list.', { item: text }),
]
export const trip = [
  declare('book_train', 'Book a train ticket.', { to: text, adults: whole }, { children: whole }),
  declare('change_seat', 'Move to another seat.', { seat: of('window', 'aisle') }),
  declare('start_call', 'Call somebody.', { contact: text }, { video: { type: 'boolean', description: 'Video call' } }),
  declare('send_message', 'Send a text message.', { contact: text, text }),
  declare('set_timer', 'Start a countdown.', { minutes: whole }),
  declare('flashlight', 'Flashlight on or off.', { on: yes }),
]
