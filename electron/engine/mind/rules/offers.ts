/** What Parley offers in a conversation, and which two of it lie nearest to a request that it cannot serve. */
import type { Ability, Offer, ToolName } from './ability'

/** What the abilities tell of themselves, as far as the client declares what they need. */
export function offersOf(abilities: readonly Ability[], hasTool: (name: ToolName) => boolean): Offer[] {
  return abilities.flatMap(({ does, near, wordings, tool }) =>
    tool !== undefined && !hasTool(tool) ? [] : [{ text: does, near: near ?? null, wordings }],
  )
}

/** "I cannot do that" → "I cannot do that, but I can tell you the time or do arithmetic." */
export function refuse(refusal: string, request: string, offers: readonly Offer[]): string {
  const offered = offers.filter(({ near }) => near !== null)
  const nearest = offered.filter(({ near }) => near?.test(request))
  const [first, second] = [...nearest, ...offered.filter((offer) => !nearest.includes(offer))]
  if (!first) return `${refusal}.`
  return `${refusal}, but I can ${first.text}${second ? ` or ${second.text}` : ''}.`
}
