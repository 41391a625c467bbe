/**
 * What the rules answer in the place of the model: times, dates, sums and conversions that they understand for certain,
 * and where the talk goes.
 * They are asked first, as that is exact and at once; what a model only comes upon while it thinks, it asks for with a tool.
 */
import type { MindRequest, MindTurn } from '../mind'
import type { RuleMind } from '../rules/rule-mind'

/** Follow-ups reach back this far. */
const rememberedTurns = 8
/** What may as well continue something else, as "what about tomorrow?", is less. */
const certain = 0.8
const exactTopics = new Set(['time', 'date', 'city', 'arithmetic'])
/** Of which no model knows. */
const exactAbilities = new Set(['privacy'])
/** "I do not know where that is": perhaps the model does. */
const declining = /\bI (?:do not|don't|can't|cannot|could not|only)\b|\?$/u

/** @returns one sentence; null: it is for the model */
export function exactAnswer(rules: RuleMind, request: MindRequest): string | null {
  const { history, toolChoice } = request
  const last = history.at(-1)
  if (last?.kind !== 'user') return null
  if (toolChoice !== 'auto' && toolChoice !== 'none') return null
  const before = history.slice(0, -1).slice(-rememberedTurns)
  const previous = before.findLastIndex(({ kind }) => kind === 'user')
  const follows = previous >= 0 && ask(rules, request, before.slice(0, previous + 1)) !== null
  // What the model has said the rules do not know: "divide that by two" must not mean an older number.
  return ask(rules, request, follows ? [...before, last] : [last])
}

/** @returns what the tool gives to the model */
export function answerExactly(rules: RuleMind, request: MindRequest, question: unknown): string {
  const asked =
    typeof question === 'string' ? ask(rules, request, [{ kind: 'user', text: question, language: 'en' }]) : null
  return asked ?? 'That is not a question about times, dates, sums or units that can be answered exactly.'
}

function ask(rules: RuleMind, request: MindRequest, history: readonly MindTurn[]): string | null {
  const alone: MindRequest = { ...request, instructions: '', tools: [], toolChoice: 'none', history }
  const { ability, certainty, topic, parts } = rules.interpret(alone)
  const [part] = parts
  if (certainty < certain || part?.kind !== 'say') return null
  if (exactAbilities.has(ability)) return part.text
  return !exactTopics.has(topic) || declining.test(part.text) ? null : part.text
}
