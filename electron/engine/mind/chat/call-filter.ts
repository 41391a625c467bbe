/** Takes the tool calls out of what a model writes, where its server leaves them in the text: they are never said. */
import type { ModelCall } from './calls'
import { createMarkSearch } from './mark-search'
import { endOfValue, readWrittenCalls } from './written-calls'

/** What begins calls, with what ends them; null: the end of the answer. */
const tags = new Map<string, string | null>([
  ['<tool_call>', '</tool_call>'],
  ['<toolcall>', '</toolcall>'],
  ['<function_call>', '</function_call>'],
  ['<tools>', '</tools>'],
  ['<function=', '</function>'],
  ['<|tool_calls_section_begin|>', '<|tool_calls_section_end|>'],
  ['<｜tool▁calls▁begin｜>', '<｜tool▁calls▁end｜>'],
  ['<|start_action|>', '<|end_action|>'],
  ['<|tool_call|>', null],
  ['[tool_calls]', null],
  ['<|python_tag|>', null],
])
const searchOpening = createMarkSearch([...tags.keys()])
const searchClosing = new Map(
  [...tags.values()].flatMap((closing) => (closing === null ? [] : [[closing, createMarkSearch([closing])]])),
)

/** JSON that names a tool, by itself or in a code block: small models call so. */
const json = /(?:`{3,}[a-z_]*\s*)?\[?\s*\{\s*"(?:name|function|tool|tool_name|type)"\s*:/iu
/** The end of a text that may become that. */
const maybeJson =
  /(?:`{1,2}|`{3,}[a-z_]*\s*(?:\[?\s*(?:\{\s*(?:"[a-z_]*(?:"\s*)?)?)?)?|\[\s*|\[?\s*\{\s*(?:"[a-z_]*(?:"\s*)?)?)$/iu

export interface CallFilter {
  /** @returns what is to be said of it; what may be a call is kept back until that is told */
  push(text: string): string
  flush(): string
  readonly calls: readonly ModelCall[]
}

/** @param names of the tools that were offered; without any, JSON is what it seems */
export function createCallFilter(names: readonly string[]): CallFilter {
  const calls: ModelCall[] = []
  let rest = ''
  let inside: { closing: string | null; opening: string } | 'json' | null = null

  const isOffered = ({ name }: ModelCall) => names.includes(name)

  /** @returns null while it goes on */
  function readTag(tag: { closing: string | null; opening: string }, isOver: boolean): string | null {
    const found = tag.closing === null ? null : searchClosing.get(tag.closing)!(rest)
    if (!isOver && !found?.mark) return null
    const end = found?.mark ? found.at : rest.length
    const kept = tag.opening === '<function=' ? tag.opening : ''
    calls.push(...readWrittenCalls(kept + rest.slice(0, end), names))
    return rest.slice(end + (found?.mark?.length ?? 0))
  }

  /** @returns null while it goes on */
  function readJson(isOver: boolean): { said: string; after: string } | null {
    const end = rest.startsWith('`') ? endOfBlock(rest) : endOfValue(rest)
    if (end === null && !isOver) return null
    const whole = rest.slice(0, end ?? rest.length)
    const found = readWrittenCalls(whole, names)
    const isCall = found.length > 0 && found.every(isOffered)
    if (isCall) calls.push(...found)
    return { said: isCall ? '' : whole, after: rest.slice(whole.length) }
  }

  function run(isOver: boolean): string {
    let said = ''
    for (;;) {
      if (inside === 'json') {
        const read = readJson(isOver)
        if (!read) return said
        said += read.said
        rest = read.after
        inside = null
      } else if (inside) {
        const after = readTag(inside, isOver)
        if (after === null) return said
        rest = after.trimStart()
        inside = null
      }
      if (rest === '') return said
      const { at, mark, possible } = searchOpening(rest)
      const data = names.length > 0 ? json.exec(rest) : null
      if (data && data.index < at) {
        said += rest.slice(0, data.index)
        rest = rest.slice(data.index)
        inside = 'json'
      } else if (mark !== null) {
        said += rest.slice(0, at)
        rest = rest.slice(at + mark.length)
        inside = { opening: mark, closing: tags.get(mark)! }
      } else {
        const maybe = names.length > 0 ? maybeJson.exec(rest)?.index : undefined
        const end = isOver ? rest.length : Math.min(possible, maybe ?? rest.length)
        said += rest.slice(0, end)
        rest = rest.slice(end)
        return said
      }
    }
  }

  return {
    push(text) {
      rest += text
      return run(false)
    },
    flush: () => run(true),
    get calls() {
      return calls
    },
  }
}

function endOfBlock(text: string): number | null {
  const end = /(?:\n|[}\]])\s*`{3,}[^\S\n]*\n?/u.exec(text.slice(3))
  return end && 3 + end.index + end[0].length
}
