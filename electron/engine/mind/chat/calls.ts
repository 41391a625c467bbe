/** Puts together the tool calls that a model writes in pieces, and reads their arguments. */
import type { ChatCompletionChunk } from 'openai/resources/chat/completions'

export interface ModelCall {
  id: string
  name: string
  arguments: string
}

type Piece = NonNullable<ChatCompletionChunk['choices'][number]['delta']['tool_calls']>[number]

export interface CallCollector {
  add(pieces: readonly Piece[]): void
  /** Oldest first; those without a name are none. */
  readonly calls: readonly ModelCall[]
}

export function createCallCollector(): CallCollector {
  const calls: (ModelCall & { index: number })[] = []

  /** By index; but some servers number every call 0, or none, and tell them apart by id alone. */
  function find(piece: Piece): ModelCall {
    const index = (piece.index as number | undefined) ?? (piece.id ? -1 : (calls.at(-1)?.index ?? 0))
    const known = calls.findLast((call) => call.index === index)
    if (known && (!piece.id || known.id === piece.id || known.id === '')) return known
    const call = { index, id: '', name: '', arguments: '' }
    calls.push(call)
    return call
  }

  return {
    add(pieces) {
      for (const piece of pieces) {
        const call = find(piece)
        if (piece.id) call.id = piece.id
        // Most tell the name at once, and some again with every piece.
        const name = piece.function?.name ?? ''
        if (name !== call.name) call.name += name
        call.arguments += piece.function?.arguments ?? ''
      }
    },
    get calls() {
      return calls.filter(({ name }) => name !== '')
    },
  }
}

/** @returns null when they are no JSON object */
export function readArguments(json: string): Record<string, unknown> | null {
  if (json.trim() === '') return {}
  try {
    const data: unknown = JSON.parse(json)
    if (data === null) return {}
    // Written as JSON twice.
    if (typeof data === 'string') return data.trim().startsWith('{') ? readArguments(data) : null
    return typeof data === 'object' && !Array.isArray(data) ? { ...data } : null
  } catch {
    return null
  }
}
