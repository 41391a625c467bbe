/** A while before or after now or another time, as it is said: "in 20 minutes", "two hours before 1:15 pm". */
import { digits } from './numbers'

const unit = '(?:hours?|minutes?|seconds?|mins?|secs?)'
const part = `(?:an?|half an|(?:a )?quarter of an|a couple of|\\d+(?:\\.\\d+)?)(?: and a half)? ${unit}`
const span = `(?:in |exactly )?(${part}(?: (?:and )?(?:a half|${part}))?)(?:'s? time)?`
const away = new RegExp(
  `^${span}(?: (from now|from|after|past|later than|later|before|earlier than|earlier|ago|time)(?: (.+))?)?$`,
)

/** "2 hours and 20 minutes" in milliseconds. */
function milliseconds(words: string): number {
  let total = 0
  for (const [, number = '', half, name = ''] of words.matchAll(
    /(half an|(?:a )?quarter of an|a couple of|an?|\d+(?:\.\d+)?)( and a half)? (hour|min|sec)/g,
  )) {
    const amount =
      Number(number) || (/half/.test(number) ? 0.5 : /quarter/.test(number) ? 0.25 : /couple/.test(number) ? 2 : 1)
    const trailing = half !== undefined || /^[a-z]* and a half/.test(words.split(`${number} `)[1] ?? '') ? 0.5 : 0
    total += (amount + trailing) * { hour: 3_600_000, min: 60_000, sec: 1000 }[name as 'hour']
  }
  return total
}

interface Shift {
  /** Below zero for a while ago. */
  milliseconds: number
  /** From when; '' for now, or for what was spoken of. */
  anchor: string
  /** The words say more than a length of time. */
  isMarked: boolean
  /** "An hour later" counts from the time that was told, "in an hour" from now. */
  isFromTold: boolean
}

/** @param words plain text with digits that should be nothing but such a while */
export function readShift(words: string): Shift | null {
  const [, length, side = '', anchor = ''] = away.exec(words) ?? []
  if (!length) return null
  return {
    milliseconds: milliseconds(length) * (/^(?:before|earlier|ago)/.test(side) ? -1 : 1),
    anchor: anchor.replace(/^(?:now|then|that|it)$/, ''),
    isMarked: side !== '' || words.startsWith('in '),
    isFromTold: / (?:later|after|after that|earlier|before that|before)$/.test(words),
  }
}

const shiftWithin = new RegExp(
  `(?:^| )(in ${part}(?: (?:and )?(?:a half|${part}))?(?:'s? time)?|${part} (?:from now|ago))(?= |$)`,
)

/** "What time will it be in Tokyo in two hours": the while, and the words without it. */
export function withoutShift(core: string): { rest: string; milliseconds: number } | null {
  const written = digits(core)
  const found = shiftWithin.exec(written)
  const shift = found?.[1] === undefined ? null : readShift(found[1])
  if (!found || !shift) return null
  const rest = written.slice(0, found.index) + written.slice(found.index + found[0].length)
  return { rest: rest.trim(), milliseconds: shift.milliseconds }
}
