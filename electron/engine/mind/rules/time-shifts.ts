/** A while before or after now or another time, as it is said: "in 20 minutes", "two hours before 1:15 pm". */
import { durationOf, durationWords, withDigits } from './durations'

const away = new RegExp(
  `^(?:in |after |exactly )*(${durationWords})(?:'s? time)?(?: (from now|from|after|past|later than|later|before|earlier than|earlier|ago|time)(?: (.+))?)?$`,
)

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
    milliseconds: durationOf(length) * (/^(?:before|earlier|ago)/.test(side) ? -1 : 1),
    anchor: anchor.replace(/^(?:now|then|that|it)$/, ''),
    isMarked: side !== '' || /^(?:in|after) /.test(words),
    isFromTold: / (?:later|after|after that|earlier|before that|before)$/.test(words),
  }
}

const shiftWithin = new RegExp(
  `(?:^| )((?:in|after) ${durationWords}(?:'s? time)?|${durationWords} (?:from now|ago))(?= |$)`,
)

/** "What time will it be in Tokyo in two hours": the while, and the words without it. */
export function withoutShift(core: string): { rest: string; milliseconds: number } | null {
  const written = withDigits(core)
  const found = shiftWithin.exec(written)
  const shift = found?.[1] === undefined ? null : readShift(found[1])
  if (!found || !shift) return null
  const rest = written.slice(0, found.index) + written.slice(found.index + found[0].length)
  return { rest: rest.trim(), milliseconds: shift.milliseconds }
}
