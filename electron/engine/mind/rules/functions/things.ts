/** Nouns by what they are about. */
import { akin, stem } from './words'

/** Words about the same thing. The first of each line names it. */
const things = `weather forecast temperature rain rainy snow sunny umbrella hot cold warm humid windy degree climate
thermostat temperature heating heat heater degree warmer cooler climate
music song track album artist playlist tune media radio audio
light lamp bulb lighting
email mail inbox gmail
message text sms whatsapp chat
event meeting appointment calendar schedule agenda
timer countdown
alarm wake
reminder remind
task todo
list shopping grocery
flight fly plane airline airfare
hotel accommodation
restaurant table reservation
stock share ticker trade trading
currency money dollar euro pound yen franc rupee peso yuan exchange usd eur gbp jpy chf buck
news headline
web internet online google
volume loud louder quieter softer
route direction navigate navigation traffic drive way map
ride taxi uber cab lyft
food meal burger pizza sushi
contact phone
contact everybody everyone somebody someone
human person agent operator representative somebody someone staff
movie film cinema
recipe cook
issue bug ticket
file document filesystem
folder directory
note memo
repo repository
customer client
package parcel shipment delivery
photo picture image
cover curtain blind shutter garage
vacuum hoover
tv television
translation translate
quiz trivia
train railway
book novel
math calculator expression arithmetic
joke
balance account money
refund reimburse reimbursement
vacation leave pto
pickup collect fetch courier
alert alarm warn warning
calendar free busy availability available
car vehicle auto
cart basket
invoice bill
expense spend
drink water drank
score point grade mark
assignment homework essay quiz exam test submission
speed slow fast faster slower
course class
`
  .trim()
  .split('\n')
  .map((line) => line.split(' '))

const topics = new Map<string, Set<string>>()
for (const [thing = '', ...words] of things) {
  for (const word of [thing, ...words].map(stem)) topics.set(word, (topics.get(word) ?? new Set()).add(thing))
}

export function sameThing(left: string, right: string): boolean {
  const one = stem(left)
  const other = stem(right)
  if (one === other || (one.length > 4 && other.length > 4 && akin(one, other))) return true
  const these = topics.get(one)
  const those = these && topics.get(other)
  if (!these || !those) return false
  for (const thing of those) if (these.has(thing)) return true
  return false
}

export const isKnownThing = (word: string): boolean => topics.has(stem(word))
