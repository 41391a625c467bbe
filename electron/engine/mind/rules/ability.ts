/** The shape of one thing the rule-based mind can do, and what it may know while it understands a request. */
import type { ToolChoice, ToolDeclaration } from '../mind'
import type { Frame, Told } from './follow/told'
import { withoutSalutation, type Heard } from './heard'

export type ToolName = 'find_files' | 'list_folder' | 'read_text_file'

interface Call {
  name: string
  arguments: Record<string, unknown>
}

export type Outcome =
  | { kind: 'say'; text: string }
  | ({ kind: 'call'; /** What else was asked for in the same breath. */ also?: readonly Call[] } & Call)

/** A call that still lacks something that was asked for. */
export interface PendingCall {
  name: string
  arguments: Record<string, unknown>
  /** The parameter that the next words should give. */
  missing: string
}

/** `talk` is about the talk itself: what was spoken of before stays what a follow-up refers to. */
type Topic = 'date' | 'time' | 'city' | 'arithmetic' | 'list' | 'find' | 'read' | 'other' | 'talk'

export interface Understanding {
  /** 0 … 1: how specific the wording is; the highest wins, the earlier registered ability among equals. */
  certainty: number
  outcome: Outcome
  /** What a follow-up may refer to. */
  topic: Topic
  /** The number that "that" means from now on. */
  value?: string
  /** The request as it would be worded without what came before it: what a correction or a follow-up starts from. */
  standalone?: string
  /** What the next words may mean because of this request: "and in Tokyo?" */
  followUp?: (heard: Heard) => Understanding | null
  /** What "that", "then", "there" and "the two" mean from now on; without, the `value`. */
  told?: readonly Told[]
  /** What was taken from the words, for whoever wants to see it. */
  extracted?: Record<string, unknown>
  /** What was asked back for. Forgotten after the next request. */
  pending?: PendingCall
  /** How many of the choices were named when this was said. */
  named?: number
  /** The one of the choices that was spoken of: "it" from now on. */
  picked?: Choice
}

/** A file, folder or other thing that was named to the person and may be picked by "the second one". */
export interface Choice {
  name: string
  path: string | null
  folder: string | null
  isFolder?: boolean
  /** ISO 8601. */
  modified?: string | null
  sizeBytes?: number | null
  /** For what is no file: what is told of it when it is picked. */
  details?: string
}

export interface Context {
  now: Date
  topic: Topic | null
  value: string | null
  choices: readonly Choice[]
  /** The one of them, or the file, that was read or opened last. */
  picked: Choice | null
  /** Those of them that were read or opened so far. */
  taken: readonly Choice[]
  /** What was found alone lately, the latest last. */
  single: readonly Choice[]
  /** How many there are in all; of very many only the first are choices. */
  total: number
  /** How many of the choices were named so far. */
  named: number
  /** The folder that was looked into last. */
  folder: string | null
  lastAnswer: string | null
  lastRequest: string | null
  /** The latest `standalone` request. */
  standalone: string | null
  /** What was told lately, the latest last. */
  told: readonly Told[]
  /** The last requests that stood for themselves, the latest first. */
  frames: readonly Frame[]
  /** Of the last request that had one, small talk aside. */
  followUp: ((heard: Heard) => Understanding | null) | null
  /** The last answer in full, worked out once more: for one that was cut off. */
  answerAgain(): string | null
  /** What this conversation can do. */
  offers: readonly Offer[]
  /** What the client's instructions call the assistant. */
  ownName: string | null
  /** Where else than on this computer something of the talk goes. */
  elsewhere: readonly Elsewhere[]
  /** What the client declares; empty when it forbids calls. */
  tools: readonly ToolDeclaration[]
  toolChoice: ToolChoice
  pending: PendingCall | null
}

/** A part of the engine that another computer or program does. */
export interface Elsewhere {
  part: 'recogniser' | 'mind' | 'voice'
  /** Its host, as it is told: "speech.example.com". */
  host: string
}

/** What an ability tells of itself to the person. */
export interface Offer {
  /** As an infinitive: "tell you the time". */
  text: string
  /** Words of a request that lie near to it. Without, it is explained when asked about, but not offered. */
  near: RegExp | null
  wordings: readonly string[]
}

export interface Ability {
  name: string
  /** As an infinitive: "convert units". */
  does: string
  /** Requests that it is known by, as people word them. */
  wordings: readonly string[]
  /** Words of requests that it cannot serve but lies near to: it is then offered. */
  near?: RegExp
  /** The client's tool without which it is of no use. */
  tool?: ToolName
  understand(heard: Heard, context: Context): Understanding | null
}

export const say = (text: string): Outcome => ({ kind: 'say', text })

/** An ability known by whole wordings that always lead to the same kind of sentence. */
export function createFixedAbility(options: {
  name: string
  does: string
  wordings: readonly string[]
  /** What it is known by, and what it answers: null where the words mean something else. */
  patterns: readonly (readonly [RegExp, (context: Context) => string | null])[]
}): Ability {
  return {
    name: options.name,
    does: options.does,
    wordings: options.wordings,
    understand(heard, context) {
      const texts = [...new Set([heard.core, heard.plain, withoutSalutation(heard.plain)])]
      for (const [pattern, answer] of options.patterns) {
        const text = texts.some((text) => pattern.test(text)) ? answer(context) : null
        if (text !== null) return { certainty: 0.9, outcome: say(text), topic: 'talk' }
      }
      return null
    },
  }
}
