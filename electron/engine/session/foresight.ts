/** Thinks of the answer to a turn that may be over, so that its first sentence is ready when it is. */
import type { Clock } from '../clock'
import type { Mind } from '../mind/mind'
import type { SessionConfig } from '../protocol/session-config'
import type { Recognition, Voice } from '../speech'
import { toHistory } from './context'
import type { Conversation } from './conversation'

export interface Foresight {
  guess(recognition: Promise<Recognition>): void
  /** The turn is over, or goes on: what was guessed is answered in earnest, or not at all. */
  forget(): void
}

export function createForesight(deps: {
  conversation: Conversation
  config: () => SessionConfig
  mind: Mind
  voice: Voice
  clock: Clock
}): Foresight {
  const { conversation, mind, clock } = deps
  let latest: Promise<Recognition> | null = null

  async function prepare(recognition: Promise<Recognition>): Promise<void> {
    const { text, language } = await recognition
    if (latest !== recognition || text === '') return
    const { instructions, tools, toolChoice, speed, outputModality } = deps.config()
    if (outputModality !== 'audio') return
    const declared = tools.map(({ name, description = '', parameters = {} }) => ({ name, description, parameters }))
    const history = [...toHistory(conversation.items), { kind: 'user' as const, text, language }]
    const request = { instructions, tools: declared, toolChoice, history, now: clock.now() }
    let answer = ''
    for await (const part of mind.answer(request, new AbortController().signal)) {
      if (part.kind !== 'say') break
      answer += part.text
    }
    if (latest === recognition && answer !== '') deps.voice.prepare(answer, speed)
  }

  return {
    guess(recognition) {
      if (!mind.isQuick) return
      latest = recognition
      // It is only a guess: whatever fails is met again in earnest.
      prepare(recognition).catch(() => undefined)
    },
    forget() {
      latest = null
    },
  }
}
