/** Statements that may ask for something: "I spent twenty dollars on food", where a function is there to take it. */
import { imagined, meaning, negated, nothing, particlesOf, question, type Request } from './request'
import { contentWords } from './words'

/** Of somebody else, of what is not so, or of what one thinks: it asks for nothing. */
const people = /^(?:he|she|they|you|who|nobody|somebody|someone|everybody|people)\b/
const relatives =
  /^(?:(?:half|some|most|all|many|one|both|none|two|each) of )?(?:my|our|his|her|their|your|the) (?:\w+ )?(?:brother|sister|mother|father|mom|mum|dad|wife|husband|son|daughter|friends?|boss|neighbou?rs?|kids?|children|uncle|aunt|grandmother|grandfather|colleagues?|cousin|teacher)\b/
const noMatter =
  /\b(?:if|would|could|should|might|must have|used to|was going to|were going to|wish|hope|think|thought|believe|guess|glad|happy|sad|sorry|love|like|liked|hate|hated|enjoy|enjoyed|remember|remembered|forgot|wonder|heard|said|says|told|dreamed|never|not|almost|nearly|already|ever|always|usually|often|sometimes|once|years? ago|last year|when i was|as a (?:child|kid))\b|\?$/
const telling =
  /^(?:paid|spent|ran|drank|ate|slept|bought|took|lost|found|had|went|got|did|made|\w{3,}ed)\b|^(?:i|we|it|there|the|my|our|this|that|\S+)(?: \S+){0,6}? (?:is|are|am|was|were|has|have|had|need|needs|spent|paid|got|just|did|took|ran|drank|ate|slept|walked|bought|weigh|weighs|worked|used|finished|made|went|\w{3,}ed)\b|^(?:i|we) \w+/

/** What is not so, what is only thought, and what somebody's family does. */
export const isNoMatter = (core: string) => noMatter.test(core) || relatives.test(core)

/** "I spent twenty dollars on food": it may ask for something where a function is there to take it. */
export function readStatement(core: string): Request | null {
  if (negated.test(core) || imagined.test(core) || people.test(core) || isNoMatter(core)) return null
  if (question.test(core) || meaning.test(core)) return null
  if (!telling.test(core) || core.split(' ').length > 25) return null
  return {
    ...nothing,
    acts: new Set(['create', 'set', 'order', 'book', 'send', 'track']),
    words: contentWords(core),
    first: core.split(' ', 1)[0] ?? '',
    isStatement: true,
    particles: particlesOf(core),
  }
}
