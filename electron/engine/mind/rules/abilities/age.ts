/** How old someone is, was or will be, by the day, the month or the year of birth that is said. */
import { say, type Ability, type Understanding } from '../ability'
import { sayDay } from '../calendar'
import { count } from '../clock'
import { parseDay } from '../day-words'
import { followed } from '../follow-words'
import { digits } from '../numbers'

const asks =
  /\bhow old\b|\bwhat (?:age|(?:is|was|would be|will be) (?:my|his|her|their|the) age)\b|\bage of\b|\bmy age\b|\bhow many years old\b/
const bornWords =
  /\b(?:born|(?:is|am|are|was|'s) from|birthday is|birthday was|birth ?date is|date of birth is|birth year is|year of birth is)(?: on| in| the)* (.+)$/
/** What goes before, after and around the words for a birth. */
const question =
  / (?:(?:and |so |then )?(?:how old|how many years old|what age|what (?:is|was|would be|will be) (?:my|his|her|their) age).*|be|now|today)$/
/** "How old does she turn this year": the birthday of that year counts. */
const turnsIn =
  /\bhow old (?:do|does|will|would|did|is|am|are) .*?\b(?:turn|become|get|turning|becoming)\b(?: .*?)?(?:(?:in )?(?:the year )?(\d{4}|this year|next year|last year)|on .*|$)/
const when =
  /\b(?:how old|how many years old|what age) (?:will|would|was|were|is|are|am) (?:(?!born\b)[\w']+ )+?(?:in|on|at|by) (?:the year )?(.+?)(?: (?:if|when|given|being)\b.*| (?:\w+ (?:was|were|is)|who is|someone) born\b.*|$)/

type Day = readonly [year: number, month?: number, day?: number]

/** "1985", "March 1985", "the first of May 1985": as much of a day as is said. */
function dayOf(words: string, now: Date): Day | null {
  const written = digits(words.replace(/^(?:on|in) /, '')).replace(/\b(19|20) (\d\d)\b/g, '$1$2')
  const year = /\b\d{4}\b/.exec(written)?.[0]
  if (!year) return null
  if (written === year) return [Number(year)]
  const isMonth = /^[a-z]+ (?:of )?\d{4}$/.test(written)
  const day = parseDay(isMonth ? `the 1st of ${written.replace(' of ', ' ')}` : words, now, true)
  if (!day) return null
  return isMonth ? [day.getFullYear(), day.getMonth()] : [day.getFullYear(), day.getMonth(), day.getDate()]
}

/** Whole years from one to the other, the fewest and the most that they may be. */
function yearsBetween(birth: Day, then: Day): readonly [number, number] {
  const years = then[0] - birth[0]
  for (const at of [1, 2] as const) {
    const [first, second] = [birth[at], then[at]]
    if (first === undefined || second === undefined) return [years - 1, years]
    if (first !== second) return second < first ? [years - 1, years - 1] : [years, years]
  }
  return [years, years]
}

const today = (now: Date): Day => [now.getFullYear(), now.getMonth(), now.getDate()]

/** @param turns the birthday of that year counts */
function tell(birth: Day, then: Day | null, isI: boolean, now: Date, turns = false): Understanding | null {
  const [fewest, most] =
    turns && then ? [then[0] - birth[0], then[0] - birth[0]] : yearsBetween(birth, then ?? today(now))
  if (most > 150) return null
  const be = !then ? (isI ? 'are' : 'is') : then[0] < now.getFullYear() ? (isI ? 'were' : 'was') : 'will be'
  const [year, month, day] = birth
  const born = day === undefined || then ? '' : `, born on ${sayDay(new Date(year, month ?? 0, day), now)}`
  if (fewest < 0) {
    return { certainty: 0.9, outcome: say(then ? 'Nobody is born by then.' : 'That is still to come.'), topic: 'date' }
  }
  const years = fewest === most ? count(most, 'year') : `${fewest} or ${most} years`
  const more = fewest === most ? born : ', depending on the birthday'
  return {
    certainty: 0.96,
    outcome: say(`${isI ? 'You' : 'Someone born then'} ${be} ${years} old${then ? ' then' : ''}${more}.`),
    topic: 'date',
    extracted: {
      born: [year, (month ?? -1) + 1, day].filter(Boolean).join('-'),
      years: fewest === most ? most : [fewest, most],
    },
    followUp: ({ core }) => {
      const slot = followed(core).slot.replace(/^(?:born|someone born|if i was born) /, '')
      const other = slot === core ? null : dayOf(slot, now)
      return other && tell(other, then, isI, now, turns)
    },
  }
}

const isAboutMe = (core: string): boolean =>
  /\bi\b|\bmy\b/.test(core) && !/\b(?:is|was|will|would|does|did) (?:he|she|they|it|this|that|my (?!age))/.test(core)

/** "I am 35, what year was I born" */
const bornWhen =
  /^(?:if )?(i am|i'm|(?:he|she|someone|somebody|my \w+|\w+) is) (\d{1,3})(?: years old| years of age)?(?: today| now| this year)? (?:so |then |and )?(?:in )?(?:what|which|when)(?: year)? (?:was|were|am|is) \S+(?: \w+)? born(?: in)?$/

/** "In what year will he turn 18", of a birth that is told */
const turnsWhen = /\b(?:what year|which year|when)\b.*?\b(?:turns?|be|is|become|reach|hit)s? (\d{1,3})\b/

function tellTurn(core: string, now: Date): Understanding | null {
  const age = Number(turnsWhen.exec(digits(core))?.[1] ?? NaN)
  const words = bornWords
    .exec(core)?.[1]
    ?.replace(/ (?:so |then |and )?(?:in |on )?(?:what year|which year|when)\b.*$/, '')
  const birth = words === undefined || !(age < 150) ? null : dayOf(words, now)
  if (!birth) return null
  const [year, month, day] = birth
  const on = day === undefined ? `in ${year + age}` : `on ${sayDay(new Date(year + age, month ?? 0, day), now)}`
  return { certainty: 0.96, outcome: say(`That is ${on}.`), topic: 'date', extracted: { year: year + age } }
}

function tellBirth(core: string, now: Date): Understanding | null {
  const [, who = '', age = ''] = bornWhen.exec(digits(core)) ?? []
  const [, reached, in_] =
    /\bi (?:turn|turned|will be|will turn|was|am going to be) (\d{1,3}) in (\d{4}) .*\bborn\b/.exec(digits(core)) ?? []
  if (reached && in_) {
    const birth = Number(in_) - Number(reached)
    return { certainty: 0.93, outcome: say(`You were born in ${birth}.`), topic: 'date', extracted: { born: birth } }
  }
  const year = now.getFullYear() - Number(age)
  if (who === '' || Number(age) > 150) return null
  const text = `${/^i\b/.test(who) ? 'You were' : 'That is someone'} born in ${year - 1} or ${year}, depending on the birthday.`
  return { certainty: 0.93, outcome: say(text), topic: 'date', extracted: { born: [year - 1, year] } }
}

export const age: Ability = {
  name: 'age',
  does: 'work out an age from a date of birth',
  wordings: [
    'How old is someone born on March 3, 1990?',
    'How old am I if I was born on the first of May 1985?',
    'I was born in 2001, how old am I?',
    'How old will I be in 2040 if I was born in June 1990?',
  ],
  understand({ core }, { now }) {
    if (!asks.test(core))
      return bornWords.test(core) || / born/.test(core) ? (tellBirth(core, now) ?? tellTurn(core, now)) : null
    const turns = turnsIn.exec(core)
    const moment = turns ? undefined : when.exec(core)?.[1]
    const then = moment ? dayOf(moment, now) : null
    let words = bornWords.exec(core)?.[1]
    for (let before = ''; words !== undefined && before !== words;) {
      before = words
      words = words.replace(question, '')
    }
    const birth = words && (!moment || then) ? dayOf(words, now) : null
    if (birth && turns) {
      const step = turns[1]?.startsWith('next') ? 1 : turns[1]?.startsWith('last') ? -1 : 0
      const year = Number(turns[1]) || now.getFullYear() + step
      return tell(birth, [year], isAboutMe(core), now, true)
    }
    return birth && tell(birth, then, isAboutMe(core), now)
  },
}
