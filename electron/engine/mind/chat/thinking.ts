/**
 * Takes out of what a model writes what it only thinks, and the marks of its template that a server has left in: some
 * models think in the answer, between tags or in channels (gpt-oss), and some of these without the tag that begins it.
 */
import { createMarkSearch } from './mark-search'

/** What begins thinking, with what ends it. */
const thoughts = new Map([
  ['<think>', '</think>'],
  ['<thinking>', '</thinking>'],
  ['<thought>', '</thought>'],
  ['<reasoning>', '</reasoning>'],
  ['<seed:think>', '</seed:think>'],
  ['[think]', '[/think]'],
  ['◁think▷', '◁/think▷'],
  ['<|start_thinking|>', '<|end_thinking|>'],
  ['<|channel>thought', '<channel|>'],
])
/** The same without the marks, as some servers leave it: "analysisThe person asks …assistantfinalHello." */
const bareChannel = { open: 'analysis', close: 'assistantfinal' }
/** gpt-oss: `<|channel|>analysis<|message|>…<|end|><|start|>assistant<|channel|>final<|message|>…<|return|>`. */
const channel = '<|channel|>'
const message = '<|message|>'
/** Ends of a turn or of a message: what follows is no answer, unless a channel says so. */
const ends = [
  ...['<|end|>', '<|return|>', '<|call|>', '<|start|>', '<|im_end|>', '<|im_start|>', '<|eot_id|>', '<|eom_id|>'],
  ...['<|endoftext|>', '<|end_of_text|>', '<end_of_turn>', '<start_of_turn>', '<｜end▁of▁sentence｜>'],
]
const meaningless = ['<answer>', '</answer>', '<|start_response|>', '<|end_response|>', '<|begin_of_text|>']

const closings = [...thoughts.values()]
const search = {
  said: createMarkSearch([...thoughts.keys(), ...closings, ...meaningless, ...ends, channel]),
  // What ends it may have been opened elsewhere: only the tags say that all before was thinking.
  unsaid: createMarkSearch([...thoughts.keys(), ...closings, channel]),
  header: createMarkSearch([message]),
  over: createMarkSearch([channel]),
  body: createMarkSearch([...ends, channel]),
}
const searchThought = new Map(
  [...closings, bareChannel.close].map((close) => [close, createMarkSearch([close, ...ends, channel])]),
)

type Mode =
  | { kind: 'said' | 'unsaid' | 'header' | 'over' | 'hidden' | 'called' }
  | { kind: 'thought'; search: ReturnType<typeof createMarkSearch> }

export interface ThinkingFilter {
  /** @returns what is to be said of it; a piece that may be the start of a mark is kept back */
  push(text: string): string
  /** The model thinks in a field of its own: what it writes is the answer. */
  thinksElsewhere(): void
  flush(): string
  /** Thinking was ended that had not begun: its tag stands in what the model was given. */
  readonly wasOpenedElsewhere: boolean
}

/**
 * @param options.isOpened what comes first is taken as thinking, unless nothing ends it
 * Calls in a channel come out as `<tool_call>NAME {…}</tool_call>`.
 */
export function createThinkingFilter({ isOpened = false } = {}): ThinkingFilter {
  let rest = ''
  let mode: Mode = { kind: isOpened ? 'unsaid' : 'said' }
  let isFirst = true
  let hasThought = false
  let wasOpenedElsewhere = false

  const searchIn = () =>
    mode.kind === 'thought'
      ? mode.search
      : search[mode.kind === 'hidden' || mode.kind === 'called' ? 'body' : mode.kind]
  const isHeard = () => mode.kind === 'said' || mode.kind === 'called'

  function think(closing: string) {
    hasThought = true
    mode = { kind: 'thought', search: searchThought.get(closing)! }
  }

  /** @returns what is to be said because of the mark */
  function meet(mark: string, before: string): string {
    const wasCalled = mode.kind === 'called' ? '</tool_call>' : ''
    const closing = thoughts.get(mark)
    if (mode.kind === 'header') return readHeader(before)
    if (mark === channel) mode = { kind: 'header' }
    else if (closing !== undefined) think(closing)
    else if (closings.includes(mark) || mark === bareChannel.close) {
      wasOpenedElsewhere ||= !hasThought
      mode = { kind: 'said' }
      rest = rest.trimStart()
    } else if (ends.includes(mark)) mode = { kind: 'over' }
    return wasCalled
  }

  function readHeader(header: string): string {
    const [, called] = /to=(?:functions\.)?([\w-]+)/u.exec(header) ?? []
    if (called !== undefined) {
      mode = { kind: 'called' }
      return `<tool_call>${called} `
    }
    mode = { kind: /^\s*final/iu.test(header) ? 'said' : 'hidden' }
    return ''
  }

  /** @returns whether more must come to tell how it begins */
  function begin(): boolean {
    const { open, close } = bareChannel
    if (rest === open.slice(0, rest.length)) return true
    isFirst = false
    if (mode.kind === 'said' && /^analysis\p{Lu}/u.test(rest)) think(close)
    return false
  }

  return {
    push(text) {
      rest += text
      let said = ''
      if (isFirst && begin()) return said
      for (;;) {
        const { at, mark, possible } = searchIn()(rest)
        if (mark === null) {
          // What may prove to be the answer after all, or belongs to a mark, is kept.
          if (mode.kind === 'unsaid' || mode.kind === 'header') return said
          if (isHeard()) said += rest.slice(0, possible)
          rest = rest.slice(possible)
          return said
        }
        const before = rest.slice(0, at)
        rest = rest.slice(at + mark.length)
        if (isHeard() || (mode.kind === 'unsaid' && (thoughts.has(mark) || mark === channel))) said += before
        said += meet(mark, before)
      }
    },
    thinksElsewhere() {
      if (mode.kind === 'unsaid') mode = { kind: 'said' }
    },
    flush() {
      const said = isHeard() || mode.kind === 'unsaid' ? rest : ''
      const closing = mode.kind === 'called' ? '</tool_call>' : ''
      rest = ''
      return said + closing
    },
    get wasOpenedElsewhere() {
      return wasOpenedElsewhere
    },
  }
}
