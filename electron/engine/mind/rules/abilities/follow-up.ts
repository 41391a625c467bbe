/** What goes on from the request before: "and in Tokyo?", "and in weeks?", "no, I meant Sydney". */
import type { Ability } from '../ability'

export const followUp: Ability = {
  name: 'follow-up',
  does: 'go on from your last question about times, dates and places',
  wordings: ['And in Tokyo?', 'What about London?', 'And tomorrow?', 'No, I meant Sydney.'],
  understand: (heard, context) => context.followUp?.(heard) ?? null,
}
