import { expect, test } from 'vitest'
import type { MindPart, MindTurn, ToolDeclaration } from '../../mind'
import { answer, assistant, call, called, returned, user } from '../rehearsal'
import { gym, home, money, shop, trip, work } from './choosing.fixture'

type Tools = readonly ToolDeclaration[]
type Calls = readonly (readonly [name: string, args: Record<string, unknown>])[]

const partsOf = (calls: Calls) => calls.map(([name, args]) => call(name, args))

const rows: readonly (readonly [text: string, tools: Tools, calls: Calls])[] = [
  ["It's way too dark in here, turn the kitchen lights on.", home, [['set_lights', { room: 'kitchen', on: true }]]],
  ["I'm freezing, set the bedroom to 22 degrees.", home, [['set_temperature', { room: 'bedroom', celsius: 22 }]]],
  ['We are leaving, so lock the doors please.', home, [['lock_doors', {}]]],
  ['The cat is hungry, give her 40 grams.', home, [['feed_cat', { grams: 40 }]]],
  ['The mail server is acting up, restart it.', work, [['restart_server', { server: 'mail' }]]],
  ['Ticket 77 is solved, you can close it.', work, [['close_ticket', { ticket_id: 77 }]]],
  ["I can't make it to pilates, cancel it.", gym, [['cancel_class', { course: 'pilates' }]]],
  ["I don't want the shoes any more, take them out of my cart.", shop, [['remove_from_cart', { product: 'shoes' }]]],
  ['I need some light, turn the flashlight on.', trip, [['flashlight', { on: true }]]],
  ['I spent 30 euros on clothes.', money, [['addExpense', { amount: 30, category: 'clothes' }]]],
  ['Just paid 12.50 for food.', money, [['addExpense', { amount: 12.5, category: 'food' }]]],
  ['My card got stolen, block it.', money, [['blockCard', { reason: 'stolen' }]]],
  ['I ran 5 kilometers this morning.', gym, [['log_run', { distance_km: 5 }]]],
  ['I slept seven and a half hours.', gym, [['log_sleep', { hours: 7.5 }]]],
  ["We're out of milk.", shop, [['add_to_shopping_list', { item: 'milk' }]]],
  ["We're running low on coffee.", shop, [['add_to_shopping_list', { item: 'coffee' }]]],
  ["That's all, check out please.", shop, [['checkout', {}]]],
  ["I'd rather sit by the window.", trip, [['change_seat', { seat: 'window' }]]],
  ['Give me an aisle seat.', trip, [['change_seat', { seat: 'aisle' }]]],
  ['Two adults and one child to Brighton.', trip, [['book_train', { to: 'Brighton', adults: 2, children: 1 }]]],
  ['Video call Raj.', trip, [['start_call', { contact: 'Raj', video: true }]]],
  ['Is the database up?', work, [['server_status', { server: 'database' }]]],
  ['Clock me out, please.', work, [['clock_out', {}]]],
  ["Okay, that's everything, goodbye!", work, [['end_call', {}]]],
  ['What classes are there on Friday?', gym, [['get_schedule', { day: '2026-11-27' }]]],
  [
    'Set the kitchen to 20 and the bedroom to 17.',
    home,
    [
      ['set_temperature', { room: 'kitchen', celsius: 20 }],
      ['set_temperature', { room: 'bedroom', celsius: 17 }],
    ],
  ],
  [
    'Turn off the lights in the kitchen and the hallway.',
    home,
    [
      ['set_lights', { room: 'kitchen', on: false }],
      ['set_lights', { room: 'hallway', on: false }],
    ],
  ],
  [
    'Close tickets 12, 15 and 18.',
    work,
    [
      ['close_ticket', { ticket_id: 12 }],
      ['close_ticket', { ticket_id: 15 }],
      ['close_ticket', { ticket_id: 18 }],
    ],
  ],
  [
    'Reboot the web server and check the status of the database.',
    work,
    [
      ['restart_server', { server: 'web' }],
      ['server_status', { server: 'database' }],
    ],
  ],
  [
    'Set a timer for 5 minutes and one for 12 minutes.',
    trip,
    [
      ['set_timer', { minutes: 5 }],
      ['set_timer', { minutes: 12 }],
    ],
  ],
]

test.each(rows)('%s', async (text, tools, calls) => {
  expect(await answer([user(text)], { tools })).toEqual(partsOf(calls))
})

test.each<readonly [string, Tools]>([
  ['If it gets dark, turn on the lights in the kitchen.', home],
  ['My mother turned the heating to 25 yesterday.', home],
  ['The lights in the kitchen are pretty.', home],
  ['Should I lock the doors at night?', home],
  ['Paint the kitchen blue.', home],
  ['Food is getting so expensive these days.', money],
  ['My brother spent 500 euros on travel.', money],
  ['I would never spend 300 euros on clothes.', money],
  ['I am reading a book about a stolen card.', money],
  ['I used to run 10 kilometers every day.', gym],
  ['Is yoga good for the back?', gym],
  ['Delete ticket 40.', work],
  ['What would happen if I restarted the mail server?', work],
  ['I restarted the mail server already.', work],
  ["Don't close ticket 12 yet.", work],
  ['Yesterday we had 40 orders.', shop],
  ['I took the train to Leeds yesterday.', trip],
  ['Upgrade my seat to first class.', trip],
  ['Write me a poem about trains.', trip],
  ['Raj called me this morning.', trip],
])('calls nothing: %s', async (text, tools) => {
  expect((await answer([user(text)], { tools })).map(({ kind }) => kind)).toEqual(['say'])
})

const talks: readonly (readonly [tools: Tools, turns: readonly (readonly [text: string, ...Calls[number]])[]])[] = [
  [
    home,
    [
      ['Dim the lights in the bedroom to 30 percent.', 'dim_lights', { room: 'bedroom', percent: 30 }],
      ['No, make it 40.', 'dim_lights', { room: 'bedroom', percent: 40 }],
      ['And in the kitchen too.', 'dim_lights', { room: 'kitchen', percent: 40 }],
      ['Not the kitchen, the hallway.', 'dim_lights', { room: 'hallway', percent: 40 }],
      ['Same for the bedroom.', 'dim_lights', { room: 'bedroom', percent: 40 }],
    ],
  ],
  [
    money,
    [
      ['Send Tom 20 euros.', 'transferMoney', { to: 'Tom', amount: 20 }],
      ['Actually, make that 25.', 'transferMoney', { to: 'Tom', amount: 25 }],
      ['I said Tim, not Tom.', 'transferMoney', { to: 'Tim', amount: 25 }],
    ],
  ],
  [
    gym,
    [
      ['Book yoga on Thursday.', 'book_class', { course: 'yoga', day: '2026-11-26' }],
      ['Make it Friday instead.', 'book_class', { course: 'yoga', day: '2026-11-27' }],
      ['No, boxing.', 'book_class', { course: 'boxing', day: '2026-11-27' }],
    ],
  ],
  [
    work,
    [
      ['Assign ticket 40 to Priya.', 'assign_ticket', { ticket_id: 40, assignee: 'Priya' }],
      ['No, I meant ticket 41.', 'assign_ticket', { ticket_id: 41, assignee: 'Priya' }],
    ],
  ],
  [
    trip,
    [
      ["Text Anna that I'm late.", 'send_message', { contact: 'Anna', text: "I'm late" }],
      ['Oh wait, I meant Hannah.', 'send_message', { contact: 'Hannah', text: "I'm late" }],
    ],
  ],
]

test.each(talks)('goes on from a call (%#)', async (tools, turns) => {
  const history: MindTurn[] = []
  for (const [at, [text, name, args]] of turns.entries()) {
    history.push(user(text))
    const parts: MindPart[] = await answer(history, { tools })
    expect(parts).toEqual([call(name, args)])
    history.push(called(name, args, `call_${at}`), returned({ ok: true }, `call_${at}`), assistant('Done.'))
  }
})
