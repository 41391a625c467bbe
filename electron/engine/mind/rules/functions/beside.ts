/** Names that stand before or after the word for what they name. */
import { gap, take, type Said } from './said'

/** "The billing service", "deal Contoso", "to the note house". */
export function takeBeside(said: Said, last: string): string | undefined {
  const found =
    new RegExp(
      `\\b(?:[Tt]he|[Mm]y|our) ((?!(?:new|current|next|last|first|same|other|whole|of|in)\\b)[\\p{L}\\d][\\w'/.-]*(?: (?!${last})\\p{Lu}[\\w'/.-]*)*) ${last}\\b`,
      'u',
    ).exec(said.text) ??
    new RegExp(
      `\\b(?:(?:in|to|on|at|for|of) )?(?:the )?${last} (?:called |named )?(\\p{Lu}[\\w'/.-]*(?: \\p{Lu}[\\w'/.-]*)*)`,
      'u',
    ).exec(said.text) ??
    new RegExp(
      `\\b(?:in|into|to|on|of) (?:the |my )?${last} (?:called |named )?([\\w'/.-]+)(?=\\s*(?:${gap}|$))`,
      'i',
    ).exec(said.text)
  if (!found?.[1]) return undefined
  take(said, found.index, found.index + found[0].length)
  return found[1]
}
