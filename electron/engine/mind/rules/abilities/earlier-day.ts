/** Which of two days comes first. */
import { say, type Ability } from '../ability'
import { daysBetween, sayDay } from '../calendar'
import { ordinalDay, parseDay } from '../day-words'
import { toldDay } from '../follow/told'

const first = 'first|earlier|earliest|sooner|soonest|closer|closest|nearer|nearest|before'
const later = 'later|latest|last|after'
const asks = [
  new RegExp(
    `^(?:which|what)(?: (?:one|day|date|holiday|of (?:them|these|those)))? (?:is|comes|falls|happens|was|will be|will come)(?: (?:the|up|sooner))? ?(${first}|${later})(?: (?:this year|next|from now|in the year))? (.+?) or (.+)$`,
  ),
]
const yesNo = new RegExp(
  `^(?:is|does|will|was) (.+?) (?:come |fall |happen |be )?(before|after|earlier than|later than|sooner than) (.+)$`,
)

const titled = (words: string): string =>
  words
    .replace(/^the /, '')
    .replace(/(?<![\w'])(?!(?:of|the|after|before|in)\b)[a-z]/g, (letter) => letter.toUpperCase())
/** "Christmas"; nothing for what is itself a date. */
const calledBy = (words: string): string => (/\d/.test(words) ? '' : titled(words))

export const earlierDay: Ability = {
  name: 'earlier-day',
  does: 'tell which of two days comes first',
  wordings: [
    'Which comes first, Easter or Pentecost?',
    'Which is sooner, Christmas or Thanksgiving?',
    'Is Easter before May Day?',
    'Which is later, March 3 or April 1?',
  ],
  understand({ core }, { now }) {
    if (!/\b(?:or|before|after|than)\b/.test(core)) return null
    const found = asks.map((pattern) => pattern.exec(core)).find(Boolean)
    const claim = found ? null : yesNo.exec(core)
    const [, word = '', oneWords = '', otherWords = ''] = found ?? [claim, claim?.[2], claim?.[1], claim?.[3]]
    const [one, other] = [oneWords, otherWords].map((words) => (words === '' ? null : parseDay(ordinalDay(words), now)))
    if (!one || !other) return null
    const apart = daysBetween(one, other)
    if (apart === 0) return { certainty: 0.93, outcome: say('They are the same day.'), topic: 'date' }
    const isLater = new RegExp(`^(?:${later})`).test(word)
    const isOne = apart > 0 !== isLater
    const [day, words] = isOne || claim ? [one, oneWords] : [other, otherWords]
    const name = calledBy(words)
    const on = `${name === '' ? '' : `${name}, `}${sayDay(day, now)}`
    const text = claim
      ? `${isOne ? 'Yes' : 'No'}. ${name === '' ? 'That' : name} is ${sayDay(day, now)}, and the other is ${sayDay(other, now)}.`
      : `${on}${name === '' ? '' : ','} comes ${isLater ? 'later' : 'first'}.`
    return { certainty: 0.93, outcome: say(text), topic: 'date', told: [toldDay(day)], extracted: { days: apart } }
  },
}
