/** Days, times and durations of a request for all the parameters that want one. */
import type { Arguments } from './fill'
import type { Parameter } from './declared'
import type { Kind } from './kinds'
import type { Said } from './said'
import { takeDuration, takeWhen, writeDuration, writeWhen } from './when'

const ofTime: readonly Kind[] = ['moment', 'date', 'time']
const isEnd = ({ words }: Parameter) => /\b(?:end|until|finish|to|return|checkout|out)\b/.test(words.join(' '))

export function fillTimes(
  parameters: readonly Parameter[],
  kinds: ReadonlyMap<string, Kind>,
  said: Said,
  now: Date,
  filled: Arguments,
): void {
  const wanted = parameters.filter(({ name }) => filled[name] === undefined)
  const parts = wanted.filter(({ name, type }) => /^(?:hours|minutes|seconds)$/.test(name) && type !== 'string')
  const durations = wanted.filter(
    ({ name }) => kinds.get(name) === 'duration' && !parts.some((one) => one.name === name && parts.length > 1),
  )
  const times = wanted.filter(({ name }) => ofTime.includes(kinds.get(name) ?? 'text'))
  const waits =
    times.length > 0 && /\bin (?:an?|half|\d|\w+ (?:seconds?|minutes?|hours?|days?|weeks?))/i.test(said.text)
  if (!waits && (durations.length > 0 || parts.length > 1)) {
    const duration = takeDuration(said)
    if (duration && parts.length > 1) {
      let rest = duration.seconds
      for (const [name, size] of [
        ['hours', 3600],
        ['minutes', 60],
        ['seconds', 1],
      ] as const) {
        if (!parts.some((one) => one.name === name)) continue
        if (rest >= size) filled[name] = Math.floor(rest / size)
        rest %= size
      }
    } else if (duration && durations[0]) filled[durations[0].name] = writeDuration(duration, durations[0])
  }
  if (times.length === 0) return
  const early = parameters.some(({ words }) => words.includes('alarm')) || /\b(?:alarm|wake)\b/i.test(said.text)
  const when = takeWhen(said, now, early)
  if (!when) return
  const later = times.some(isEnd) && !when.end ? takeWhen(said, when.at, early) : null
  for (const one of times) {
    const kind = kinds.get(one.name) ?? 'moment'
    const wantsEnd = isEnd(one) && times.some((other) => !isEnd(other))
    const value = wantsEnd && later ? writeWhen(later, kind, one, false) : writeWhen(when, kind, one, wantsEnd)
    if (value !== undefined && value !== '') filled[one.name] = value
  }
}
