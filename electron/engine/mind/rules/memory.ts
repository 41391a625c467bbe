/** Goes through what was said before, so that "that", "the second one" and "and tomorrow?" have a meaning. */
import type { MindRequest, MindTurn } from '../mind'
import type { Ability, Choice, Context, Elsewhere } from './ability'
import type { Instructions } from './instructions'
import { offersOf } from './offers'
import { choicesOf, parseOutput } from './outputs/tool-outputs'
import { argumentsOf } from './results'
import { contextAfter, understandAll } from './understand'

/** Turns of the past that a follow-up may reach back to. */
const rememberedTurns = 24

/** Nothing was said before, and nothing is declared. */
export const noContext: Context = {
  now: new Date(0),
  topic: null,
  value: null,
  choices: [],
  picked: null,
  total: 0,
  named: 0,
  folder: null,
  lastAnswer: null,
  lastRequest: null,
  standalone: null,
  followUp: null,
  offers: [],
  ownName: null,
  elsewhere: [],
  answerAgain: () => null,
  tools: [],
  toolChoice: 'auto',
  pending: null,
}

export interface Memories {
  request: MindRequest
  abilities: readonly Ability[]
  instructions: Instructions
  elsewhere: readonly Elsewhere[]
  /** What was answered to these turns, the last of them the person's or a result. */
  answerTo(turns: readonly MindTurn[]): string | null
}

export function isForeign(turn: MindTurn & { kind: 'user' }): boolean {
  if (turn.text.trim() === '') return false
  if (turn.language !== null && !/^en\b/i.test(turn.language)) return true
  return turn.language === null && /\p{L}/u.test(turn.text) && !/\p{Script=Latin}/u.test(turn.text)
}

export function remember(past: readonly MindTurn[], memories: Memories): Context {
  const { request, abilities, instructions, elsewhere } = memories
  const tools = request.toolChoice === 'none' ? [] : request.tools
  const context: Context = {
    ...noContext,
    now: request.now,
    offers: offersOf(abilities, (name) => tools.some((tool) => tool.name === name)),
    tools,
    toolChoice: request.toolChoice,
    ownName: instructions.ownName,
    elsewhere,
  }
  for (const turn of past.slice(-rememberedTurns)) rememberTurn(turn, context, abilities)
  const lastAnswerAt = past.findLastIndex(({ kind }) => kind === 'assistant')
  const lastAnswer = past[lastAnswerAt]
  if (lastAnswer?.kind === 'assistant' && lastAnswer.interrupted) {
    context.answerAgain = () => memories.answerTo(past.slice(0, lastAnswerAt))
  }
  return context
}

function rememberTurn(turn: MindTurn, context: Context, abilities: readonly Ability[]) {
  if (turn.kind === 'user' && !isForeign(turn)) {
    const understood = understandAll(turn.text, context, abilities)
    Object.assign(context, contextAfter(understood, context), { lastRequest: turn.text })
  } else if (turn.kind === 'call') {
    const given = Object.values(argumentsOf(turn.arguments))
    context.picked = context.choices.find(({ name, path }) => given.includes(path ?? name)) ?? context.picked
  } else if (turn.kind === 'output') {
    rememberOutput(turn.output, context)
  } else if (turn.kind === 'assistant' && turn.text.trim() !== '') {
    context.lastAnswer = turn.text
  }
}

function rememberOutput(text: string, context: Context) {
  const output = parseOutput(text)
  const choices = choicesOf(output, context.now)
  if (output.kind === 'listed') context.folder = output.folder ?? null
  if (!choices) return
  if (output.kind === 'read') {
    const [file] = choices
    const known = context.choices.find((choice) => file !== undefined && isSame(choice, file))
    context.picked = known ?? file ?? null
    if (known) return
  } else context.picked = null
  context.choices = choices
  context.total = Math.max(choices.length, 'total' in output ? (output.total ?? 0) : 0)
  context.named = output.kind === 'listed' ? 5 : 3
}

function isSame(one: Choice, other: Choice): boolean {
  return one.path !== null && other.path !== null ? one.path === other.path : one.name === other.name
}
