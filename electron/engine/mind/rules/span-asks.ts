/** How people ask for the time until, since or between: the last group of each is what they ask about. */
import type { ElapsedUnit } from './calendar'

const unitWords = '(seconds?|minutes?|hours?|days?|nights?|sleeps?|weeks?|months?|years?)'
const howLong = `(?:how (?:long|far|soon|much (?:time|longer)|many (?:more |shopping |whole |full )*${unitWords}(?: and \\w+)?)|what is the time|time|(?:the )?(?:number of )?(?:seconds|minutes|hours|days|weeks|months))(?: more| away| exactly)?`
const filler =
  '(?: (?:is it|is there|are there|there are|it is|it will be|have i got|have we got|do i have|do we have|is left|are left|left|remain|remains|remaining|does it take|will it be|to go|to wait|is it going to be|must i wait|do i have to wait|until it is|away|now|from now|from today|is that|still))*'
export const untilAsks = [
  new RegExp(
    `^${howLong}${filler} (?:until|till|til|'til|before|to|left until|up to|from now until)(?: it is| it's| we reach| i reach)? (.+)$`,
  ),
  new RegExp(
    `^(?!how long (?:is|are) (?:the )?(?:spring|summer|autumn|fall|winter)$)${howLong} (?:away )?(?:is|are) (.+?)(?: away| from now)?$`,
  ),
]
/** "When is Easter" asks for a date. */
export const whenAsks = /^(?:when|in how long|in how many (?:minutes|hours)) (?:is it|will it be|is) (.+)$/
export const sinceAsks = [
  new RegExp(
    `^how (?:long|much time|many ${unitWords})(?: is it| is that| has it been| have passed| has passed| are there| ago| it has been| it is| went by| have gone by| has gone by| gone by| went past| passed| elapsed| have elapsed| has elapsed| was it| was that)* since (.+)$`,
  ),
  new RegExp(
    `^how (?:long|many ${unitWords}) (?:ago )?(?:was|were|is(?! (?:the )?(?:spring|summer|autumn|fall|winter)$)|did) (.+?)(?: ago| happen)?$`,
  ),
]
export const betweenAsks = [
  new RegExp(
    `^(?:how (?:long|much time|many ${unitWords}(?: and \\w+)?)|what is the (?:difference|time))(?: is it| is there| are there| lie| are| is| do we have| of time| passed| passes| has passed| have passed| elapsed| went by| goes by)* (?:between|from) (.+)$`,
  ),
  new RegExp(`^(?:count |tell me )?(?:the )?(?:number of )?${unitWords} (?:between|from) (.+)$`),
]
/** "It's 2:40, how long until four o'clock" */
export const clockToClock =
  /^(?:if )?(?:it is|it's|the time is) (.+?)(?: now)? (?:and )?how (?:long|much time|many (?:more )?(minutes|hours))(?: is it| is there| is left| do i have| left| have i got)* (?:until|till|til|to|before) (.+)$/
const haveLeft = `how (?:long|soon|much (?:longer|(?:more )?time)|many (?:more )?${unitWords})(?: (?:do|have|has|did|will|would|is|are|until|till|before|that|then|it|this|i|we|he|she|they|you|got|left|have|be|to|get|there|go|away|left|still|need|wait|ready|remaining))+`
/** "My flight leaves at 7:45, how long do I have" */
export const thenAsks = [
  new RegExp(
    `^(?:if |when )?(?:(?:my|the|our|his|her|this|that|it|i|we|he|she|they|there)\\b.*?) (?:at|on|by|in|is(?: due)?(?: on| at| by| in)?|from) (?<when>.+?) (?:so |and )?${haveLeft}$`,
  ),
  new RegExp(
    `^${haveLeft} (?:if|when|since|because|until|till|before) (?:my|the|our|his|her|this|that|it|i|we|he|she|they|there)\\b.*? (?:at|on|by|in|is(?: due)?(?: on| at| by| in)?|from) (?<when>.+)$`,
  ),
]
/** "If I sleep from 11 to 6:30, how many hours is that" */
export const clocksAsks = new RegExp(
  `^(?:(?:if |when )?(?:my|the|our|his|her|this|that|it|i|we|he|she|they)\\b.*? )?(?:at|from|between) (.+?) (?:and|to|until|till|then)(?: .*?\\b(?:at|by|until|till))? (.+?) (?:so |and )?how (?:long|much|many (hours|minutes))\\b.*$`,
)
export const followUnit = new RegExp(
  `^(?:in|how many) ${unitWords}(?: (?:is (?:it|that)|are (?:there|that)|that is|would that be|until then))?$`,
)

/** "What weekday is that", of a day just told. */
export const asksThatDay =
  /^(?:and |so )*(?:on )?(?:(?:what|which) (?:weekday|day|date)(?: of the (?:week|month))? (?:is|was|will|does) (?:that|it|this)(?: be| on| fall(?: on)?)*|(?:what|which)(?: is)?(?: the)? (?:weekday|day of the week|(?:sun|mon|tues|wednes|thurs|fri|satur)day))$/

export function unitOf(word: string | undefined): ElapsedUnit | null {
  if (!word) return null
  const unit = word.replace(/s$/, '')
  return unit === 'night' || unit === 'sleep' ? 'day' : (unit as ElapsedUnit)
}
