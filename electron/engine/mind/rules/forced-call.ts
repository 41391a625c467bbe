/** A call that the client insists on, with the best arguments that the words give. */
import type { MindPart, ToolChoice, ToolDeclaration } from '../mind'
import type { Outcome } from './ability'
import { folderName, splitFolder, takeName } from './file-names'
import { hear } from './heard'

const asking =
  /^(?:(?:find|search|look|open|read|list|show|what|where|which|is|are|tell|give|do|does|have|the|in|for|me|my|of|a|i|us|called|named|to|at) )+/

function bestArguments(name: string, text: string, tool: ToolDeclaration): Record<string, unknown> {
  const { core } = hear(text)
  const words = core.replace(asking, '')
  const split = splitFolder(words)
  if (name === 'find_files') return { query: takeName(split.text).name || core }
  if (name === 'read_text_file') return { file: takeName(split.text).name || core }
  if (name === 'list_folder') {
    const folder = split.folder ?? (words.split(' ').length <= 3 ? folderName(words) : undefined)
    return folder === undefined ? {} : { folder }
  }
  const required = Array.isArray(tool.parameters.required) ? (tool.parameters.required as unknown[]) : []
  const properties = Object.entries(Object(tool.parameters.properties) as Record<string, { type?: unknown }>)
  return Object.fromEntries(
    properties.filter(([key, { type }]) => required.includes(key) && type === 'string').map(([key]) => [key, text]),
  )
}

/** @returns null when the client declares no tool that fits its own choice */
export function forcedCall(
  text: string,
  outcome: Outcome,
  tools: readonly ToolDeclaration[],
  choice: Exclude<ToolChoice, 'auto' | 'none'>,
): MindPart | null {
  const wanted = typeof choice === 'object' ? choice.name : null
  if (outcome.kind === 'call' && (wanted === null || wanted === outcome.name)) return outcome
  const tool =
    wanted === null
      ? (tools.find(({ name }) => name === 'find_files') ?? tools[0])
      : tools.find(({ name }) => name === wanted)
  return tool ? { kind: 'call', name: tool.name, arguments: bestArguments(tool.name, text, tool) } : null
}
