/** Goes through what was said before, so that "that", "the second one" and "and tomorrow?" have a meaning. */
import type { MindRequest, MindTurn } from '../mind'
import type { Ability, Choice, Context, Elsewhere } from './ability'
import type { Instructions } from './instructions'
import { offersOf } from './offers'
import { choicesOf, parseOutput } from './outputs/tool-outputs'
import { argumentsOf } from './results'
import { createTalks } from './talks'
import { contextAfter, understandAll } from './understand'

/** Turns of the past that a follow-up may reach back to, at least. */
const rememberedTurns = 16

/** Nothing was said before, and nothing is declared. */
export const noContext: Context = {
  now: new Date(0),
  topic: null,
  value: null,
  choices: [],
  picked: null,
  taken: [],
  single: [],
  total: 0,
  named: 0,
  folder: null,
  lastAnswer: null,
  lastRequest: null,
  standalone: null,
  told: [],
  frames: [],
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

/** @returns what of the past, oldest turn first, a request may refer to */
export function createMemory(abilities: readonly Ability[]) {
  const read = createTalks((turn, before) => {
    const context = { ...before }
    rememberTurn(turn, context, abilities)
    return context
  }, rememberedTurns)

  return (past: readonly MindTurn[], memories: Memories): Context => {
    const { request, instructions, elsewhere } = memories
    const tools = request.toolChoice === 'none' ? [] : request.tools
    const { toolChoice, now } = request
    const { ownName } = instructions
    const offers = offersOf(abilities, (name) => tools.some((tool) => tool.name === name))
    const facts = { now, offers, tools, toolChoice, ownName, elsewhere }
    const key = JSON.stringify([tools, toolChoice, ownName, elsewhere])
    const context = { ...read(past, { ...noContext, ...facts }, key), ...facts }
    const lastAnswerAt = past.findLastIndex(({ kind }) => kind === 'assistant')
    const lastAnswer = past[lastAnswerAt]
    if (lastAnswer?.kind === 'assistant' && lastAnswer.interrupted) {
      context.answerAgain = () => memories.answerTo(past.slice(0, lastAnswerAt))
    }
    return context
  }
}

function rememberTurn(turn: MindTurn, context: Context, abilities: readonly Ability[]) {
  if (turn.kind === 'user' && !isForeign(turn)) {
    const understood = understandAll(turn.text, context, abilities)
    Object.assign(context, contextAfter(understood, context, turn.text), { lastRequest: turn.text })
  } else if (turn.kind === 'call') {
    const given = Object.values(argumentsOf(turn.arguments))
    const taken = context.choices.find(({ name, path }) => given.includes(path ?? name))
    if (taken) {
      context.picked = taken
      context.taken = [...context.taken.filter((one) => one !== taken), taken]
    }
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
  context.taken = []
  const [only] = choices
  if (output.kind === 'found' && only && choices.length === 1) context.single = [...context.single.slice(-2), only]
  context.choices = choices
  context.total = Math.max(choices.length, 'total' in output ? (output.total ?? 0) : 0)
  context.named = output.kind === 'listed' ? 5 : 3
}

function isSame(one: Choice, other: Choice): boolean {
  return one.path !== null && other.path !== null ? one.path === other.path : one.name === other.name
}
