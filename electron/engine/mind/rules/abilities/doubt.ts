/** Standing by the last answer, or not: "are you sure?", "why not?", "that's wrong". It never argues, and never makes up a reason. */
import { say, type Ability, type Context } from '../ability'

const about = '(?: (?:about|of)? ?(?:that|this|it))?'
const sure = new RegExp(
  `^(?:are )?you (?:really |quite |very |absolutely |so |completely |100% |a hundred percent )*(?:sure|certain|positive|serious|joking|kidding(?: me)?)${about}$|^(?:really|seriously|for real|no way)$|^is (?:that|this|it) (?:really |actually )?(?:right|true|correct|so|accurate|a fact)$|^how (?:do|would|can|did) you (?:know|work out|find out|get|come up with)(?: (?:that|this|it|to that))?$|^(?:can you )?(?:double[ -]?check|verify|check)(?: (?:that|it|this|your answer))?(?: again)?$`,
)
const why =
  /^(?:but |and |so |well )*(?:why(?: not| is (?:that|it|this)(?: so)?| so| (?:cannot|can|do|did|will|would|could|are) you(?: not)?(?: (?:do|able to do|know|find|help(?: me)?(?: with)?))?(?: (?:that|it|this))?)?|how come(?: (?:you (?:cannot|do not)(?: \w+){0,2}))?|for what reason|what is the (?:reason|problem)|what is wrong|what do you mean(?: by (?:that|this))?)$/
const wrong =
  /^(?:(?:no|but|sorry|wait|oh|hey) )*(?:(?:that|this|it) (?:is|was) (?:completely |totally |just |simply |all )*(?:wrong|not (?:right|true|correct|it|helpful|what i (?:asked|meant|said|wanted)(?: (?:for|you))?|an answer|my question)|incorrect|a mistake|false|nonsense|rubbish)|you (?:are|were|got (?:it|that)|have (?:it|that)) (?:all )?wrong|wrong(?: answer| again)?|you (?:have )?(?:made|make) a mistake|you (?:have )?(?:misunderstood|misheard)(?: (?:me|that|it))?|you (?:did|do) not (?:understand|get|hear|answer)(?: (?:me|it|that|my question))?(?: (?:right|correctly|at all))?|i did not (?:say|ask|mean|want)(?: (?:for|you))? (?:that|this|it)|not what i (?:asked|meant|said|wanted)(?: for)?|i (?:do|did) not (?:think so|believe (?:you|that|it)|think that is (?:right|true|correct)))$/

const exact: ReadonlySet<Context['topic']> = new Set(['date', 'time', 'city', 'arithmetic'])

function vouch(answer: string, { topic }: Context): string {
  if (/\?$/.test(answer)) return answer
  if (/^(?:Yes\. |I worked|That is what I was told: )/.test(answer)) return answer
  if (/\bI (?:cannot|do not|am not)\b/.test(answer)) return `Yes. ${answer}`
  if (exact.has(topic)) return `I worked it out on this computer: ${answer}`
  return topic === 'find' || topic === 'list' || topic === 'read'
    ? `That is what I was told: ${answer}`
    : `Yes. ${answer}`
}

function reason(answer: string, { topic }: Context): string {
  if (/^Okay, I did not\b/.test(answer)) return 'Because it was not allowed.'
  if (/\bI cannot\b/.test(answer))
    return 'By myself I can do only a few things, and the connected program offers nothing for it.'
  if (/\bI (?:do not know|am not sure)\b/.test(answer))
    return 'I know only what is on this computer and what I can work out.'
  return exact.has(topic) ? 'I worked it out on this computer.' : 'That is all that I can say about it.'
}

export const doubt: Ability = {
  name: 'doubt',
  does: 'say how sure I am of my last answer',
  wordings: ['Are you sure?', 'Why not?', 'How do you know that?', 'Is that right?', "That's wrong."],
  understand({ core, plain }, context) {
    const is = (pattern: RegExp) => pattern.test(core) || pattern.test(plain)
    const { lastAnswer } = context
    if (is(wrong))
      return { certainty: 0.89, outcome: say('I am sorry. Could you say it in other words?'), topic: 'talk' }
    if (lastAnswer === null) return null
    const answer = is(sure) ? vouch(lastAnswer, context) : is(why) ? reason(lastAnswer, context) : null
    return answer === null ? null : { certainty: 0.89, outcome: say(answer), topic: 'talk' }
  },
}
