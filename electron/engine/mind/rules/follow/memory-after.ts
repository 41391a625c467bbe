/** What of a request and its answer later words may refer to. */
import type { Context } from '../ability'
import { plainText } from '../heard'
import { previousOf } from '../previous'
import type { Understood } from '../understand'
import { standing } from './in-view'
import { unwrapped, withoutJoin } from './openers'
import { dayNamed } from './slots'
import { resultNouns, type Frame, type Told } from './told'

const keptTold = 12
const keptFrames = 4
/** They speak of the talk, and not of anything in it. */
const ofTheTalk: ReadonlySet<string> = new Set([
  'none',
  'recall',
  'in-words',
  'standing-order',
  'say-after-me',
  'doubt',
])

function framesAfter(understood: Understood, context: Context, said: string): readonly Frame[] {
  const { ability, asked, topic } = understood
  const { frames } = context
  if (topic === 'talk' || ofTheTalk.has(ability)) return frames
  const [before] = frames
  if (ability === 'follow-up') {
    const text = standing(plainText(unwrapped(said)), context)
    return text && before ? [{ text, ability: before.ability }, ...frames].slice(0, keptFrames) : frames
  }
  // What goes on from a sum is worded in full by those who worked it out.
  const isSum =
    ability === 'convert' ||
    (ability === 'arithmetic' && / (?:[-+*/^]|of|percent|than) /.test(understood.standalone ?? ''))
  const whole = isSum ? understood.standalone : undefined
  return [{ text: asked ?? whole ?? plainText(withoutJoin(unwrapped(said))), ability }, ...frames].slice(0, keptFrames)
}

function numberOf({ value, standalone, topic }: Understood): Told[] {
  if (value === undefined || !/^-?\d+(?:\.\d+)?$/.test(value) || topic !== 'arithmetic') return []
  const label = previousOf({ value, standalone: standalone ?? null, topic })?.label
  const number = value.length > 15 ? String(Number(Number(value).toPrecision(12))) : value
  if (/e/.test(number)) return []
  const nouns = resultNouns(standalone ?? '')
  return [
    { kind: 'number', words: label ? `${number} ${label.many.toLowerCase()}` : number, ...(nouns ? { nouns } : {}) },
  ]
}

/** What is told by an understanding: days, times, places, numbers. */
export const toldBy = (understood: Understood): readonly Told[] => understood.told ?? numberOf(understood)

/** "No, I said fifty", "make that 15": the result before was none. */
const corrects =
  /^(?:(?:sorry|wait|h+m+|oh|okay|actually|um|well) )*(?:no\b(?! (?:and|what)\b)|make (?:it|that)\b|change (?:it|that) to\b|i (?:said|meant|mean)\b)/

/** As it was called when it was first spoken of. */
function named(one: Told, asked: string | undefined, before: readonly Told[]): Told {
  const known = before.find(({ kind, words, name }) => name !== undefined && kind === one.kind && words === one.words)
  const name = one.name ?? known?.name ?? (asked === undefined || one.kind !== 'day' ? undefined : dayNamed(asked))
  return { ...one, ...(name === undefined ? {} : { name }) }
}

/** @param said the words of the request */
export function memoryAfter(understood: Understood, context: Context, said: string): Pick<Context, 'told' | 'frames'> {
  const frames = framesAfter(understood, context, said)
  const isAnswer = understood.outcome.kind === 'say' && understood.topic !== 'talk'
  const told = isAnswer ? toldBy(understood) : []
  const asked = frames === context.frames ? undefined : frames[0]?.text
  if (told.length === 0) return { frames, told: context.told }
  const wrong = told[0]?.kind === 'number' && corrects.test(plainText(said)) ? context.told.at(-1) : undefined
  const isNew = (one: Told) =>
    one !== wrong && !told.some(({ kind, words }) => kind === one.kind && words === one.words)
  return {
    frames,
    told: [...context.told.filter(isNew), ...told.map((one) => named(one, asked, context.told))].slice(-keptTold),
  }
}
