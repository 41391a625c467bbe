/** A value that is picked from what was named before. */
import type { Context } from '../ability'

const ordinals = ['first', 'second', 'third', 'fourth', 'fifth']

/** "The second one" of what was named before. */
export function choiceOf(core: string, { choices }: Context): string | null {
  const found = /^(?:the |number )?(first|second|third|fourth|fifth|last|one|two|three)(?: one)?$/.exec(core)?.[1]
  if (found === undefined || choices.length === 0) return null
  const at =
    found === 'last' ? choices.length - 1 : Math.max(ordinals.indexOf(found), ['one', 'two', 'three'].indexOf(found))
  return choices[at]?.name ?? null
}
