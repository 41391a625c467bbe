/** Serves what the client declares: calls the function that a request asks for, or asks for what it still needs. */
import { say, type Ability, type Context, type Understanding } from '../ability'
import type { Heard } from '../heard'
import { choiceOf } from './named-choice'
import { answered } from './answers'
import { parameterAt, type CallPlan } from './call-plan'
import type { Fit } from './by-evidence'
import { corrected } from './corrections'
import type { Profile } from './profile'
import { createDeclarations, isFileTool, type Declarations } from './declarations'
import { questionFor } from './question'
import { agenda, beginsWithVerb, readRequest, webAddress } from './request'
import { spokenText, tidy } from './said'
import { understandSeveral } from './several'
import { sameThing } from './things'

const maximumWords = 60

/** Above a refusal, below what is known for certain without a function: the time, a sum. */
const certainly = 0.895
const overFiles = 0.975

export function createCallFunction(): Ability {
  const declarationsOf = createDeclarations()
  return {
    name: 'call-function',
    does: 'use what the connected program declares',
    wordings: [
      "What's the weather in Paris?",
      'Turn on the kitchen lights.',
      'Set a timer for ten minutes.',
      'Tell Anna that I am late.',
      'Remind me in an hour to call mom.',
      'Search the web for sailing boats.',
    ],
    understand(heard, context) {
      if (context.tools.length === 0 || heard.core === '') return null
      const declarations = declarationsOf(context.tools)
      if (declarations.profiles.length === 0) return null
      const requested = understandRequest(heard, context, declarations)
      return understandAnswer(heard, context, declarations, requested) ?? requested
    },
  }
}

function certaintyOf({ by, profile }: Fit, core: string, { tools }: Context): number {
  const first = core.split(' ', 1)[0] ?? ''
  // Over a farewell of one's own.
  if (profile.acts.has('hangup') && /bye(?: now)?$/.test(core)) return overFiles
  if (agenda.test(core) && by === 'named') return overFiles
  const ofFiles =
    /\b(?:files?|folders?|documents?|director(?:y|ies))\b|\.\w{2,4}\b/.test(core) && !webAddress.test(core)
  if (by === 'implied' && /^(?:search|look|find)$/.test(first) && tools.some(({ name }) => name === 'find_files'))
    return 0.65
  if (
    /^(?:print|delete|rename|move|copy|upload|share|sign|convert|compress)$/.test(first) &&
    profile.own.concat([...profile.acts]).includes(first)
  )
    return overFiles
  if (profile.things.some((thing) => sameThing(thing, 'file') || sameThing(thing, 'folder'))) {
    return tools.some(({ name }) => isFileTool(name)) ? 0.9 : 0.985
  }
  const ofTime = profile.things.some((thing) => /^(?:time|date|day|clock|weekday)$/.test(thing))
  if (by === 'named' && !ofTime && !ofFiles && /^(?:find|search|list|show|open|read|get|look|check)$/.test(first))
    return overFiles
  return /^(?:pause|resume|skip|next|mute|stop)$/.test(core) ? 0.91 : by === 'described' ? 0.885 : certainly
}

function outcomeOf(plan: CallPlan, profile: Profile): Pick<Understanding, 'outcome' | 'pending'> {
  if (plan.missing === null) return { outcome: { kind: 'call', name: plan.name, arguments: plan.arguments } }
  const parameter = parameterAt(profile.declared.parameters, plan.missing)
  return {
    outcome: say(parameter ? questionFor(parameter) : 'What else do you want me to use?'),
    pending: { name: plan.name, arguments: plan.arguments, missing: plan.missing },
  }
}

function understandRequest(heard: Heard, context: Context, declarations: Declarations): Understanding | null {
  if (heard.core.split(' ').length > maximumWords) return null
  const asked = declarations.asked(heard, context.now)
  const several = understandSeveral(heard, asked, declarations, context.now)
  if (several) return { certainty: certainly, topic: 'other', ...several }
  if (!asked) return null
  const { request, fit, plan } = asked
  // A noun alone that lacks something may be about anything.
  if (plan.missing !== null && request.verb === null && fit.by === 'described') return null
  return {
    certainty: certaintyOf(fit, asked.core, context),
    topic: 'other',
    extracted: { function: plan.name, ...plan.arguments },
    followUp: (next) => followUp(next, fit.profile, plan, context.now),
    ...outcomeOf(plan, fit.profile),
  }
}

/** "And in Tokyo?", "no, I meant Rome": what was asked last, with other values. */
function followUp(heard: Heard, profile: Profile, last: CallPlan, now: Date): Understanding | null {
  const plan = corrected(heard.raw, profile, last, now)
  if (!plan) return null
  return {
    certainty: 0.9,
    topic: 'other',
    extracted: { function: plan.name, ...plan.arguments },
    followUp: (next) => followUp(next, profile, plan, now),
    ...outcomeOf(plan, profile),
  }
}

const cancelled =
  /^(?:(?:no|oh|actually|please|okay|sorry) )*(?:never ?mind|cancel(?: (?:it|that|this))?|forget (?:it|that|about it)|stop(?: it)?|do not|leave it|drop it|no thanks|no thank you|nothing|not now|i changed my mind|skip it|forget about it|abort|quit)$/

/** What was asked back for, and what this turn makes of it. */
function understandAnswer(
  heard: Heard,
  context: Context,
  declarations: Declarations,
  requested: Understanding | null,
): Understanding | null {
  const { pending } = context
  const profile = pending ? declarations.profiles.find(({ declared }) => declared.name === pending.name) : undefined
  const parameter = pending && profile ? parameterAt(profile.declared.parameters, pending.missing) : null
  if (!pending || !profile || !parameter) return null
  const isOption = parameter.options.some((option) => String(option).toLowerCase() === heard.core)
  if (cancelled.test(heard.core) && !isOption) return { certainty: 0.99, outcome: say('Okay.'), topic: 'other' }
  const chosen = choiceOf(heard.core, context)
  const isText =
    /\b(?:message|body|text|content|query|title|note)\b/.test(parameter.words.join(' ')) && parameter.type === 'string'
  // Another request: the question is let go, unless any words at all may be its answer.
  if (requested && !isText && !isOption && readRequest(heard.core)?.verb !== null && beginsWithVerb(heard.core))
    return null
  const text = chosen ?? (isText ? tidy(heard.raw.replace(/[.\s]+$/, '')) : spokenText(heard))
  const isOther =
    chosen === null && !isText && /^(?:what|who|why|how|where|when|which|is|are|do|does|can)\b/.test(heard.core)
  const plan = isOther ? null : answered(profile.declared, pending.arguments, pending.missing, text, context.now)
  if (!plan) {
    const again = { outcome: say(questionFor(parameter)), pending }
    return isOther || requested ? null : { certainty: 0.1, topic: 'other', ...again }
  }
  const isCertain =
    chosen !== null ||
    isText ||
    parameter.type !== 'string' ||
    parameter.format !== null ||
    parameter.options.length > 0
  return {
    certainty: isCertain ? 0.99 : 0.89,
    topic: 'other',
    extracted: { function: plan.name, ...plan.arguments },
    followUp: (next) => followUp(next, profile, plan, context.now),
    ...outcomeOf(plan, profile),
  }
}
