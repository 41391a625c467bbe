/** Asks the endpoint once and reads what it writes; asks again for what can be mended without anybody noticing. */
import type OpenAI from 'openai'
import type { ChatCompletionCreateParamsStreaming } from 'openai/resources/chat/completions'
import { faultOf, partError } from '../../part-faults'
import type { RemoteMind } from '../../parts'
import { baseAddress } from '../../remote/base-address'
import type { MindRequest } from '../mind'
import { createCallCollector, type ModelCall } from './calls'
import { doneReason } from './answer-stream'
import { createCallFilter } from './call-filter'
import { deltaOf, streamChunks } from './chunks'
import { createClient } from './client'
import { readContent } from './content'
import { createEnding } from './ending'
import { type Finish, isHeldBack, readFinish } from './finish'
import { fitMessages } from './fit'
import { writeInstructions } from './instructions'
import type { Limits } from './limits'
import { type Message, toMessages } from './messages'
import { learn, noQuirks } from './quirks'
import { pause, retryAfterMs } from './retry'
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
  finish: Finish
}

export interface Endpoint {
  /** Yields the text as it is written. @throws whatever `faultOf` reads */
  ask(question: Question, signal: AbortSignal): AsyncGenerator<string, Reply>
}

const loadAfterMs = 500
/** Models whose template begins the thinking, so that only its end is written: DeepSeek R1, QwQ, Qwen's -Thinking. */
const thinksUnsaid = /(?:^|[^a-z\d])r1(?:[^a-z\d]|$)|qwq|thinking/iu
/** So many answers without it, and the thinking is switched off: what is written need not wait for its end any more. */
const mostUnthought = 3
const nothing: Reply = { text: '', calls: [], finish: 'stop' }

export function createEndpoint(options: { settings: RemoteMind; limits: Limits }): Endpoint {
  const { settings, limits } = options
  let quirks = noQuirks
  let opensUnsaid = thinksUnsaid.test(settings.model)
  let unthought = 0
  let client: Promise<OpenAI> | null = null
  const load = () =>
    (client ??= createClient({ ...settings, address: baseAddress(settings.address) }, limits.connectMs))
  // Not with the first question, which would wait for it, nor with the connection, which has enough to do.
  setTimeout(load, loadAfterMs).unref()

  function write({ request, further, withExactTool }: Question, share: number): ChatCompletionCreateParamsStreaming {
    const { noTools, onlyAutoChoice: onlyAuto, onlyPlainSchemas: onlyPlain, noTemperature, limitName } = quirks
    const offer = noTools ? {} : offerTools(request, { withExactTool, onlyAuto, onlyPlain })
    const instructions = writeInstructions(request, withExactTool && !noTools)
    const fixedTokens =
      estimateTokens(instructions + JSON.stringify(offer)) +
      further.reduce((sum, message) => sum + estimateMessageTokens(message), 0)
    const budgetTokens = (settings.contextTokens - settings.maxOutputTokens - fixedTokens) * share
    return {
      model: settings.model,
      stream: true,
      messages: fitMessages(
        [
          { role: 'system', content: instructions },
          ...toMessages(request.history, { budgetTokens: Math.max(0, budgetTokens), withTools: !noTools }),
          ...further,
        ],
        quirks,
      ),
      ...offer,
      ...(limitName !== null && { [limitName]: settings.maxOutputTokens }),
      ...(settings.temperature !== null && !noTemperature && { temperature: settings.temperature }),
    }
  }

  async function* read(body: ChatCompletionCreateParamsStreaming, signal: AbortSignal): AsyncGenerator<string, Reply> {
    const thinking = createThinkingFilter({ isOpened: opensUnsaid })
    const written = createCallFilter(namesOf(body))
    const ending = createEnding(settings.maxOutputTokens)
    const collector = createCallCollector()
    const trimFirst = createTrimmer()
    let text = ''
    let finish: string | null = null
    /** With what the ending has kept back. */
    let all = ''
    let hasBegun = false
    for await (const chunk of streamChunks(await load(), body, { limits, signal })) {
      const choice = chunk.choices?.[0]
      if (!choice) continue
      // A message at the end of pieces says all of it once more.
      const delta = 'delta' in choice || !hasBegun ? deltaOf(choice) : {}
      hasBegun = true
      const { text: content, thought } = readContent(delta)
      if (thought !== '') thinking.thinksElsewhere()
      const answer = trimFirst(written.push(thinking.push(content)))
      all += answer
      const said = ending.push(answer)
      if (said !== '') yield said
      text += said
      if (Array.isArray(delta.tool_calls)) collector.add(delta.tool_calls)
      if (content === '') ending.spend(thought)
      finish = choice.finish_reason === (doneReason as string) ? (finish ?? 'stop') : choice.finish_reason || finish
    }
    if (signal.aborted) return nothing
    const held = trimFirst(written.push(thinking.flush()) + written.flush())
    all += held
    if (thinking.wasOpenedElsewhere) {
      opensUnsaid = true
      unthought = 0
    } else if (all !== '' && ++unthought >= mostUnthought) opensUnsaid = false
    // Some say nothing at the end; but what breaks off in the middle of a sentence has not ended.
    if (finish === null && !isWhole(all)) throw partError('part.broken', 'the answer ended without an end')
    const kind = readFinish(finish ?? 'stop')
    const rest = ending.push(held) + ending.flush(kind === 'length')
    if (rest !== '') yield rest
    return { text: text + rest, calls: collector.calls.length > 0 ? collector.calls : written.calls, finish: kind }
  }

  return {
    async *ask(question, signal) {
      let share = 1
      let isReconnected = false
      let hasWaited = false
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
          if (isHeldBack(error)) return { ...nothing, finish: 'content_filter' }
          const waitMs = hasWaited ? null : retryAfterMs(error)
          const learnt = learn(error, quirks, body)
          if (waitMs !== null) {
            hasWaited = true
            await pause(waitMs, signal)
          } else if (learnt) quirks = learnt
          else if (share === 1 && faultOf(error).code === 'part.too-long') share = 0.5
          else if (!isReconnected && isStaleConnection(error)) isReconnected = true
          else throw error
        }
      }
    },
  }
}

/** Spaces before the first word, as after thinking, are not part of an answer. */
function createTrimmer(): (text: string) => string {
  let hasBegun = false
  return (text) => {
    const trimmed = hasBegun ? text : text.trimStart()
    hasBegun ||= trimmed !== ''
    return trimmed
  }
}

const isWhole = (text: string) => /[.!?…。！？]["')\]”’»]*\s*$/u.test(text)

const namesOf = ({ tools = [] }: ChatCompletionCreateParamsStreaming): string[] =>
  tools.flatMap((tool) => (tool.type === 'function' ? [tool.function.name] : []))

/** A kept connection that the server had closed in the same moment. */
function isStaleConnection(error: unknown): boolean {
  const { detail } = faultOf(error)
  return /^(?:ECONNRESET|EPIPE)$/u.test(detail)
}
