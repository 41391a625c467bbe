/** A chat mind before a scripted endpoint, with the real rules beside it. */
import { afterEach } from 'vitest'
import type { PartFault } from '../../../../../shared/engine-parts'
import type { RemoteMind } from '../../../parts'
import type { Mind, MindPart, MindRequest, MindTurn } from '../../mind'
import { createRuleMind } from '../../rules/rule-mind'
import { createChatMind } from '../chat-mind'
import type { Limits } from '../limits'
import { startEndpoint, type ScriptedEndpoint } from './scripted-endpoint'

const rules = createRuleMind()
const toClose: ScriptedEndpoint[] = []
afterEach(async () => {
  await Promise.all(toClose.splice(0).map((endpoint) => endpoint.close()))
})

export interface Chat {
  endpoint: ScriptedEndpoint
  mind: Mind
  faults: (PartFault | null)[]
  /** The parts of an answer; texts that follow each other are joined. */
  ask(turns: string | readonly MindTurn[], request?: Partial<MindRequest>): Promise<MindPart[]>
}

export const user = (text: string): MindTurn => ({ kind: 'user', text, language: 'en' })
export const assistant = (text: string, interrupted = false): MindTurn => ({ kind: 'assistant', text, interrupted })

export function requestOf(turns: string | readonly MindTurn[], request: Partial<MindRequest> = {}): MindRequest {
  return {
    instructions: 'You are kind.',
    history: typeof turns === 'string' ? [user(turns)] : turns,
    tools: [],
    toolChoice: 'auto',
    now: new Date(2026, 10, 21, 14, 31),
    ...request,
  }
}

export async function setUpChat(
  options: { settings?: Partial<RemoteMind>; limits?: Partial<Limits> } = {},
): Promise<Chat> {
  const endpoint = await startEndpoint()
  toClose.push(endpoint)
  const faults: (PartFault | null)[] = []
  const mind = createChatMind({
    settings: {
      address: endpoint.address,
      model: 'llama',
      temperature: null,
      maxOutputTokens: 200,
      contextTokens: 4096,
      key: null,
      ...options.settings,
    },
    rules,
    onFault: (fault) => faults.push(fault),
    limits: { firstTokenMs: 5000, stallMs: 5000, connectMs: 3000, ...options.limits },
  })
  return {
    endpoint,
    mind,
    faults,
    async ask(turns, request) {
      const parts: MindPart[] = []
      for await (const part of mind.answer(requestOf(turns, request), new AbortController().signal)) {
        const last = parts.at(-1)
        if (part.kind === 'say' && last?.kind === 'say') last.text += part.text
        else parts.push({ ...part })
      }
      return parts
    },
  }
}

export const said = (text: string): MindPart[] => [{ kind: 'say', text }]

export const weather = {
  name: 'get_weather',
  description: 'The weather in a city.',
  parameters: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
}
