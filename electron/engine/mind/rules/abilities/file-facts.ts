/** What is known of a file that was named: its size, its date, its place. Only what a tool has told. */
import { say, type Ability, type Choice, type Context, type Understanding } from '../ability'
import { sayWhen } from '../calendar'
import { choose } from '../choosing'
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
      `^(?:and )?(?:when (?:was|did i|were|has|did) ${reference} (?:last )?(?:been )?(?:changed|modified|edited|saved|written|updated|change|edit|save|touched)(?: last)?|(?:when|what) was the last (?:change|time) (?:to|of|i changed) ${reference}|how (?:old|new|recent) is ${reference}|(?:what is|tell me) the date of ${reference}|(?:what|from what) date is ${reference}(?: from)?|when is ${reference} from)$`,
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
  /^(?:and )?which (?:one |file |of them |of these )?(?:is|was) (?:the )?((?:most |more )?\w+)(?: (?:one|file|of (?:them|these)))?$/

const units = ['bytes', 'kilobytes', 'megabytes', 'gigabytes']

function saySize({ name, sizeBytes }: Choice): string {
  if (sizeBytes === null || sizeBytes === undefined) return `I was not told how big ${name} is.`
  const step = Math.max(0, Math.min(Math.floor(Math.log10(Math.max(sizeBytes, 1)) / 3), units.length - 1))
  const amount = sizeBytes / 1000 ** step
  const rounded = amount < 10 && step > 0 ? Math.round(amount * 10) / 10 : Math.round(amount)
  const unit = rounded === 1 ? (units[step] ?? '').replace(/s$/, '') : units[step]
  return `${name} is ${rounded === amount ? '' : 'about '}${rounded} ${unit} big.`
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

/** "And the second one?": the same of another. */
function tellNext(
  core: string,
  tell: (choice: Choice, context: Context) => string,
  context: Context,
): Understanding | null {
  const { slot, isFramed } = followed(core)
  const chosen = isFramed ? choose(slot, context) : null
  if (chosen?.kind !== 'one' || chosen.certainty < 0.9) return null
  return {
    certainty: 0.97,
    outcome: say(tell(chosen.choice, context)),
    topic: context.topic ?? 'find',
    extracted: { file: chosen.choice.name },
    followUp: (next) => tellNext(next.core, tell, context),
  }
}

export const fileFacts: Ability = {
  name: 'file-facts',
  does: 'tell you how big or how old a file is',
  wordings: ['How big is it?', 'When was it last changed?', 'Where is it?', 'How big is the first one?'],
  understand({ core }, context) {
    if (context.choices.length === 0 && !context.picked) return null
    const most = compared.exec(core)?.[1]
    const extreme = most === undefined ? null : choose(most, { ...context, picked: null })
    if (extreme?.kind === 'one' && extreme.certainty >= 0.98) {
      return {
        certainty: 0.97,
        outcome: say(`That is ${extreme.choice.name}.`),
        topic: context.topic ?? 'find',
        extracted: { file: extreme.choice.name },
      }
    }
    for (const [pattern, tell] of asks) {
      const found = pattern.exec(core)
      if (!found) continue
      const said = found.slice(1).find((group) => group !== undefined) ?? 'it'
      const chosen = choose(said.replace(/^(?:its name)$/, 'it'), context)
      if (chosen?.kind === 'one') {
        return {
          certainty: 0.97,
          outcome: say(tell(chosen.choice, context)),
          topic: context.topic ?? 'find',
          extracted: { file: chosen.choice.name },
          followUp: ({ core }) => tellNext(core, tell, context),
        }
      }
      if (chosen?.kind === 'several' && /^(?:it|that|this)$/.test(said)) {
        return { certainty: 0.97, outcome: say('Which one do you mean?'), topic: context.topic ?? 'find' }
      }
    }
    return null
  },
}
