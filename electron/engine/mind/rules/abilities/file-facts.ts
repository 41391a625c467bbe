/** What is known of a file that was named: its size, its date, its place. Only what a tool has told. */
import { say, type Ability, type Choice, type Context, type Understanding } from '../ability'
import { sayWhen } from '../calendar'
import { changedOn, choose, leftOf } from '../choosing'
import { toldDay, type Told } from '../follow/told'
import { series } from '../outputs/sentences'
import { followed } from '../follow-words'

const reference = '(it|that|this|the .+?|that .+?|this .+?|number .+?)'
const asks: readonly (readonly [RegExp, (choice: Choice, context: Context) => string])[] = [
  [
    new RegExp(
      `^(?:and )?(?:how (?:big|large|long|small) (?:is|was) ${reference}|what size is ${reference}|(?:what is|tell me) the (?:file )?size of ${reference}|how (?:many (?:bytes|kilobytes|megabytes)|much space) (?:is|does|are in) ${reference}(?: (?:have|take(?: up)?|need))?)$`,
    ),
    saySize,
  ],
  [
    new RegExp(
      `^(?:and )?(?:when (?:was|did i|were|has|did) (?:last )?${reference} (?:last )?(?:been )?(?:changed|modified|edited|saved|written|updated|change|edit|save|touched)(?: last)?|when (?:did|have) (?:i|we|you) (?:last |first )?(?:change|edit|save|modify|touch|update|write|changed|edited) ${reference}(?: last)?|(?:when|what) was the last (?:change|time) (?:to|of|i changed) ${reference}|how (?:old|new|recent) is ${reference}|(?:what is|tell me) the date of ${reference}|(?:what|from what) date is ${reference}(?: from)?|when is ${reference} from)$`,
    ),
    sayDate,
  ],
  [
    new RegExp(
      `^(?:and )?(?:where (?:is|was) ${reference}(?: (?:saved|stored|kept|located))?|(?:which|what) folder (?:is|was) ${reference} in|in (?:which|what) folder is ${reference}|(?:what is|tell me) the (?:path|folder|place|location) of ${reference})$`,
    ),
    sayPlace,
  ],
  [
    new RegExp(
      `^(?:and )?(?:what (?:is|was) ${reference} called|(?:what is|tell me) (?:its name|the name of ${reference}))$`,
    ),
    ({ name }) => `It is called ${name}.`,
  ],
]

const compared =
  /^(?:and |so )*(?:which|what)(?: (?:one|file|document|of (?:them|these|those|the two|both)))* (?:is|was) (?:the )?((?:most |more )?\w+)(?: (?:one|file|document|of (?:them|these|those|all|both)))*$/

/** "Which one did I change today?", "which of them is from yesterday?" */
const changedWhen =
  /^(?:and |so )*(?:which|what)(?: (?:ones?|files?|of (?:them|these|those)))* (?:(?:did|have) i (?:last )?(?:change|edit|save|modify|touch|work on|changed|edited)(?: last)?|(?:is|was|are|were) (?:last )?(?:from|changed|edited|modified|saved)|i (?:changed|edited|saved))(?: on| from)? (.+)$/
const asksLeft =
  /^(?:and |so |now )*(?:which|what)(?: (?:ones?|files?|of (?:them|these|those)))* (?:is|are|remains?|have i)(?: (?:still|now|the only one|the last one))* ?(?:left|remaining|missing|not read|left over)?(?: (?:over|now|then|yet))*$/

const extremeWord = /(?:est|er|latest|recent|current)$/
const inUnit =
  /^(?:(?:and|so|or) )*(?:(?:how (?:many|much)|what) (?:is (?:that|it) )?)?(?:in )?(bytes|kilobytes|megabytes|gigabytes)(?: (?:is (?:that|it)|are (?:that|there)))?$/
const tail = /(?: (?:exactly|precisely|again|actually|though|then|roughly|now))+$/

const units = ['bytes', 'kilobytes', 'megabytes', 'gigabytes']

function saySize({ name, sizeBytes }: Choice, _: Context, wanted?: string): string {
  if (sizeBytes === null || sizeBytes === undefined) return `I was not told how big ${name} is.`
  const fitting = Math.max(0, Math.min(Math.floor(Math.log10(Math.max(sizeBytes, 1)) / 3), units.length - 1))
  const step = wanted === undefined ? fitting : units.indexOf(wanted)
  const amount = sizeBytes / 1000 ** step
  const rounded = amount < 10 && step > 0 ? Math.round(amount * 10) / 10 : Math.round(amount)
  const unit = rounded === 1 ? (units[step] ?? '').replace(/s$/, '') : units[step]
  return `${name} is ${rounded === amount ? '' : 'about '}${rounded.toLocaleString('en-US')} ${unit} big.`
}

function sayDate({ name, modified }: Choice, { now }: Context): string {
  const at = modified ? new Date(modified) : null
  if (!at || Number.isNaN(at.getTime())) return `I was not told when ${name} was changed.`
  return `${name} was changed ${sayWhen(at, now)}.`
}

function sayPlace({ name, path, folder }: Choice): string {
  const place = folder ?? path?.split(/[\\/]/).at(-2)
  return place ? `${name} is in ${place}.` : `I was not told where ${name} is.`
}

/** What later words may mean by "that": the day when it was changed, its size. */
function factsOf({ modified, sizeBytes }: Choice, tell: Tell): Told[] {
  const at = modified ? new Date(modified) : null
  if (tell === sayDate && at && !Number.isNaN(at.getTime())) return [toldDay(at)]
  return tell === saySize && typeof sizeBytes === 'number' ? [{ kind: 'number', words: `${sizeBytes} bytes` }] : []
}

const ofFiles = ({ topic }: Context) => (topic === 'list' || topic === 'read' ? topic : 'find')

function names(choices: readonly Choice[], context: Context, text?: string): Understanding {
  const [first] = choices
  const said = series(choices.map(({ name }) => name))
  const told = text ?? (choices.length === 1 ? `That is ${said}.` : `Those are ${said}.`)
  return {
    certainty: 0.97,
    outcome: say(told),
    topic: ofFiles(context),
    extracted: { files: choices.map(({ name }) => name) },
    ...(first && choices.length === 1 ? { picked: first } : {}),
  }
}

type Tell = (choice: Choice, context: Context) => string

function about(choice: Choice, tell: Tell, context: Context, isSize = tell === saySize): Understanding {
  return {
    certainty: 0.97,
    outcome: say(tell(choice, context)),
    topic: ofFiles(context),
    picked: choice,
    told: factsOf(choice, tell),
    extracted: { file: choice.name },
    followUp: ({ core }) => {
      const unit = isSize ? inUnit.exec(core)?.[1] : undefined
      if (unit) return about(choice, (one, within) => saySize(one, within, unit), context, true)
      return tellNext(core, tell, context)
    },
  }
}

/** "And the second one?": the same of another. */
function tellNext(core: string, tell: Tell, context: Context): Understanding | null {
  const { slot, isFramed } = followed(core)
  const chosen = isFramed ? choose(slot, context) : null
  return chosen?.kind === 'one' && chosen.certainty >= 0.9 ? about(chosen.choice, tell, context) : null
}

/** "What's the biggest? And the oldest?" */
function tellExtreme(most: string, context: Context): Understanding | null {
  const chosen = choose(most, { ...context, choices: compares(context), picked: null })
  if (chosen?.kind !== 'one' || chosen.certainty < 0.98 || !extremeWord.test(most)) return null
  return {
    ...names([chosen.choice], context),
    certainty: 0.985,
    followUp: ({ core }) => {
      const next = compared.exec(`which is ${followed(core).slot}`)?.[1]
      return next ? tellExtreme(next, context) : null
    },
  }
}

/** Of one file alone nothing is the biggest: then of those that were found one after the other. */
const compares = ({ choices, single }: Context): readonly Choice[] => (choices.length > 1 ? choices : single)

export const fileFacts: Ability = {
  name: 'file-facts',
  does: 'tell you how big or how old a file is',
  wordings: ['How big is it?', 'When was it last changed?', 'Where is it?', 'How big is the first one?'],
  understand(heard, context) {
    if (context.choices.length === 0 && !context.picked) return null
    const core = heard.core.replace(tail, '')
    const most = compared.exec(core)?.[1]
    const extreme = most === undefined ? null : tellExtreme(most, context)
    if (extreme) return extreme
    const day = changedWhen.exec(core)?.[1]
    const changed = day ? changedOn(day, context) : null
    if (changed) return names(changed, context, changed.length === 0 ? 'None of those that I was told of.' : undefined)
    if (/ (?:left|remain\w*|missing|not read)\b/.test(core) && asksLeft.test(core)) {
      const left = leftOf(context)
      return names(left, context, left.length === 0 ? 'None of them is left.' : undefined)
    }
    for (const [pattern, tell] of asks) {
      const found = pattern.exec(core)
      if (!found) continue
      const said = found.slice(1).find((group) => group !== undefined) ?? 'it'
      const chosen = choose(said.replace(/^(?:its name)$/, 'it'), context)
      if (chosen?.kind === 'one') return about(chosen.choice, tell, context)
      if (chosen?.kind === 'several' && /^(?:it|that|this)$/.test(said)) {
        return { certainty: 0.97, outcome: say('Which one do you mean?'), topic: ofFiles(context) }
      }
    }
    return null
  },
}
