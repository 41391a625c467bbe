/** The built-in mind: understands many wordings of a few requests by rule, says honestly when it does not, and never invents. */
import type { Mind, MindPart, MindRequest, MindTurn } from '../mind'
import { createAbilities } from './abilities'
import { say, type Ability, type Context, type Outcome, type ToolName, type Understanding } from './ability'
import { createCalculator } from './calculator'
import { forcedCall } from './forced-call'
import { hear, partsOf } from './heard'
import { nearest, offersFor } from './offers'
import { choicesOf, parseOutput } from './outputs/tool-outputs'
import { tell } from './outputs/tell'

/** Turns of the past that a follow-up may reach back to. */
const rememberedTurns = 24
const maximumHeardCharacters = 2000
const englishOnly =
  'I understand only English so far. For other languages you can connect another service in the settings.'

export function createRuleMind(): Mind {
  const abilities = createAbilities({ calculator: createCalculator() })
  // What runs for the first time is compiled first: that is paid here, not by the first question.
  for (const text of warmUp) understand(text, { ...nothingSaid, offers: offersFor(() => true) }, abilities)

  return {
    isQuick: true,
    async *answer(request, signal) {
      if (!signal.aborted) yield* decide(request, abilities)
    },
  }
}

const warmUp = [
  '',
  'Hello?',
  'What time is it in Tokyo?',
  'two plus two',
  'Go forward ten meters.',
  'Find the file notes dot text.',
]

const nothingSaid: Context = {
  now: new Date(0),
  topic: null,
  value: null,
  choices: [{ name: '', path: null, folder: null }],
  lastAnswer: null,
  lastRequest: null,
  offers: [],
  answerAgain: () => null,
}

function decide(request: MindRequest, abilities: readonly Ability[]): MindPart[] {
  const history = request.history.filter(({ kind }) => kind !== 'system')
  const last = history[history.length - 1]
  if (last?.kind === 'output') return [say(tellOutputs(history, request.now))]
  if (last?.kind === 'call') return [say('I am still waiting for the result.')]
  const { toolChoice } = request
  const heard = last?.kind === 'user' ? last.text : ''
  if (last?.kind !== 'user' && typeof toolChoice === 'string' && toolChoice !== 'required') {
    return [say(last ? 'What else can I do for you?' : 'Hello. What can I do for you?')]
  }
  const outcome = answerUser(history, request, abilities)
  if (toolChoice === 'required' || typeof toolChoice === 'object') {
    const call = forcedCall(heard, outcome, request.tools, toolChoice)
    if (call) return [call]
  }
  return [outcome]
}

function isForeign(turn: MindTurn & { kind: 'user' }): boolean {
  if (turn.text.trim() === '') return false
  if (turn.language !== null && !/^en\b/i.test(turn.language)) return true
  return turn.language === null && /\p{L}/u.test(turn.text) && !/\p{Script=Latin}/u.test(turn.text)
}

/** What the last user turn asks for, in view of all before it. */
function answerUser(history: readonly MindTurn[], request: MindRequest, abilities: readonly Ability[]): Outcome {
  const last = history[history.length - 1]
  if (last?.kind !== 'user') return say('What can I do for you?')
  if (isForeign(last)) return say(englishOnly)
  const declared = (name: ToolName) => request.toolChoice !== 'none' && request.tools.some((tool) => tool.name === name)
  const context = remember(history.slice(0, -1), request, abilities, declared)
  const outcome = understandAll(last.text.slice(0, maximumHeardCharacters), context, abilities)
  if (outcome.kind === 'call' && !declared(outcome.name)) {
    return say(`I cannot look into files here. ${nearest('', context.offers)}`)
  }
  return outcome
}

function understand(text: string, context: Context, abilities: readonly Ability[]): Understanding {
  const heard = hear(text)
  let best: Understanding = { certainty: 0, outcome: say(''), topic: 'other' }
  for (const ability of abilities) {
    const understanding = ability.understand(heard, context)
    if (understanding && understanding.certainty > best.certainty) best = understanding
  }
  return best
}

/** One request; or two in one breath, when each of them is understood and only the whole is not. */
function understandAll(text: string, context: Context, abilities: readonly Ability[]): Outcome {
  const whole = understand(text, context, abilities)
  if (whole.certainty >= 0.5) return whole.outcome
  const parts = partsOf(text)
  if (parts.length < 2 || parts.length > 4) return whole.outcome
  const understood = parts
    .map((part) => understand(part, context, abilities))
    .filter(({ certainty }) => certainty >= 0.5)
  const call = understood.find(({ outcome }) => outcome.kind === 'call')
  if (call) return call.outcome
  const said = understood.map(({ outcome }) => (outcome.kind === 'say' ? outcome.text : ''))
  return said.length > 0 ? say([...new Set(said)].join(' ')) : whole.outcome
}

/** Goes through what was said before, so that "that", "the second one" and "and tomorrow?" have a meaning. */
function remember(
  past: readonly MindTurn[],
  request: MindRequest,
  abilities: readonly Ability[],
  declared: (name: ToolName) => boolean,
): Context {
  const lastAnswerAt = past.findLastIndex(({ kind }) => kind === 'assistant')
  const lastAnswer = past[lastAnswerAt]
  const context: Context = { ...nothingSaid, now: request.now, choices: [], offers: offersFor(declared) }
  for (const turn of past.slice(-rememberedTurns)) {
    if (turn.kind === 'user' && !isForeign(turn)) {
      const { topic, value } = understand(turn.text.slice(0, maximumHeardCharacters), context, abilities)
      context.topic = topic
      context.value = value ?? context.value
      context.lastRequest = turn.text
    } else if (turn.kind === 'output') {
      context.choices = choicesOf(parseOutput(turn.output)) ?? context.choices
    } else if (turn.kind === 'assistant' && turn.text.trim() !== '') {
      context.lastAnswer = turn.text
    }
  }
  if (lastAnswer?.kind === 'assistant' && lastAnswer.interrupted) {
    context.answerAgain = () => answerInFull(past.slice(0, lastAnswerAt), request, abilities)
  }
  return context
}

function answerInFull(before: readonly MindTurn[], request: MindRequest, abilities: readonly Ability[]): string | null {
  const last = before[before.length - 1]
  if (last?.kind === 'output') return tellOutputs(before, request.now)
  if (last?.kind !== 'user') return null
  const outcome = answerUser(before, request, abilities)
  return outcome.kind === 'say' ? outcome.text : null
}

/** The results that came in since the last words, in the order of their calls. */
function tellOutputs(history: readonly MindTurn[], now: Date): string {
  const begin = history.findLastIndex(({ kind }) => kind === 'user' || kind === 'assistant') + 1
  const told = history.slice(begin).flatMap((turn) => {
    if (turn.kind !== 'output') return []
    const call = history.find((earlier) => earlier.kind === 'call' && earlier.callId === turn.callId)
    return [tell(parseOutput(turn.output), call?.kind === 'call' ? argumentsOf(call.arguments) : {}, now)]
  })
  return [...new Set(told)].join(' ')
}

function argumentsOf(json: string): Record<string, unknown> {
  try {
    const data: unknown = JSON.parse(json)
    return typeof data === 'object' && data !== null ? { ...data } : {}
  } catch {
    return {}
  }
}
