/** The shape of one thing the rule-based mind can do, and what it may know while it understands a request. */
import type { Heard } from './heard'

export type ToolName = 'find_files' | 'list_folder' | 'read_text_file'

export type Outcome =
  { kind: 'say'; text: string } | { kind: 'call'; name: ToolName; arguments: Record<string, string | number> }

type Topic = 'date' | 'time' | 'city' | 'arithmetic' | 'list' | 'find' | 'read' | 'other'

export interface Understanding {
  /** 0 … 1: how specific the wording is; the highest wins, the earlier registered ability among equals. */
  certainty: number
  outcome: Outcome
  /** What a follow-up may refer to. */
  topic: Topic
  /** The number that "that" means from now on. */
  value?: string
}

/** A file that was named to the person and may be picked by "the second one". */
export interface Choice {
  name: string
  path: string | null
  folder: string | null
}

export interface Context {
  now: Date
  topic: Topic | null
  value: string | null
  choices: readonly Choice[]
  lastAnswer: string | null
  lastRequest: string | null
  /** The last answer in full, worked out once more: for one that was cut off. */
  answerAgain(): string | null
  /** What this conversation can do, as infinitives: "tell you the time". */
  offers: readonly Offer[]
}

export interface Offer {
  text: string
  /** Words of a request that lie near to it. */
  near: RegExp
}

export interface Ability {
  name: string
  understand(heard: Heard, context: Context): Understanding | null
}

export const say = (text: string): Outcome => ({ kind: 'say', text })

/** An ability known by whole wordings that always lead to the same kind of sentence. */
export function createFixedAbility(options: {
  name: string
  wordings: readonly (readonly [RegExp, (context: Context) => string])[]
}): Ability {
  return {
    name: options.name,
    understand(heard, context) {
      for (const [pattern, answer] of options.wordings) {
        if (pattern.test(heard.core) || pattern.test(heard.plain)) {
          return { certainty: 0.9, outcome: say(answer(context)), topic: 'other' }
        }
      }
      return null
    },
  }
}
