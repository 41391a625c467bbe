/** Requests that speak of a day, a time or a place told before, worded with what they mean. */
import { addDays } from '../calendar'
import { parseDay } from '../day-words'
import { dayWords, type Frame, type Told } from './told'
import { span, weekdayNames } from './slots'

/** How certain a wording is that it means what was told. */
export interface Rewriting {
  text: string
  rank: number
}

const lead = '(?:(?:and|so|but|or|then|okay) )*(?:(?:what|how) about )?'
const thing = '(?:that|this|it|then|that (?:day|date|one|moment|time)|this (?:day|date)|the (?:same )?(?:day|date))'
const asksWhat = new RegExp(
  `^${lead}(?:(?:on|in|at) )?(?:what|which) (weekday|day of the week|day|date|month|year|time|week number|week)(?: of the (?:week|month))? (?:is|was|will|would|does|did|be|falls?|makes?)(?: that| it)?(?: (?:be|fall|land|make|makes|mean))*(?: (${thing}))?(?: (?:be|fall|falls|land|on|from))*$`,
)
/** "… what weekday that is" */
const asksIndirectly =
  /^(?:what|which) (weekday|day of the week|day|date|month|year) (?:that|this|it) (?:is|was|will be|falls on|would be)$/
/** "And the weekday?" */
const asksNoun = new RegExp(
  `^(?:(?:and|so|but) |(?:and )?(?:what|how) about )(?:what is |which is |on )?(?:the |what |which )?(weekday|day of the week|date|month|year|week number)$`,
)
/** "Is that a Friday?" */
const isThat = new RegExp(
  `^(?:and |so )*(?:is|was|will|does|did|would) (that|that day|that date|this day)(?: be| fall| land)?(?: on)? (?:a |an |the )?(${weekdayNames}|weekend|week ?day)$`,
)
const howFar =
  /^(?:and |so )*how (?:long|far|soon|much (?:more )?(?:time|longer)|many (?:more )?(days|nights|sleeps|weeks|months|years|hours|minutes))(?: (?:is|was|are|there|will|be|it|left|away|off|ago|until|till|to|before|since|from|now|today|that|then|this|one|day|date|do|does|have|i|we|got|go|wait|must|take))+$/
const refers = /\b(?:that|then|it|away|off|ago|left|this)\b/
const toThen = /\b(?:until|till|to|before|since|from|away|off|ago|left|then|far|soon)\b/
const later = new RegExp(
  `^${lead}(?:(?:what|which) (?:day|date|time|weekday) is )?(?:exactly )?(?:the )?(${span}|day|week|month|year|hour) (later|after|afterwards?|earlier|before|prior|from then|from there|from that(?: day)?)(?: (?:that|then|this|it|that day))?$`,
)
const laterWithin = new RegExp(`\\b(${span}) (later|after that|afterwards?|earlier|before that)$`)
const added = new RegExp(
  `^${lead}(add|plus|\\+|count|go|move|push|minus|subtract|take(?: away| off)?|take)(?: it| that)?(?: (?:forward|on|back|by))* (${span})(?: more)?(?: (?:to|on|onto|from|off|away|of) ?(?:that|it|this|then|that day)?)?$`,
)
const backward = /^(?:minus|subtract|take)|\bback\b/
const weekdayNear = new RegExp(
  `^${lead}(?:(?:what|which) (?:day|date) is |when is )?(?:the )?(?:next )?(${weekdayNames}) (after|following|before)(?: (?:that|then|it|this|that day))?$`,
)
const pronoun =
  /\b(?:that (?:day|date|time|moment)|this (?:day|date)|the same (?:day|date)|that|then|it)\b(?! (?:is|are) )/

const nounOf = (word: string) =>
  word === 'day' || word === 'date' ? word : word === 'day of the week' ? 'weekday' : word

function ofDay(core: string, { words }: Told, isLatest: boolean, now: Date): Rewriting[] {
  const isToday = words === dayWords(now)
  const sure = isLatest ? 0.97 : 0.88
  const noun = (asksNoun.exec(core) ?? asksIndirectly.exec(core))?.[1]
  if (noun && isLatest) return [{ text: `what ${nounOf(noun)} is ${isToday ? 'it' : words}`, rank: sure }]
  const [asked, what = '', meant] = asksWhat.exec(core) ?? []
  if (asked && what !== 'time' && / (?:that|this|it|then|day|date|one)\b/.test(asked)) {
    // "What day is it?" may well mean today; of its weekday nobody asks so who has just asked of another day.
    const mayBeToday =
      meant === undefined
        ? /^(?:day|date|month|year)$/.test(what) && !/\b(?:that|was)\b/.test(asked)
        : /^(?:it|this)$/.test(meant) && !/weekday|week$/.test(what)
    return [{ text: `what ${nounOf(what)} is ${words}`, rank: mayBeToday ? 0.5 : sure }]
  }
  const checked = isLatest ? isThat.exec(core)?.[2] : undefined
  if (checked) return [{ text: `is ${words} a ${checked}`, rank: sure }]
  const [far, unit] = howFar.exec(core) ?? []
  if (far && refers.test(core)) {
    // "How many weeks is that?" may speak of the time told, and not of the day.
    const rank = toThen.test(core) ? sure : 0.9
    return [{ text: `how ${unit ? `many ${unit}` : 'long'} until ${words}`, rank }]
  }
  const [, weekday, side] = weekdayNear.exec(core) ?? []
  const day = weekday ? parseDay(words, now) : null
  if (day && weekday) {
    const step = side === 'before' ? -1 : 1
    const away = (step * (weekdayNames.split('|').indexOf(weekday) - day.getDay()) + 7) % 7 || 7
    return [{ text: `what date is ${dayWords(addDays(day, step * away))}`, rank: sure }]
  }
  return shiftsOf(core, words, 'what date is', sure)
}

/** "Ten days later", "add two weeks to that" */
function shiftsOf(core: string, words: string, ask: string, rank: number): Rewriting[] {
  const [, length, side = ''] = later.exec(core) ?? []
  const [, verb = '', more] = added.exec(core) ?? []
  const far = length ?? more
  if (!far) return []
  const amount = /^(?:day|week|month|year|hour)$/.test(far) ? `1 ${far}` : far
  const isBack = /^(?:earlier|before|prior)/.test(side) || backward.test(verb)
  return [{ text: `${ask} ${amount} ${isBack ? 'before' : 'after'} ${words}`, rank: length ? rank : 1 }]
}

function ofTime(core: string, { words }: Told, isLatest: boolean): Rewriting[] {
  if (!isLatest) return []
  const [far, unit] = howFar.exec(core) ?? []
  if (far && /\b(?:that|then|it)\b/.test(core))
    return [{ text: `how ${unit ? `many ${unit}` : 'long'} until ${words}`, rank: 0.9 }]
  return shiftsOf(core, words, 'what is', 0.9)
}

const mention = /\b(?:in|for|to|at|from|of|about) ((?:the )?[a-z][a-z'-]+(?: [a-z'-]+){0,2})(?= |$)/g
const noPlace =
  /^(?:the )?(?:time|weather|day|date|morning|afternoon|evening|night|moment|file|folder|my|your|an?|one|two|three|it|that|this|me|you|degrees|words?)\b/

/** What the last requests may have named as a place, the latest first. */
function placesNamed(told: readonly Told[], frames: readonly Frame[]): string[] {
  const places = told.filter(({ kind }) => kind === 'place').map(({ words }) => words)
  const named = frames
    .slice(0, 2)
    .flatMap(({ text }) => [...text.matchAll(mention)].map(([, words = '']) => words.replace(/^the /, '')))
  const fitting = named.filter((words) => !noPlace.test(words)).reverse()
  // What could not be answered told nothing of a place: then its own words name one.
  const isRefused = /^(?:cannot|unknown)$/.test(frames[0]?.ability ?? '')
  return [...new Set(isRefused ? [...fitting, ...places.reverse()] : [...places.reverse(), ...fitting])].slice(0, 3)
}

/** What the words mean when they speak of what was told or asked before; each is still to be understood. */
export function referring(core: string, told: readonly Told[], frames: readonly Frame[], now: Date): Rewriting[] {
  if (core.length > 90) return []
  const recent = told.slice(-3)
  const day = recent.findLast(({ kind }) => kind === 'day')
  const time = recent.findLast(({ kind }) => kind === 'time')
  const latest = recent[recent.length - 1]
  const found = [
    ...(day ? ofDay(core, day, day === latest, now) : []),
    ...(time ? ofTime(core, time, time === latest) : []),
  ]
  if (/\bthere\b/.test(core)) {
    found.push(
      ...placesNamed(told, frames).map((place) => ({
        text: core
          .replace(/^(?:(?:and|so|but|or|then|what about|how about) )+/, '')
          .replace(/(?:\bover |\bin )?\bthere\b(?: (?:now|right now))?/, `in ${place}`),
        rank: 0.97,
      })),
    )
  }
  if (found.length === 0 && latest && (latest.kind === 'day' || latest.kind === 'time') && pronoun.test(core)) {
    found.push({ text: core.replace(pronoun, latest.words), rank: 0.85 })
  }
  // "How many hours is that ahead of London?", of the place that was told last.
  if (
    latest?.kind === 'place' &&
    /^(?:(?:and|so|but|by) )*(?:how|is|are|does|which|what) /.test(core) &&
    pronoun.test(core)
  ) {
    const rank = /\b(?:ahead|behind|later|earlier|difference|apart)\b/.test(core) ? 0.98 : 0.9
    found.push({ text: core.replace(pronoun, latest.words), rank })
  }
  const name = latest?.kind === 'day' ? latest.name?.replace(/,? (?:this|last|next) year$|,? \d{4}$/, '') : undefined
  const year = Number(/\d{4}$/.exec(latest?.words ?? '')?.[0])
  if (name && !/\d/.test(name) && theOneAfter.test(core)) {
    const asked = core.replace(join, '').replace(theOneAfter, `${name} ${year + 1}`)
    found.push({ text: / .* /.test(core.replace(theOneAfter, '')) ? asked : `when is ${name} ${year + 1}`, rank: 0.9 })
  } else if (name && !/\d/.test(name) && theNext.test(core)) {
    found.push({ text: core.replace(join, '').replace(theNext, `next ${name}`), rank: 0.9 })
    found.push({ text: core.replace(join, '').replace(theNext, name), rank: 0.89 })
  }
  return found
}

const join = /^(?:(?:and|so|but|or|then) )+/
const theOneAfter = /\bthe (?:one after(?: (?:that|it))?|next one after (?:that|it)|following one)\b/
const theNext = /\bthe next(?: one| time)?\b/

/** A day that a statement names from the one told before: "I come back ten days later". */
export function shiftedIn(core: string, told: readonly Told[]): string | null {
  const [, length, side = ''] = laterWithin.exec(core) ?? []
  const day = told.findLast(({ kind }) => kind === 'day')
  return length && day ? `${length} ${/earlier|before/.test(side) ? 'before' : 'after'} ${day.words}` : null
}
