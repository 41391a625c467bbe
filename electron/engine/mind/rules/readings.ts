/** Other wordings of the same question about time: tags, filler, and what was said before it put in its place. */
import type { Ability, Understanding } from './ability'
import type { Heard } from './heard'
import { changes, orders } from './question-order'
import { asDifference, asInOrder } from './ask-words'
import { dayIn } from './scan'

const lead =
  /^(?:(?:find out|figure out|work out|remind me|any (?:idea|clue|chance you know)|(?:do|have|would) you (?:have |got )?any (?:idea|clue)|i (?:forgot|forget|do not know|have no idea)|i (?:need|have|want|am trying) to (?:know|find out|figure out|work out)|may i (?:ask|know)|can i ask(?: you)?|say|please|exactly|and do you know|do you remember)(?: of)? )+(?=(?:at |on |in )?(?:what|when|how|which|is|if|the|where)\b)/
const tail =
  /(?: (?:time-? ?wise|in terms of time|exactly|precisely|roughly|approximately|about|again|by the way|do you think|do you know|you know|in total|altogether|overall|out there|over there|(?<!\b(?:from|by|until|till|since|than|before|of) )(?:(?:right )?now|then)|(?:like )?number what.*|out of (?:the )?36[56](?: days)?|any idea|any clue|if i may ask|for you|where you are|please|tell me|can you tell me|could you tell me|do you happen to know|remind me|i forgot|i forget))+$/
const tag =
  /^((?!(?:what|when|how|which|who|where|if|is|are|was|do|does|will|can|tell|give)\b)\S.*?) (?:(?:is|was|are|does|do|did|will|has|have) (?:not )?(?:it|he|she|they|that|this|there|we)(?: not)?|right|correct|true|yes|no|yeah|or not|am i right|is that (?:right|correct|so))$/
const statement = /^(.+?) (is|was|are|were|will be) (?:not )?(.+)$/

/** "Today is not Friday, is it?" → "is today friday" */
function untagged(text: string): string | null {
  const said = tag.exec(text)?.[1]
  const [, subject, verb, rest] = (said && statement.exec(said)) || []
  if (!subject || !verb) return null
  return verb === 'will be' ? `will ${subject} be ${rest ?? ''}` : `${verb} ${subject} ${rest ?? ''}`
}

const told =
  /^((?!what|when|how|which|who|where|is |are |was |do |does |will |can )\S+ .+?) (?:so |and |then |but |now |tell me |do you know )*((?:at |on |in |until )?(?:what|which|when|how|is it|is (?:she|he|they|that)|are they)\b.*)$/
const there =
  /\b(?:over there|there|(?:for|with|at) (?:her|him|them|it|my \w+|our \w+|those guys)|(?:where|in the place where|in the city where) (?:she|he|they|it|that|this) (?:is|are|lives?|stays?|works?)|on (?:her|his|their|that) (?:side|end)|at (?:her|his|their) (?:place|end|side))\b/
const theirs = /\b(?:she|he|they|it|that|their|his|her)\b/
const placeAtEnd =
  /^.*\b(?:in|to|from|at|with|near|for|visiting|calling) (?:the (?=\w+ (?:islands|republic|emirates|kingdom|states)))?((?!a |my |our |the |his |her )[^\d]+?)(?: (?:right now|now|today|tomorrow|tonight|at the moment|currently|this (?:week|month|year)|next (?:week|month|year)|office|on (?:business|holiday|vacation)|for (?:work|a .+)|and .*|who .*|where .*))*$/
const thatDay = /\b(?:that|it|this|then)\b/

const unitWord = /\b(?:days?|weeks?|months?|hours?|minutes?|years?)\b/
/** Where the place may be that a statement tells of: names as they are written, or what stands at its end. */
function placesIn(said: string, raw: string): string[] {
  const names = [...raw.matchAll(/(?<=\S )\p{Lu}[\p{L}'-]+(?: (?:de |of )?\p{Lu}[\p{L}'-]+)*/gu)].map(([name]) =>
    name.toLowerCase(),
  )
  const last = placeAtEnd.exec(said)?.[1]
  return [...new Set([...names.filter((name) => said.includes(name)), ...(last ? [last] : [])])].slice(0, 3)
}

/** A statement, and a question that points to something in it: the question with it in its place. */
function bound(text: string, now: Date, raw: string): string[] {
  const [, said, asked] = told.exec(text) ?? []
  if (!said || !asked) return []
  const readings: string[] = []
  const noun = /^how many(?= (?:in|for|of|does|do|has|is|are|until|till|to)\b)/.test(asked)
    ? unitWord.exec(said)?.[0]
    : null
  if (noun) readings.push(asked.replace('how many', `how many ${noun.replace(/s?$/, 's')}`))
  if (theirs.test(asked) || there.test(asked))
    readings.push(...placesIn(said, raw).flatMap((one) => asInOrder(asked, one) ?? []))
  const place = placeAtEnd.exec(said)?.[1]
  const isPlace = place !== undefined && place.split(' ').length <= 4
  if (isPlace && /\b(?:time|hour|date|day|weekday|late|morning|night|evening|afternoon|tomorrow|clock)\b/.test(asked)) {
    if (there.test(asked)) readings.push(asked.replace(there, `in ${place}`))
    else if (/^(?:what|which) time (?:do|does) (?:she|he|they) have\b/.test(asked))
      readings.push(`what time is it in ${place}`)
  }
  if (isPlace && /\b(?:ahead|behind|difference)\b/.test(asked)) {
    readings.push(
      theirs.test(asked) ? asked.replace(theirs, place) : '',
      /difference/.test(asked) ? `${asked} to ${place}` : '',
    )
  }
  if (/\b(?:weekday|day|days|weeks|months|date|long|when|far|old)\b/.test(asked) && thatDay.test(asked)) {
    const day = dayIn(said, now, /\b(?:was|were|did|born|died|moved|met|started|bought|got married)\b/.test(said))
    if (day) readings.push(asked.replace(thatDay, day.words))
  }
  return readings.filter((reading) => reading !== '')
}

const toldLast =
  /^((?:what|when|how|which|in how|is it)\b.+?) ((?:it|she|he|they|that|we|i|my \w+|our \w+)(?: is|'s| was| are| am| lives?| starts?| leaves?| falls?| works?| needs?| have| has| left| lost| forgot| wants?)\b.*)$/

/** "How long until my exam, it is on December 3": the other way round. */
function turned(text: string, now: Date, raw: string): string[] {
  const [, asked, said] = toldLast.exec(text) ?? []
  if (!asked || !said || !/ (?:is|are|was|were|do|does|did|will|has|have|until|till|before) /.test(asked)) return []
  const day = /\b(?:until|till|to|is|before)\b/.test(asked) ? dayIn(said, now) : null
  return [
    asked,
    ...bound(`${said} ${asked}`, now, raw),
    ...(day ? [asked.replace(/\b(until|till|to|is|before) .+$/, `$1 ${day.words}`)] : []),
  ]
}

function tidied(text: string): string {
  let tidy = text.replace(lead, '').replace(tail, '')
  for (const [from, to] of changes) tidy = tidy.replace(from, to)
  return tidy
}

/** Words without which a question is not about time. */
const keyWords =
  /\b(?:time|utc|gmt|hours?|minutes?|clocks?|days?|dates?|today|tomorrow|yesterday|weeks?|weekday|weekend|months?|year|when|late|early|ahead|behind|difference|zone|old|long|noon|midnight|am|pm|o'clock|morning|evening|night|\w+day|sleeps?|january|february|march|april|may|june|july|august|september|october|november|december|\d{4})\b/

const kept = new WeakMap<Heard, readonly string[]>()

function readingsOf(heard: Heard, now: Date): readonly string[] {
  const known = kept.get(heard)
  if (known) return known
  if (!keyWords.test(heard.core) || heard.core.length > 200) return []
  const tidy = tidied(heard.core)
  const question = untagged(tidy)
  const asTold = [
    tidy,
    ...(question ? [question, tidied(question)] : []),
    ...bound(there.test(heard.core) ? heard.core : tidy, now, heard.raw),
    ...turned(tidy, now, heard.raw),
  ]
  const inOrder = orders.map(([from, to]) => tidy.replace(from, to))
  const readings = [...asTold, ...inOrder, asInOrder(tidy), asDifference(tidy)].filter((reading) => reading !== null)
  const other = [...new Set(readings)].filter((reading) => reading !== heard.core && reading !== '')
  kept.set(heard, other)
  return other
}

/** From here on an ability is sure of the words as they were said. */
const sure = 0.9

/** The same ability, which also tries what else the question may be worded like. */
export function reworded(ability: Ability): Ability {
  return {
    ...ability,
    understand(heard, context) {
      let best: Understanding | null = ability.understand(heard, context)
      if (best && best.certainty >= sure) return best
      for (const core of readingsOf(heard, context.now)) {
        const found = ability.understand({ ...heard, core }, context)
        if (found && found.certainty > (best?.certainty ?? 0)) best = found
      }
      return best
    },
  }
}
