/** Reads the tool calls that a model writes as text, in whichever of the usual forms, where its server does not. */
import type { ModelCall } from './calls'

/** How a call names its arguments: Hermes and Qwen, Llama, and what small models make of it. */
const argumentNames = ['arguments', 'parameters', 'args', 'input', 'params'] as const

/**
 * @param text what stands between the marks of a call, or JSON by itself
 * @param names of the tools that were offered
 * @returns those with a name, whether or not there is such a tool
 */
export function readWrittenCalls(text: string, names: readonly string[]): ModelCall[] {
  const tagged = readTagged(text)
  if (tagged.length > 0) return tagged
  let from = 0
  return findObjects(text).flatMap(({ start, end }) => {
    const before = text.slice(from, start)
    from = end
    const data = parse(text.slice(start, end))
    if (typeof data !== 'object' || data === null) return []
    return readCall(data) ?? readNamedBefore(before, data, names) ?? []
  })
}

/** `{"name": …, "arguments": {…}}`, `{"type": "function", "function": {…}}`, `{"tool": …, "parameters": {…}}` */
function readCall(data: object): ModelCall[] | null {
  const fields = data as Record<string, unknown>
  const inner = fields.function
  if (typeof inner === 'object' && inner !== null) return readCall(inner)
  const name = [fields.name, inner, fields.tool_name, fields.tool].find((one) => typeof one === 'string' && one !== '')
  if (typeof name !== 'string') return null
  const given = argumentNames.map((key) => fields[key]).find((one) => one !== undefined) ?? {}
  return [{ id: '', name, arguments: typeof given === 'string' ? given : JSON.stringify(given) }]
}

/** `NAME {…}`, with whatever marks of the model's own in between: DeepSeek, Kimi, newer Mistral, gpt-oss, Llama. */
function readNamedBefore(before: string, data: object, names: readonly string[]): ModelCall[] | null {
  const words = before.match(/[\w-]+/gu) ?? []
  const name =
    words.findLast((word) => names.includes(word)) ?? words.findLast((word) => !/^(?:\d+|json|function)$/iu.test(word))
  return name === undefined ? null : [{ id: '', name, arguments: JSON.stringify(data) }]
}

/** `<function=NAME><parameter=KEY>VALUE</parameter></function>` (Qwen Coder), `NAME<arg_key>KEY</arg_key>…` (GLM) */
function readTagged(text: string): ModelCall[] {
  const functions = [...text.matchAll(/<function=([\w.-]+)>([^]*?)(?=<\/function>|<function=|$)/gu)]
  if (functions.length > 0) {
    return functions.map(([, name, body]) => {
      const pairs = [...body!.matchAll(/<parameter=([\w.-]+)>([^]*?)(?=<\/parameter>|<parameter=|$)/gu)]
      const [json] = findObjects(body!)
      const given = json && pairs.length === 0 ? body!.slice(json.start, json.end) : collect(pairs)
      return { id: '', name: name!, arguments: given }
    })
  }
  const name = /^\s*([\w.-]+)\s*<arg_key>/u.exec(text)?.[1]
  const pairs = [...text.matchAll(/<arg_key>([^]*?)<\/arg_key>\s*<arg_value>([^]*?)(?=<\/arg_value>|$)/gu)]
  return name === undefined ? [] : [{ id: '', name, arguments: collect(pairs) }]
}

function collect(pairs: RegExpMatchArray[]): string {
  return JSON.stringify(
    Object.fromEntries(
      pairs.map(([, key, written]) => {
        const value = written!.trim()
        return [key!.trim(), /^(?:[-\d[{]|true$|false$|null$)/u.test(value) ? (parse(value) ?? value) : value]
      }),
    ),
  )
}

/** Where JSON objects stand in a text: the outermost, and only those that are whole. */
function findObjects(text: string): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = []
  for (let start = text.indexOf('{'); start >= 0;) {
    const length = endOfValue(text.slice(start))
    if (length !== null) found.push({ start, end: start + length })
    start = text.indexOf('{', length === null ? start + 1 : start + length)
  }
  return found
}

/** @param text that begins with a JSON object or list @returns where that ends; null: it goes on */
export function endOfValue(text: string): number | null {
  let depth = 0
  let isQuoted = false
  for (let at = 0; at < text.length; at++) {
    const sign = text.charAt(at)
    if (isQuoted) {
      if (sign === '\\') at++
      else isQuoted = sign !== '"'
    } else if (sign === '"') isQuoted = true
    else if ('{['.includes(sign)) depth++
    else if ('}]'.includes(sign) && --depth === 0) return at + 1
  }
  return null
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json) as unknown
  } catch {
    return null
  }
}
