/** Months, weeks and years that are named as a whole: their first and their last day. */
import type { ParsedComponents } from 'chrono-node'

export interface Span {
  from: Date
  to: Date
}

const noon = (year: number, month: number, day: number) => new Date(year, month, day, 12)

/** @param text the words of the time, and `before` those that lead to it */
export function spanOf(text: string, at: Date, now: Date, start: ParsedComponents, before: string): Span | null {
  if (/\bweekend$/i.test(text)) {
    const shift = /^last/i.test(text) ? -1 : 0
    const saturday = noon(now.getFullYear(), now.getMonth(), now.getDate() + ((6 - now.getDay() + 7) % 7) + 7 * shift)
    if (/^next/i.test(text)) saturday.setDate(saturday.getDate() + 7)
    return { from: saturday, to: noon(saturday.getFullYear(), saturday.getMonth(), saturday.getDate() + 1) }
  }
  if (/^(?:last|this|next|the (?:last|next)) week$/i.test(text)) {
    const monday = noon(at.getFullYear(), at.getMonth(), at.getDate() - ((at.getDay() + 6) % 7))
    return { from: monday, to: noon(monday.getFullYear(), monday.getMonth(), monday.getDate() + 6) }
  }
  if (/^(?:last|this|next) month$/i.test(text)) return monthAt(at.getFullYear(), at.getMonth())
  if (/^(?:last|this|next) year$/i.test(text)) {
    return { from: noon(at.getFullYear(), 0, 1), to: noon(at.getFullYear(), 11, 31) }
  }
  if (!start.isCertain('month') || start.isCertain('day')) return null
  const isLast = /\blast $/i.test(before) || /^last/i.test(text)
  const year = at.getFullYear() - (isLast && at > now && !start.isCertain('year') ? 1 : 0)
  return monthAt(year, at.getMonth())
}

const monthAt = (year: number, month: number): Span => ({ from: noon(year, month, 1), to: noon(year, month + 1, 0) })
