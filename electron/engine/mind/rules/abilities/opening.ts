/** What happens with a file that was chosen: a tool of the client opens it, or it is read out. */
import { say, type Choice, type Outcome } from '../ability'
import type { ToolDeclaration } from '../../mind'

const notText =
  /\.(?:pdf|docx?|xlsx?|pptx?|od[tsp]|jpe?g|png|gif|webp|heic|bmp|tiff?|mp[34]|m4a|wav|flac|avi|mov|mkv|zip|gz|tar|7z|rar|exe|dmg|iso)$/i

const aboutFiles = /file|document|path/i
const aboutOthers =
  /\b(?:app|apps|application|program|url|website|web ?page|browser|door|garage|gate|valve|curtain|blind|tab)s?\b/i

/** The client's tool that opens files, and its parameter for the file. */
export function openingTool(tools: readonly ToolDeclaration[]): { name: string; parameter: string } | null {
  const fits = tools.flatMap((tool) => {
    if (!/(?:^|[^a-z])(?:open|launch)/i.test(tool.name.replace(/([a-z])([A-Z])/g, '$1 $2'))) return []
    const properties = Object.entries(Object(tool.parameters.properties) as Record<string, { type?: unknown }>)
    const texts = properties.filter(([, schema]) => Object(schema).type === 'string').map(([key]) => key)
    const required = Array.isArray(tool.parameters.required) ? (tool.parameters.required as unknown[]) : []
    const parameter =
      texts.find((key) => /file|path|document/i.test(key)) ?? texts.find((key) => required.includes(key)) ?? texts[0]
    const about = `${tool.name.replace(/[_.-]/g, ' ')} ${tool.description} ${texts.join(' ')}`
    if (parameter === undefined || (aboutOthers.test(about) && !aboutFiles.test(about))) return []
    return [{ name: tool.name, parameter, isForFiles: aboutFiles.test(about) }]
  })
  return fits.find(({ isForFiles }) => isForFiles) ?? fits[0] ?? null
}

/** @param choice `path` null: known by its name alone */
export function open({ name, path }: Choice, tools: readonly ToolDeclaration[]): Outcome {
  const tool = openingTool(tools)
  const file = path ?? name
  if (tool) return { kind: 'call', name: tool.name, arguments: { [tool.parameter]: file } }
  if (notText.test(name))
    return say(`I cannot open ${name} on the screen, and it is not a text file that I could read out.`)
  return { kind: 'call', name: 'read_text_file', arguments: { file } }
}
