/** How people ask for the time, the day and the time zone of a place. */

const what = '(?:what|which)(?: is)?(?: the)?(?: current| local| exact| correct)*'
const is =
  '(?: is it| it is| is| are they at| will it be| would it be| was it| do they have| have they got| do we have| do people have| of day is it)*(?: now| right now| currently| already| at the moment| at this moment)?(?: like)?'
const inside = '(?: over| out| down| up| back)?(?: in| at| for)'
const tell = '(?:(?:tell|give|show|say|get|check)(?: me| us)? )?(?:the )?(?:current |local |exact )*'

export const timeAsks = [
  new RegExp(`^${what} (?:time|hour|o'clock)${is}${inside} (.+)$`),
  new RegExp(`^${tell}time(?: is it| it is| is)?${inside} (.+)$`),
  /^(?:how (?:late|early) is it|is it (?:already |still |too |very )*(?:late|early)(?: to (?:call|ring|phone|text)(?: \w+)?)?)(?: now| right now| already)? in (?!the (?:morning|evening|day|afternoon|night|week|month|season|year)\b)(.+?)(?: to (?:call|ring|phone|text)(?: \w+)?)?$/,
]
/** So short that only a place that is known shows what is meant. */
export const knownTimeAsks = [
  /^(?:what is )?(?:the )?(?:current |local )?(.+?)(?:'s|s')? (?:current |local )?time$/,
  /^(?:what|which) time is it (.+)$/,
  /^.+ in (.+?) (?:so |and )?(?:what|which)(?: is the)? time(?: is it)?(?: over| right now| now)* there$/,
  /^(?:what is )?(?:the )?(?:current |local |exact )*(?:time|clock)(?: now)? (.+)$/,
]
const dayNoun =
  '(?:day and date|day and time|date and time|time and date|time and day|day of the week|day|date|weekday)(?: of the week)?'
export const dayAsks = [
  new RegExp(`^${what}(?: today's)? ${dayNoun}${is}(?: today)?${inside} (.+)$`),
  new RegExp(`^${tell}(?:day|date|weekday|day of the week)(?: is it| it is| is)?(?: today)?${inside} (.+)$`),
]
/** "What day is tomorrow in Tokyo" */
export const otherDayAsks = [
  new RegExp(
    `^(?:what|which) (?:is (?:the |a )?)?${dayNoun}(?: is it| will it be| was it| is| was| will)? (.+?)(?: be)?${inside} (.+)$`,
  ),
]
export const dayCheck =
  /^is it (?:already |still )?(today|tomorrow|yesterday|sunday|monday|tuesday|wednesday|thursday|friday|saturday)(?: already| yet| still| now)?(?: over)? (?:in (.+?)|(there))(?: already| yet| still| now)?$/
/** The hours at which a part of the day begins and ends. */
const dayParts: Record<string, readonly [number, number]> = {
  morning: [5, 12],
  afternoon: [12, 18],
  evening: [18, 22],
  night: [22, 29],
  'day time': [6, 18],
  daytime: [6, 18],
  day: [6, 18],
}
/** "Morning or afternoon in Sydney" */
const partChoice =
  /^is it (?:already |still )?(?:in )?(?:the )?(morning|afternoon|evening|night|day)(?:time)? or (?:is it )?(?:in )?(?:the )?(morning|afternoon|evening|night|day)(?:time)?(?: now| right now)?(?: over| down)?(?: in (.+)| (?:over )?here)?$/
const partCheck =
  /^is it (?:already |still )?(?:in )?(?:the )?(?:middle of the )?(morning|afternoon|evening|night|day ?time)(?: time)?(?: already| yet| still| now)?(?: over| down)?(?: in (.+)| (?:over )?(here))?$/

/** "Is it night in Tokyo" @returns what to say of an hour there, "Yes" or "Afternoon", and the words for the place */
export function readDayPart(core: string): { words: string; answer(hour: number): string } | null {
  const [, one, other, where = 'here'] = partChoice.exec(core) ?? []
  const [, part = '', words = 'here'] = one ? [core, one, where] : (partCheck.exec(core) ?? [])
  if (!dayParts[part]) return null
  const isPart = (name: string, hour: number) => {
    const [from = 0, to = 0] = dayParts[name] ?? []
    return (hour >= from && hour < to) || hour + 24 < to
  }
  const choices = [one, other, 'morning', 'afternoon', 'evening', 'night'].filter((name) => name !== undefined)
  return {
    words,
    answer: (hour) => {
      if (!one) return isPart(part, hour) ? 'Yes' : 'No'
      const found = choices.find((name) => isPart(name, hour)) ?? part
      return `${found[0]?.toUpperCase() ?? ''}${found.slice(1)}`
    },
  }
}
export const zoneAsks = [
  /^(?:in )?(?:what|which) time ?zone (?:is|are|am|does|do) (.+?)(?: in| on| use| have| belong to)?$/,
  /^(?:what|which)(?: is)? (?:the )?time ?zone (?:is it |is used |are they |do they use )?(?:of|in|for|at) (.+)$/,
  /^(?:what is )?(.+?)(?:'s|s')? time ?zone$/,
]
/** "How far ahead is that", "what's the difference" */
export const asksApart =
  /^(?:and |so )*(?:what is the (?:time )?difference|how (?:far|much|many hours) (?:ahead|behind|away|apart|later|earlier)(?: (?:is|are) (?:that|it|they|there|we))?)(?: (?:to|from|of|than|with) (?:here|us|me|my time|our time))?$/
/** "What's the difference between them", of the last two. */
export const asksApartBoth =
  /^(?:and |so )*(?:what is the (?:time )?difference between (?:them|the two|those two|these two|both|those)|how (?:far|much|many hours) apart are (?:they|the two|those two|these two|those))$/
/** "And the date?", "what time zone is that" */
export const askedThere =
  /^(?:and |what about |how about |so )*(?:(?:what|which)\b.* (time|date|day|weekday|time ?zone)\b.* there|(?:what is )?(?:the |what )?(time|date|day|weekday|day of the week|time ?zone)(?: is (?:that|it)(?: there| in)?)?)$/
export const placeTimeWords = /\b(?:time|timezone|hour|o'clock|late|day|date|weekday|is it)\b/
