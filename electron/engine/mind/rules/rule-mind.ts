/** The built-in mind: understands many wordings of a few requests by rule, says honestly when it does not, and never invents. */
import type { Mind, MindPart, MindRequest, MindTurn } from '../mind'
import { createAbilities } from './abilities'
import { say, type Elsewhere, type Outcome } from './ability'
import { createCalculator } from './calculator'
import { forcedCall } from './functions/forced-call'
import { partsOf } from './heard'
import { noInstructions, readInstructions, replyTo, type Instructions } from './instructions'
import { createMemory, isForeign, noContext } from './memory'
import { offersOf, refuse } from './offers'
import { tellResults } from './results'
import { withStanding } from './standing'
import { inStyle, type Style } from './style'
import { understand, understandAll, type Understood } from './understand'
import { readWish } from './wish'

const englishOnly =
  'I understand only English so far. For other languages you can connect another service in the settings.'

/** Topics of what is known without a call. */
const exact: ReadonlySet<Understood['topic']> = new Set(['date', 'time', 'city', 'arithmetic'])

const warmUp = [
  '',
  'Hello?',
  'What time is it in Kopenhagen?',
  'What is 3 pm in New York in the United States?',
  'What date is three weeks from Friday?',
  'How many days are there between March 3 and Easter?',
  'two plus two',
  'I have 3 boxes of 12 eggs and break 5, how many are left?',
  'Go forward ten meters.',
  'Find the file notes dot text.',
  'Answer in one word: how are you?',
  'The second one.',
]

/** Whatever waits is served first. */
const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve))

/** What the rules made of a request. */
export interface Interpretation {
  /** The ability that answers, or what does in its place. */
  ability: string
  /** 0 … 1 */
  certainty: number
  topic: Understood['topic']
  /** What was taken from the words. */
  extracted: Record<string, unknown>
  parts: MindPart[]
}

export interface RuleMind extends Mind {
  /** The answer, and how it came about. */
  interpret(request: MindRequest): Interpretation
  /** Goes through what every ability is known by, a few milliseconds at a time, so that first questions are quick too. */
  practise(): Promise<void>
}

/** @param options.elsewhere asked anew for each answer: what other computers do for the engine */
export function createRuleMind(options: { elsewhere?: () => readonly Elsewhere[] } = {}): RuleMind {
  const abilities = createAbilities({ calculator: createCalculator() })
  const remember = createMemory(abilities)
  const elsewhere = options.elsewhere ?? (() => [])
  // What runs for the first time is compiled first: that is paid here, not by the first question.
  const everything = {
    ...noContext,
    choices: [{ name: '', path: null, folder: null }],
    offers: offersOf(abilities, () => true),
  }
  for (const text of warmUp) understand(text, everything, abilities)
  let read = { text: '', instructions: noInstructions }

  function instructionsOf({ instructions, history }: MindRequest): Instructions {
    const said = history.flatMap((turn) => (turn.kind === 'system' ? [turn.text] : []))
    const text = [instructions, ...said].join('\n')
    if (text !== read.text) read = { text, instructions: readInstructions(text) }
    return read.instructions
  }

  /** What the last of the turns, a user's, asks for in view of all before it. */
  function understandLast(turns: readonly MindTurn[], request: MindRequest, instructions: Instructions): Understood {
    const last = turns[turns.length - 1]
    const answered = (ability: string, text: string): Understood => ({
      ability,
      certainty: 1,
      outcome: say(text),
      topic: 'other',
      style: {},
    })
    if (last?.kind !== 'user') return answered('none', 'What can I do for you?')
    if (instructions.echoes) return answered('instructions', last.text)
    const reply = replyTo(last.text, instructions)
    if (reply !== null) return answered('instructions', reply)
    if (isForeign(last)) return answered('foreign', englishOnly)
    const context = remember(turns.slice(0, -1), {
      request,
      instructions,
      elsewhere: elsewhere(),
      answerTo: (before) => answerTo(before, request, instructions),
    })
    const understood = understandAll(last.text, context, abilities)
    const { outcome } = understood
    if (outcome.kind === 'call' && !context.tools.some(({ name }) => name === outcome.name)) {
      return { ...understood, outcome: say(refuse('I cannot look into files here', '', context.offers)) }
    }
    return understood
  }

  function answerTo(turns: readonly MindTurn[], request: MindRequest, instructions: Instructions): string | null {
    const last = turns[turns.length - 1]
    if (last?.kind === 'output') return tellResults(turns, request.now)
    if (last?.kind !== 'user') return null
    const { outcome } = understandLast(turns, request, instructions)
    return outcome.kind === 'say' ? outcome.text : null
  }

  /** "… and what time is it?": what was asked in the same breath as a call, and needs none. */
  function alsoAsked(history: readonly MindTurn[], request: MindRequest, instructions: Instructions): string[] {
    const at = history.findLastIndex(({ kind }) => kind === 'user')
    const turn = history[at]
    const parts = turn?.kind === 'user' ? partsOf(turn.text) : []
    if (turn?.kind !== 'user' || parts.length < 2 || parts.length > 4) return []
    return parts.flatMap((text) => {
      const { outcome, topic } = understandLast([...history.slice(0, at), { ...turn, text }], request, instructions)
      return outcome.kind === 'say' && exact.has(topic) ? [outcome.text] : []
    })
  }

  function interpret(asked: MindRequest): Interpretation {
    const instructions = withStanding(instructionsOf(asked), asked.history)
    const choice = asked.toolChoice === 'auto' || asked.toolChoice === 'none' ? null : asked.toolChoice
    const mustCall = choice !== null
    const request = instructions.usesNoTools && !mustCall ? { ...asked, toolChoice: 'none' as const } : asked
    const history = request.history.filter(({ kind }) => kind !== 'system')
    const last = history[history.length - 1]
    const told = (ability: string, text: string, style: Style = {}): Interpretation => ({
      ability,
      certainty: 1,
      topic: 'other',
      extracted: {},
      parts: [say(inStyle(text, { ...instructions.style, ...style }))],
    })
    if (instructions.say !== null && !(mustCall && last?.kind === 'user')) {
      return { ...told('instructions', ''), parts: [say(instructions.say)] }
    }
    if (last?.kind === 'output') {
      const request = history.findLast((turn) => turn.kind === 'user')
      return told(
        'results',
        [tellResults(history, asked.now), ...alsoAsked(history, asked, instructions)].join(' '),
        request?.kind === 'user' ? readWish(request.text)?.style : {},
      )
    }
    if (last?.kind === 'call') return told('results', 'I am still waiting for the result.')
    if (last?.kind !== 'user' && !mustCall) {
      return told(
        'greeting',
        last ? 'What else can I do for you?' : (instructions.greeting ?? 'Hello. What can I do for you?'),
      )
    }
    const { ability, certainty, outcome, topic, extracted = {}, style } = understandLast(history, request, instructions)
    const heard = last?.kind === 'user' ? last.text : ''
    const call = choice && forcedCall(heard, outcome, request.tools, choice, request.now)
    if (call) return { ability, certainty, topic, extracted, parts: callsOf(call) }
    return outcome.kind === 'say'
      ? { ...told(ability, outcome.text, style), certainty, topic, extracted }
      : { ability, certainty, topic, extracted, parts: callsOf(outcome) }
  }

  return {
    isQuick: true,
    interpret,
    async practise() {
      for (const text of abilities.flatMap(({ wordings }) => wordings)) {
        await nextTurn()
        understandAll(text, everything, abilities)
      }
    },
    async *answer(request, signal) {
      if (!signal.aborted) yield* interpret(request).parts
    },
  }
}

function callsOf({ name, arguments: given, also = [] }: Outcome & { kind: 'call' }): MindPart[] {
  return [{ name, arguments: given }, ...also].map((call) => ({ kind: 'call', ...call }))
}
