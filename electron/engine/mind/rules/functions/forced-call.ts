/** A call that the client insists on, with the best arguments that the words give. */
import type { ToolChoice, ToolDeclaration } from '../../mind'
import type { Outcome } from '../ability'
import { folderName, splitFolder, takeName } from '../file-names'
import { hear } from '../heard'
import { choose, nearness } from './choose'
import { metBy } from './meeting'
import { profileOf, type Profile } from './profile'
import { planCall } from './call-plan'
import { readDeclaration, type Parameter } from './declared'
import { readRequest, type Request } from './request'
import { spokenText } from './said'

type Call = Extract<Outcome, { kind: 'call' }>

const asking =
  /^(?:(?:find|search|look|open|read|list|show|what|where|which|is|are|tell|give|do|does|have|the|in|for|me|my|of|a|i|us|called|named|to|at) )+/

/** The arguments of the file tools, whose schemas are known. */
function fileArguments(name: string, core: string): Record<string, unknown> | null {
  const words = core.replace(asking, '')
  const split = splitFolder(words)
  if (name === 'find_files') return { query: takeName(split.text).name || core }
  if (name === 'read_text_file') return { file: takeName(split.text).name || core }
  if (name !== 'list_folder') return null
  const folder = split.folder ?? (words.split(' ').length <= 3 ? folderName(words) : undefined)
  return folder === undefined ? {} : { folder }
}

/** For a required value that nobody said: the schema's own choice or the person's words; a number is never made up. */
function madeUp({ type, options, properties, words, items }: Parameter, text: string): unknown {
  if (options.length > 0) return type === 'array' ? [options[0]] : options[0]
  switch (type) {
    case 'number':
    case 'integer':
      return undefined
    case 'boolean':
      return affirms.test(text) ? true : undefined
    case 'array':
      return items?.type === 'string' && items.options.length === 0 && text !== '' ? [text] : undefined
    case 'object':
      return completed(properties, {}, text)
    case 'string':
      return words.length > 0 && text !== '' ? text : undefined
  }
}

const affirms =
  /^(?!.*\b(?:not|no|off|without)\b).*\b(?:yes|yeah|yep|sure|definitely|of course|on|true|enable|activate)\b/i

function completed(
  parameters: readonly Parameter[],
  given: Record<string, unknown>,
  text: string,
): Record<string, unknown> {
  const whole = { ...given }
  for (const parameter of parameters) {
    const value = whole[parameter.name]
    if (parameter.properties.length > 0 && value !== undefined) {
      whole[parameter.name] = completed(parameter.properties, value as Record<string, unknown>, text)
    } else if (parameter.required && value === undefined) {
      const made = parameter.fallback ?? madeUp(parameter, text)
      if (made !== undefined) whole[parameter.name] = made
    }
  }
  return whole
}

/**
 * @param outcome what the rules would answer; a call among the allowed ones is the best there is
 * @returns null when the client declares no tool that fits its own choice
 */
export function forcedCall(
  text: string,
  outcome: Outcome,
  tools: readonly ToolDeclaration[],
  choice: Exclude<ToolChoice, 'auto' | 'none'>,
  now: Date,
): Call | null {
  const wanted = typeof choice === 'object' ? choice.name : null
  if (
    outcome.kind === 'call' &&
    tools.some(({ name }) => name === outcome.name) &&
    (wanted === null || wanted === outcome.name)
  ) {
    return wanted === null ? outcome : { kind: 'call', name: outcome.name, arguments: outcome.arguments }
  }
  const heard = hear(text)
  const allowed = tools.filter(({ name }) => wanted === null || name === wanted)
  const profiles = allowed.map((tool) => profileOf(readDeclaration(tool)))
  const request = readRequest(heard.core)
  const near = profiles.map((profile) => ({ profile, score: nearness(profile, heard.core) }))
  const nearest = near.reduce<(typeof near)[number] | null>(
    (top, one) => (one.score > (top?.score ?? 0) ? one : top),
    null,
  )
  const spoken = spokenText(heard)
  // "Buy stamps" is what the task is called: the verb is no word for making one.
  const verbFor = (one: Profile, request: Request | null) => {
    const verb = request?.verb ?? null
    return request === null || verb === null || metBy(one, request) !== 'no' ? verb : null
  }
  const planFor = (one: Profile, request: Request) => planCall(one, spoken, verbFor(one, request), now)
  const files = profiles.find(({ declared }) => declared.name === 'find_files')
  const profile =
    (request ? choose(profiles, request, planFor)[0]?.profile : undefined) ?? nearest?.profile ?? files ?? profiles[0]
  if (!profile) return null
  const { declared } = profile
  const own = fileArguments(declared.name, heard.core)
  const plan = own ?? planCall(profile, spoken, verbFor(profile, request), now).arguments
  return { kind: 'call', name: declared.name, arguments: completed(declared.parameters, plan, text.trim()) }
}
