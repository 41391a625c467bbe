/** Puts together the tool calls that a model writes in pieces, and reads their arguments. */

export interface ModelCall {
  id: string
  name: string
  arguments: string
}

/** What servers make of it: fields that are left out or null, arguments that are no text. */
type Piece = {
  index?: number | null
  id?: string | null
  function?: { name?: string | null; arguments?: unknown } | null
} | null

export interface CallCollector {
  add(pieces: readonly Piece[]): void
  /** Oldest first; those without a name are none. */
  readonly calls: readonly ModelCall[]
}

export function createCallCollector(): CallCollector {
  const calls: (ModelCall & { index: number | null })[] = []

  /**
   * By index, or the last one without. Some servers number every call 0, or none, and some give each piece another id:
   * a new one has a name, and another id or nothing left to wait for in the one before.
   */
  function find({ index = null, id }: NonNullable<Piece>, name: string, given: string): ModelCall {
    const known = index === null ? calls.at(-1) : calls.findLast((call) => call.index === index)
    const isOther = known && (id ? known.id !== '' && known.id !== id : given !== '' && isComplete(known))
    if (known && !(name !== '' && isOther)) return known
    const call = { index, id: '', name: '', arguments: '' }
    calls.push(call)
    return call
  }

  /** Some tell a call once more when it is whole. */
  const isRepeated = ({ index = null, id }: NonNullable<Piece>, name: string, given: string) =>
    calls.some(
      (call) =>
        (!id || call.id === id) &&
        (index === null || call.index === index) &&
        call.name === name &&
        call.arguments === given &&
        isComplete(call),
    )

  return {
    add(pieces) {
      for (const piece of pieces) {
        if (!piece) continue
        const name = piece.function?.name ?? ''
        const given = textOf(piece.function?.arguments)
        if (isRepeated(piece, name, given)) continue
        const call = find(piece, name, given)
        if (call.id === '') call.id = piece.id ?? ''
        // Most tell the name at once, and some again with every piece.
        if (name !== call.name) call.name += name
        call.arguments += given
      }
    },
    get calls() {
      return calls.filter(({ name }) => name !== '')
    },
  }
}

const textOf = (given: unknown): string =>
  typeof given === 'string' ? given : typeof given === 'object' && given !== null ? JSON.stringify(given) : ''

const isComplete = (call: ModelCall) => call.arguments.trim() !== '' && readArguments(call.arguments) !== null

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
