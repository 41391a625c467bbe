/** The words of requests and of declared functions, without their endings and without glue. */

const irregular: Record<string, string> = {
  dice: 'die',
  news: 'news',
  people: 'person',
  children: 'child',
  movies: 'movie',
  cookies: 'cookie',
  canceled: 'cancel',
  cancelled: 'cancel',
  sent: 'send',
  bought: 'buy',
  spent: 'spend',
  paid: 'pay',
  ran: 'run',
  drank: 'drink',
  drunk: 'drink',
  ate: 'eat',
  eaten: 'eat',
  slept: 'sleep',
  weigh: 'weight',
  weighed: 'weight',
  took: 'take',
  stolen: 'steal',
  broken: 'break',
  notes: 'note',
  timed: 'time',
  'e-mail': 'email',
  'e-mails': 'email',
  mails: 'email',
  todos: 'todo',
  'to-do': 'todo',
  'to-dos': 'todo',
}

const stems = new Map<string, string>()
const maximumStems = 5000

/** The same for every form of a word; not always a word itself. */
export function stem(word: string): string {
  const kept = stems.get(word)
  if (kept !== undefined) return kept
  if (stems.size >= maximumStems) stems.clear()
  const found = findStem(word)
  stems.set(word, found)
  return found
}

function findStem(word: string): string {
  const known = irregular[word]
  if (known !== undefined) return known
  if (word.length <= 3 || /(?:ss|us|is)$/.test(word)) return word
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`
  if (/(?:ches|shes|sses|xes)$/.test(word)) return word.slice(0, -2)
  const singular = word.replace(/s$/, '')
  if (singular.length > 5 && singular.endsWith('ing')) return singular.slice(0, -3).replace(/(.)\1$/, '$1')
  return singular
}

const endings = /^(?:s|es|e?d|e|y|er|or|ing|ment|ion|ation|ity|al|t|wards?)?$/

/** Of one root: deploy and deployment, humid and humidity, run and running. */
export function akin(left: string, right: string): boolean {
  const one = stem(left)
  const other = stem(right)
  if (one === other) return true
  const [short, long] = one.length < other.length ? [one, other] : [other, one]
  const root = short.length > 4 ? short.replace(/[ey]$/, '') : short
  if (short.length < 3 || !long.startsWith(root)) return false
  const rest = long.slice(root.length)
  // "Car" and "card" only look alike.
  if (short.length === 3 && rest.length === 1 && rest !== 's') return false
  return (
    endings.test(rest.startsWith(root.slice(-1)) ? rest.slice(1) : rest) || (short.length > 3 && endings.test(rest))
  )
}

/** "mcp__github__createIssue" → mcp, github, create, issue */
export function identifierWords(name: string): string[] {
  return name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter((word) => word !== '')
}

const empty = new Set(
  `a an the my our your his her their its this that these those some any all me us you i we it is are am was were be been
do does did can could would will shall should may might to of for from in into on at by with without about as and or but
if then than so not no yes please there here what which who when where how why up down out off over just also too very
new now given specific certain user users using use used based provided via per one each within between more most
returns return current currently information info data details detail result results tool function api service call
mcp hass server plugin action skill`.split(/\s+/),
)

/** Words that carry a meaning, without the glue between them. */
export function contentWords(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[^a-z\d'-]+/)
    .map((word) => word.replace(/'s$|^[-']+|[-']+$/g, ''))
    .filter((word) => word.length > 1 && !empty.has(word))
}

/** Says when or how long, and nothing of what is meant. */
export const isTimeWord =
  /^(?:\d+(?:st|nd|rd|th)|jan(?:uary)?|feb(?:ruary)?|march|april|may|june|july|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|today|tomorrow|yesterday|tonight|(?:mon|tues|wednes|thurs|fri|satur|sun)day|morning|afternoon|evening|night|noon|am|pm|o'clock|week|month|year|next|last|one|two|three|four|five|six|seven|eight|nine|ten|half|past|quarter|hours?|due)$/
