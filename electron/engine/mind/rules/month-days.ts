/** Days by their place in a month: "the end of the month", "the first Monday in May", "Friday the 13th". */
import { nthWeekday } from './holidays'

export const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']
export const months = 'january february march april may june july august september october november december'.split(' ')
export const ordinals = 'first second third fourth fifth sixth seventh eighth ninth'.split(' ')
const monthName = `(?:${months.join('|')})`
const monthPart = new RegExp(
  `^(?:the )?(end|last day|beginning|start|first day|\\d{1,2}(?:st|nd|rd|th)|first)(?:(?: of| in)? (?:the )?((?:this |next |last )?(?:month|year|quarter)|${monthName})(?: (?:of )?(\\d{4}))?)?$`,
)
const weekdayOfMonth = new RegExp(
  `^(?:the )?(first|second|third|fourth|fifth|last|[1-5](?:st|nd|rd|th)) (${weekdays.join('|')}) (?:of|in) (?:the )?((?:this |next |last )?month|${monthName})(?: (?:of )?(\\d{4}))?$`,
)

const weekdayDate = new RegExp(
  `^(?:the )?(?:(next|last|coming|previous) )?(${weekdays.join('|')}) (?:the )?(\\d{1,2})(?:st|nd|rd|th)$`,
)

function monthOf(words: string, year: string | undefined, now: Date, past: boolean): Date {
  const named = months.indexOf(words)
  const step = words.startsWith('next') ? 1 : words.startsWith('last') ? -1 : 0
  if (named < 0) return new Date(now.getFullYear(), now.getMonth() + step)
  if (year) return new Date(Number(year), named)
  const passed = past ? named > now.getMonth() : named < now.getMonth()
  return new Date(now.getFullYear() + (passed ? (past ? -1 : 1) : 0), named)
}

/** "the end of the month", "the first of May", "the 30th". */
export function parseMonthPart(text: string, now: Date, past: boolean): Date | null {
  const found = monthPart.exec(text)
  if (!found) return null
  const [, part = '', whole, year] = found
  const atEnd = /^(?:end|last)/.test(part)
  if (whole?.endsWith('year')) {
    const of = now.getFullYear() + (whole.startsWith('next') ? 1 : whole.startsWith('last') ? -1 : 0)
    if (/^\d/.test(part)) return null
    return atEnd ? new Date(of, 11, 31) : new Date(of, 0, 1)
  }
  if (!whole && !/^\d+[a-z]/.test(part)) return null
  if (whole?.endsWith('quarter')) {
    const step = whole.startsWith('next') ? 3 : whole.startsWith('last') ? -3 : 0
    const first = now.getMonth() - (now.getMonth() % 3) + step
    if (/^\d/.test(part)) return null
    return atEnd ? new Date(now.getFullYear(), first + 3, 0) : new Date(now.getFullYear(), first, 1)
  }
  const month = monthOf(whole ?? 'month', year, now, past)
  const wanted = /^\d/.test(part) ? parseInt(part, 10) : 1
  if (atEnd) return new Date(month.getFullYear(), month.getMonth() + 1, 0)
  const inMonth = (start: Date) => {
    const day = new Date(start.getFullYear(), start.getMonth(), wanted)
    return wanted > 0 && day.getMonth() === start.getMonth() ? day : null
  }
  if (whole && whole !== 'month') return inMonth(month)
  const passed = past ? wanted > now.getDate() : wanted < now.getDate()
  return inMonth(new Date(month.getFullYear(), month.getMonth() + (passed && !whole ? (past ? -1 : 1) : 0)))
}

export function parseWeekdayOfMonth(text: string, now: Date, past: boolean): Date | null {
  const found = weekdayOfMonth.exec(text)
  if (!found) return null
  const month = monthOf(found[3] ?? '', found[4], now, past)
  const nth = found[1] === 'last' ? -1 : parseInt(found[1] ?? '', 10) || ordinals.indexOf(found[1] ?? '') + 1
  const day = nthWeekday(month.getFullYear(), month.getMonth(), weekdays.indexOf(found[2] ?? ''), nth)
  return day.getMonth() === month.getMonth() ? day : null
}

/** "Friday the 13th": the next one of all months, or the last one. */
export function parseWeekdayDate(text: string, now: Date, past: boolean): Date | null {
  const [, side = '', weekday = '', date] = weekdayDate.exec(text) ?? []
  if (weekday === '') return null
  const isBack = past || /last|previous/.test(side)
  for (let month = 0; month < 60; month++) {
    const day = new Date(now.getFullYear(), now.getMonth() + (isBack ? -month : month), Number(date))
    const isAway = isBack ? day < now : day > now
    if (isAway && day.getDate() === Number(date) && day.getDay() === weekdays.indexOf(weekday)) return day
  }
  return null
}
