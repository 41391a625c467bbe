/** "My flight leaves on December 13th. How many days is that?": what a statement names for the question behind it. */
import type { Context } from '../ability'
import { parseDay } from '../day-words'
import { plainText } from '../heard'
import { shiftedIn } from './references'
import { clockNamed, dayNamed } from './slots'
import { dayWords, toldDay, type Told } from './told'

const statement =
  /^(?:(?:and|so|okay|well|then|now|but) )*(?:i|we|he|she|they|it|my|our|his|her|their|the|there|today|tomorrow|on)\b/
/** "From nine to five" is no moment. */
const range = /\b(?:from|between) .+ (?:to|until|till|and) /
const refers = /\b(?:that|then|it|there|away|left|later|after|before)\b|^(?:and )?(?:what|which) (?:weekday|day|date)\b/

export interface Stated {
  told: readonly Told[]
  /** It goes on from what was told before: nobody else can know what it says. */
  isShifted: boolean
}

/** @param parts sentences of one utterance @returns what the last of them may refer to; null when the rest states nothing */
export function statedBefore(parts: readonly string[], { told, now }: Context): Stated | null {
  const [first = '', last = '', more] = parts
  const said = plainText(first)
  if (more !== undefined || !statement.test(said) || /\?\s*$/.test(first.trim()) || !refers.test(plainText(last)))
    return null
  if (range.test(said)) return null
  const shifted = shiftedIn(said, told)
  const words = shifted ?? dayNamed(said)
  const day = words ? parseDay(words, now) : null
  const time = clockNamed(said)
  const found = (one: Told): Stated => ({ told: [one], isShifted: shifted !== null })
  // "It was moved to 4 pm": of the day that was spoken of.
  const before = / on .+$/.exec(told.findLast(({ kind }) => kind === 'time')?.words ?? '')?.[0] ?? ''
  if (time) return found({ kind: 'time', words: day ? `${time} on ${dayWords(day)}` : time + before })
  return day && words ? found({ ...toldDay(day), name: shifted ? undefined : words }) : null
}
