/** When something ends that begins then and takes so long, or when to begin so that it ends then. */
import { say, type Ability, type Understanding } from '../ability'
import { addDays, daysBetween, sayDay } from '../calendar'
import { minutesUntil, sayTime, type ClockTime } from '../clock'
import { parseDay } from '../day-words'
import { withDigits } from '../durations'
import { toldDay } from '../follow/told'
import { clockIn, dayIn, lengthsIn } from '../scan'

const auxiliary = '(?:do|does|did|is|are|am|was|will|would|should|shall|can|could|must|may|might|have|has|ought)'
const questionStart = new RegExp(
  `(?:^| )(?:(?:so|and|then|tell me|do you know|i wonder) )*((?:(?:by|at|until|till|around) )?(?:when(?: exactly)? ${auxiliary}|what (?:time|date|day|weekday)|which (?:time|date|day|weekday)|how (?:late|early)|what is (?:that|the (?:latest|earliest|end|deadline|time|date|due date|expir\\w+))(?: \\w+)?)\\b.*)$`,
)
/** What is to be done, and is not told. */
const order =
  /^(?:set|remind|wake|turn|schedule|book|create|add|start|stop|play|put|cancel|move|order|call|send|tell|let|make|plan|switch)\b/
/** The time now, or then. */
const asksNow = /^what (?:time|date|day) is (?:it|today)(?: now| today)?$/
const asksThen = /\b(?:is|was|will|would) (?:that|it|this)\b(?: be)?$/
/** What the question asks for begins, and the rest of the sentence says when it must be over. */
const begins =
  /\b(?:leave|be leaving|start|begin|set (?:off|out)|head (?:out|off)|depart|go to (?:bed|sleep)|be in bed|turn in|get going|get started|go(?! home| back)|put|take off|pull out|order|latest)\b/
const ends =
  /\b(?:over|ends?|ended|finish\w*|done|out|arrive|arrival|land|get (?:there|home|in|back|up|to .+)|be (?:there|home|ready|back|free|here|finished|through|at .+)|ready|back|home|wake|run out|runs out|expires?|expired?|expiration|due|up|until|till|stop|close|complete\w*|is (?:that|it|this)|be|will (?:that|it) be|come out|deadline|last day|deliver\w*|return)\b/
const isFuture = /^(?:if|when|say|suppose)\b|\b(?:right now|now)\b/
const daySpan =
  /(?<!\bin )\b(?:an?|1|half an?|\d+(?:\.\d+)?|a couple(?: of)?)(?: |-)(?:business )?(days?|weeks?|fortnights?|months?|years?)\b(?! (?:ago|old))/
const noticed = /\b(?:notice|in advance|ahead of time|beforehand|before (?:that|it|then)|prior|in good time)\b/

/** Between now and a day on, unless morning or afternoon is said. */
function atClock(time: ClockTime, now: Date): Date {
  const { minutes } = minutesUntil(time, now)
  const at = new Date(now.getTime() + minutes * 60_000)
  return new Date(at.getFullYear(), at.getMonth(), at.getDate(), at.getHours(), at.getMinutes())
}

function tellTime(core: string, said: string, asked: string, now: Date): Understanding | null {
  const { lengths, rest } = lengthsIn(said === '' ? core : `${said} ${asked}`)
  if (lengths.length === 0 || lengths.length > 4) return null
  const question = questionStart.exec(rest)?.[1] ?? ''
  const clock = clockIn(rest.slice(0, rest.length - question.length).trim()) ?? clockIn(question)
  const moments = lengths.filter(({ isMoment }) => isMoment)
  const spans = clock ? lengths : lengths.filter(({ isMoment }) => !isMoment)
  const isRelease =
    /\b(?:start|began|begin)/.test(clock?.before ?? '') && /\b(?:can|may|could|allowed)\b/.test(question)
  const needs = begins.test(question) && !isRelease && !/\b(?:it|that|this|the \w+) (?:over|end)\b/.test(question)
  if (!needs && !isRelease && !ends.test(question)) return null
  if (
    !clock &&
    moments.length === 0 &&
    !isFuture.test(said) &&
    !/\b(?:takes?|lasts?|needs?|runs?|long|bakes?|cooks?|for|flight|drive)\b/.test(said)
  )
    return null
  // "My flight is at nine, when do I have to leave to be there two hours early": both lie before.
  if (spans.length === 0 && !asksThen.test(question)) return null
  const isBack = needs || lengths.some(({ isBack }) => isBack)
  if (isBack && !clock && moments.length === 0) return null
  const sign = isBack ? -1 : 1
  const start = clock
    ? atClock(clock.time, now)
    : new Date(now.getTime() + moments.reduce((sum, { milliseconds }) => sum + milliseconds, 0))
  const at = new Date(start.getTime() + sign * spans.reduce((sum, { milliseconds }) => sum + milliseconds, 0))
  const isExact = clock?.time.exact ?? true
  const days = daysBetween(start, at)
  const day =
    !isExact || days === 0
      ? ''
      : days === 1
        ? ' the next day'
        : days === -1
          ? ' the day before'
          : ` on ${sayDay(at, now)}`
  const time = isExact ? sayTime(at) : sayTime(at).replace(/ [AP]M$/, '')
  return {
    certainty: 0.93,
    outcome: say(`That is ${time}${day}.`),
    topic: 'time',
    told: [{ kind: 'time', words: time.toLowerCase() }],
    extracted: { from: clock?.words ?? 'now', seconds: (at.getTime() - start.getTime()) / 1000 },
  }
}

function tellDay(said: string, asked: string, now: Date): Understanding | null {
  const whole = withDigits(`${said} ${asked}`)
  const [span = '', unit = ''] = daySpan.exec(whole) ?? []
  if (span === '' || !/^(?:by |until )?(?:when|what|which|how late)/.test(asked)) return null
  if (!ends.test(asked) && !begins.test(asked) && !noticed.test(whole)) return null
  const around = whole.replace(span, '')
  const anchor = dayIn(around, now, /\b(?:was|were|did|bought|started|began|got|signed|opened|ordered)\b/.test(said))
  const isNow = /\b(?:now|today|from here)\b|^if i (?:start|begin|buy|sign)/.test(around)
  if (!anchor && !isNow) return null
  const isBack = noticed.test(whole) || (begins.test(asked) && !ends.test(asked))
  const from = anchor?.day ?? addDays(now, 0)
  if (/business/.test(span)) return null
  const day = parseDay(
    `${span.replace('-', ' ').replace(/^half a year/, '6 months')} ${isBack ? 'ago' : 'from now'}`,
    from,
  )
  if (!day) return null
  return {
    certainty: 0.93,
    outcome: say(`That ${daysBetween(now, day) < 0 ? 'was' : 'is'} ${sayDay(day, now)}.`),
    topic: 'date',
    told: [toldDay(day)],
    extracted: { from: anchor?.words ?? 'today', span, unit },
  }
}

export const schedule: Ability = {
  name: 'schedule',
  does: 'work out when something ends or has to begin',
  wordings: [
    'If the movie starts at 7:45 p.m. and runs 2 hours and 10 minutes, when is it over?',
    'If I go to bed at 11 and need 8 hours of sleep, when do I get up?',
    'I have to be there at 9 a.m. and the drive takes 50 minutes, when should I leave?',
    'My visa is good for 180 days starting today. When does it run out?',
  ],
  understand({ core }, { now }) {
    if (!/\b(?:hours?|minutes?|mins?|hrs?|\d+ ?h|days?|weeks?|fortnights?|months?|years?)\b/.test(core)) return null
    const asked = order.test(core) ? undefined : questionStart.exec(core)?.[1]
    if (!asked || asksNow.test(asked)) return null
    const said = core
      .slice(0, core.length - asked.length)
      .replace(/ (?:so|and|then|tell me|do you know|i wonder) $/, '')
      .trim()
    // "When does a movie end that starts at eight and runs 90 minutes?"
    const isReversed = said === ''
    const more = /\b(?:if|when|that|which|since|because)\b (.+)$/.exec(
      asked.replace(/^(?:\w+ )?(?:when|what|which)/, ''),
    )
    if (isReversed && !more) return tellTime(asked, '', asked, now)
    const statement = isReversed ? (more?.[1] ?? '') : said
    const question = isReversed ? asked.slice(0, asked.length - (more?.[0].length ?? 0)).trim() : asked
    return tellTime('', statement, question, now) ?? tellDay(statement, question, now)
  },
}
