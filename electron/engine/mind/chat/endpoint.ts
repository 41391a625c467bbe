/** Asks the endpoint once and reads what it writes; asks again for what can be mended without anybody noticing. */
import type OpenAI from 'openai'
import type { ChatCompletionCreateParamsStreaming } from 'openai/resources/chat/completions'
import { faultOf, partError } from '../../part-faults'
import type { RemoteMind } from '../../parts'
import type { MindRequest } from '../mind'
import { createCallCollector, type ModelCall } from './calls'
import { streamChunks } from './chunks'
import { createClient } from './client'
import { createEnding } from './ending'
import { writeInstructions } from './instructions'
import type { Limits } from './limits'
import { type Message, toMessages } from './messages'
import { learn, noQuirks } from './quirks'
import { createThinkingFilter } from './thinking'
import { estimateMessageTokens, estimateTokens } from './tokens'
import { offerTools } from './tools'

export interface Question {
  request: MindRequest
  /** What has been called and answered since, within this response. */
  further: readonly Message[]
  withExactTool: boolean
}

export interface Reply {
  text: string
  calls: readonly ModelCall[]
  finish: string
}

export interface Endpoint {
  /** Yields the text as it is written. @throws whatever `faultOf` reads */
  ask(question: Question, signal: AbortSignal): AsyncGenerator<string, Reply>
}

const loadAfterMs = 500
const nothing: Reply = { text: '', calls: [], finish: 'stop' }

export function createEndpoint(options: { settings: RemoteMind; fetch: typeof fetch; limits: Limits }): Endpoint {
  const { settings, limits } = options
  let quirks = noQuirks
  let client: Promise<OpenAI> | null = null
  const load = () => (client ??= createClient(settings, options.fetch))
  // Not with the first question, which would wait for it, nor with the connection, which has enough to do.
  setTimeout(load, loadAfterMs).unref()

  function write({ request, further, withExactTool }: Question, share: number): ChatCompletionCreateParamsStreaming {
    const { noTools, onlyAutoChoice, noTemperature, limitName } = quirks
    const offer = noTools ? {} : offerTools(request, { withExactTool, onlyAuto: onlyAutoChoice })
    const instructions = writeInstructions(request, withExactTool && !noTools)
    const fixedTokens =
      estimateTokens(instructions + JSON.stringify(offer)) +
      further.reduce((sum, message) => sum + estimateMessageTokens(message), 0)
    const budgetTokens = (settings.contextTokens - settings.maxOutputTokens - fixedTokens) * share
    return {
      model: settings.model,
      stream: true,
      messages: [
        { role: 'system', content: instructions },
        ...toMessages(request.history, { budgetTokens: Math.max(0, budgetTokens), withTools: !noTools }),
        ...further,
      ],
      ...offer,
      [limitName]: settings.maxOutputTokens,
      ...(settings.temperature !== null && !noTemperature && { temperature: settings.temperature }),
    }
  }

  async function* read(body: ChatCompletionCreateParamsStreaming, signal: AbortSignal): AsyncGenerator<string, Reply> {
    const thinking = createThinkingFilter()
    const ending = createEnding(settings.maxOutputTokens)
    const collector = createCallCollector()
    let text = ''
    let finish: string | null = null
    for await (const chunk of streamChunks(await load(), body, { limits, signal })) {
      const choice = chunk.choices?.[0]
      if (!choice) continue
      const { content, refusal, tool_calls: pieces, ...others } = choice.delta ?? {}
      const written = ending.push(trimFirst(thinking.push(content || refusal || ''), text))
      if (written !== '') yield written
      text += written
      if (pieces) collector.add(pieces)
      if (!content) ending.spend(thoughtIn(others))
      finish = choice.finish_reason ?? finish
    }
    if (signal.aborted) return nothing
    if (finish === null) throw partError('part.broken', 'the answer ended without an end')
    const rest = ending.push(trimFirst(thinking.flush(), text)) + ending.flush(finish === 'length')
    if (rest !== '') yield rest
    return { text: text + rest, calls: collector.calls, finish }
  }

  return {
    async *ask(question, signal) {
      let share = 1
      let isReconnected = false
      for (;;) {
        const body = write(question, share)
        let hasSpoken = false
        try {
          const reply = read(body, signal)
          for (;;) {
            const next = await reply.next()
            if (next.done) return next.value
            hasSpoken = true
            yield next.value
          }
        } catch (error) {
          if (hasSpoken || signal.aborted) throw error
          const learnt = learn(error, quirks, body)
          if (learnt) quirks = learnt
          else if (share === 1 && faultOf(error).code === 'part.too-long') share = 0.5
          else if (!isReconnected && isStaleConnection(error)) isReconnected = true
          else throw error
        }
      }
    },
  }
}

/** Spaces before the first word, as after thinking, are not part of an answer. */
const trimFirst = (text: string, before: string) => (before === '' ? text.trimStart() : text)

/** DeepSeek, llama.cpp and vLLM call it reasoning_content; Ollama, newer vLLM and OpenRouter reasoning. */
function thoughtIn(delta: object): string {
  const { reasoning_content, reasoning } = delta as Record<string, unknown>
  const thought = reasoning_content ?? reasoning
  return typeof thought === 'string' ? thought : ''
}

/** A kept connection that the server had closed in the same moment. */
function isStaleConnection(error: unknown): boolean {
  const { detail } = faultOf(error)
  return /^(?:UND_ERR_SOCKET|ECONNRESET|EPIPE)$/u.test(detail)
}
