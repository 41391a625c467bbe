/** What a time in one place is in another. */
import type { Ability } from '../ability'
import type { TimeConversions } from '../time-conversions'

export const createTimeConversion = (conversions: TimeConversions): Ability => ({
  name: 'time-conversion',
  does: 'convert a time from one place to another',
  wordings: [
    'What is 3 pm in New York in Berlin?',
    'If it is noon in London, what time is it in Tokyo?',
    'What time is it in Sydney when it is 9 am in Paris?',
    'Convert 5 pm London time to Tokyo time.',
    '8 am in Chicago is what time in Madrid?',
  ],
  understand: ({ core }, { now }) => conversions.read(core, now),
})
