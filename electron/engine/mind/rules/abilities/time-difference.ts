/** How many hours the clocks of two places lie apart. */
import { say, type Ability, type Understanding } from '../ability'
import type { Places } from '../places'
import { followedPlace, here, sayApart, somewhere, unknownPlace, type Somewhere } from '../spoken-place'
import type { TimeConversions } from '../time-conversions'
import { offsetMinutes } from '../zoned-time'

const side = '(ahead|behind|later|earlier|in front|off|away)'
const amount = '(?:by )?how (?:many hours(?: and minutes)?|many time ?zones|much(?: time)?|far|long)'
const be = '(?:is|are|am|does|lies?)(?: the)?(?: time(?: in)?| clocks?(?: in)?| it(?: in)?)?'

const pairs = [
  /^(?:what is |what |how (?:big|large|much|long) is |tell |give |show |me |is there (?:a |any )?|are there |how many hours )*(?:the )?(?:time(?: ?zone)? difference|difference in (?:time|hours)|time between|hours? (?:of )?difference|difference)(?: is there| is| in hours| are there)? (?:between|from|to|with|for|in) (.+)$/,
  /^how (?:many hours|much time|many time ?zones)(?: of)?(?: time)?(?: difference)?(?: is| are| lies?)?(?: there| it)?(?: apart)?(?: is| are)? between (.+)$/,
  /^how (?:many hours|far|much)(?: of time| time)? apart (?:is|are) (.+?)(?: in time)?$/,
]
const ofFirst = new RegExp(`^${amount} ${side} (?:of |from |than )?(.+?) ${be} (.+)$`)
const ofSecond = new RegExp(
  `^${amount}(?: hours)? (?:${side} )?${be} (.+?)(?: ${side})?(?: (?:of|than|from|to|compared (?:to|with)|relative to)(?: (?:it is |the time )?(?:in )?)?(.+))?$`,
)
/** "How many hours is New York behind London" */
const beforeOther = new RegExp(
  `^${amount}(?: hours)? ${be} (?:in )?(.+?) ${side} (?:of |than |from |to )?(?:in )?(.+)$`,
)
const which =
  /^(?:is|are)(?: the)?(?: time in| clocks in| it)?(?: later| earlier)?(?: in)? (.+?)(?:'s time)? (ahead|behind|later|earlier)(?:(?: of)? or (?:behind|ahead|later|earlier))?(?: of| than| compared to)?(?: in)? (.+?)(?: or (?:is it )?(?:ahead|behind|later|earlier)(?: of)?(?: it| them| that)?)?(?:(?: and)?(?: by)? how (?:much|far|many hours|long)(?: is it)?)?$/
const choice =
  /^(?:which(?: one| city| place| country)?|who|where) is (?:it |further |farther |the |time )*(?:ahead|later|earlier|behind)(?: in time)? (?:in )?(.+?) or (?:in )?(.+)$/
/** "Is it later in Rome than in Athens" */
const laterIn = /^is it (later|earlier) in (.+) than (?:it is )?(?:in )?(.+)$/

const same = [
  /^(?:is|are|does|do|has|have) (.+?) (?:in|on|have|has|at|share)? ?the same time(?: ?zone)? (?:as|with|like) (.+)$/,
  /^(?:is|are|does|do|has|have) (.+?) and (.+?) (?:in|on|have|has|at|share)? ?the same time(?: ?zone)?$/,
  /^is it the same time in (.+?) (?:and|as) (.+)$/,
]

export function createTimeDifference(places: Places, conversions: TimeConversions): Ability {
  const find = (words: string, now: Date) => somewhere(words, places, now)

  function tell(first: Somewhere, second: Somewhere, now: Date, start = ''): Understanding {
    const [subject, other] = first === here ? [second, first] : [first, second]
    const minutes = offsetMinutes(now, subject.timeZone) - offsetMinutes(now, other.timeZone)
    return {
      certainty: 0.97,
      outcome: say(`${start}${sayApart(subject, other, now)}`),
      topic: 'city',
      told: [other, subject].flatMap(({ name }, at) =>
        [other, subject][at] === here ? [] : [{ kind: 'place', words: name.toLowerCase() }],
      ),
      extracted: { from: other.name, to: subject.name, minutes },
      followUp: ({ core }) =>
        followPair(core, now) ??
        (/\bthere\b/.test(core)
          ? (conversions.read(core, now, subject) ?? conversions.read(core, now, other))
          : null) ??
        followedPlace(core, places, now, (next) => tell(next, other, now)),
    }
  }

  /** The place whose clocks are ahead is told of first. */
  function tellPair([first, second]: readonly [Somewhere, Somewhere], now: Date): Understanding {
    const isAhead = offsetMinutes(now, first.timeZone) >= offsetMinutes(now, second.timeZone)
    return isAhead ? tell(first, second, now) : tell(second, first, now)
  }

  /** "London and Tokyo", "New York to here" */
  function pairOf(words: string, now: Date): readonly [Somewhere, Somewhere] | null {
    for (const found of words.matchAll(/ (?:and|to|with|from|than|versus|vs) /g)) {
      const first = find(words.slice(0, found.index), now)
      const second = first && find(words.slice(found.index + found[0].length), now)
      if (first && second) return [first, second]
    }
    return null
  }

  function followPair(core: string, now: Date): Understanding | null {
    const words = /^(?:and |so |or |what about |how about )*(?:between |from )(.+)$/.exec(core)?.[1]
    const pair = words ? pairOf(words, now) : null
    return pair ? tellPair(pair, now) : null
  }

  function unknownOf(words: readonly string[], now: Date): Understanding | null {
    const name = words.find((one) => !find(one, now))
    return name === undefined ? null : unknownPlace(name)
  }

  function difference(core: string, now: Date): Understanding | null {
    for (const pattern of pairs) {
      const words = pattern.exec(core)?.[1]
      if (!words) continue
      const pair = pairOf(words, now)
      if (pair) return tellPair(pair, now)
      const single = find(words, now)
      if (single) return tell(single, here, now)
      if (/\btime ?(?:zone )?difference|difference in time/.test(core))
        return unknownOf(words.split(/ (?:and|to) /), now)
    }
    return null
  }

  function distance(core: string, now: Date): Understanding | null {
    const reversed = ofFirst.exec(core)
    if (reversed) {
      const other = find(reversed[2] ?? '', now)
      const subject = find(reversed[3] ?? '', now)
      if (other && subject) return tell(subject, other, now)
    }
    const [, oneWords, , secondWords] = beforeOther.exec(core) ?? []
    const [one, second] = [oneWords, secondWords].map((words) => (words ? find(words, now) : null))
    if (one && second && one !== second) return tell(one, second, now)
    const straight = ofSecond.exec(core)
    if (!straight || (!straight[1] && !straight[3])) return null
    const [, , subjectWords = '', , otherWords] = straight
    const subject = find(subjectWords, now)
    const other = otherWords === undefined ? here : find(otherWords, now)
    if (subject && other && subject !== other) return tell(subject, other, now)
    return /\bhours|time ?zone\b/.test(core) ? unknownOf([subjectWords, otherWords ?? 'here'], now) : null
  }

  function compare(core: string, now: Date): Understanding | null {
    const [, firstWords = '', side = '', secondWords = ''] = which.exec(core.replace(laterIn, 'is $2 $1 than $3')) ?? []
    const first = firstWords === '' ? null : find(firstWords, now)
    const second = first && find(secondWords, now)
    if (!first || !second) return null
    const minutes = offsetMinutes(now, first.timeZone) - offsetMinutes(now, second.timeZone)
    const isSo = /ahead|later/.test(side) ? minutes > 0 : minutes < 0
    return tell(first, second, now, / or /.test(core) ? '' : isSo ? 'Yes. ' : 'No. ')
  }

  /** "Which is ahead, Tokyo or Sydney", "where is it later" */
  function choose(core: string, now: Date): Understanding | null {
    const [, oneWords = '', otherWords = ''] = choice.exec(core) ?? []
    const one = oneWords === '' ? null : find(oneWords, now)
    const other = one && find(otherWords, now)
    return one && other && tellPair([one, other], now)
  }

  function sameTime(core: string, now: Date): Understanding | null {
    for (const pattern of same) {
      const [, firstWords, secondWords] = pattern.exec(core) ?? []
      const [first, second] = [firstWords, secondWords].map((words) => (words ? find(words, now) : null))
      if (!first || !second) continue
      const isSo = offsetMinutes(now, first.timeZone) === offsetMinutes(now, second.timeZone)
      return tell(first, second, now, isSo ? 'Yes. ' : 'No. ')
    }
    return null
  }

  return {
    name: 'time-difference',
    does: 'tell you the time difference between two places',
    wordings: [
      'What is the time difference between London and New York?',
      'How many hours ahead is Tokyo of Berlin?',
      'How far behind Paris is Los Angeles?',
      'Is Sydney ahead of Tokyo?',
      'How many hours are there between Delhi and London?',
    ],
    understand({ core }, { now }) {
      if (!/\b(?:difference|between|ahead|behind|apart|later|earlier|in front|off|away|same time)\b/.test(core))
        return null
      return (
        difference(core, now) ?? distance(core, now) ?? compare(core, now) ?? choose(core, now) ?? sameTime(core, now)
      )
    },
  }
}
