/** The words of a story: what ends the name of a thing, what takes away and what adds. */
import { readUnits, type Unit } from '../units'

/** A pause, where the text has a comma or ends a sentence. */
export const pause = '|'

/** What a thing's name ends at. */
const ends = new Set(
  (
    '| a an the i you he she it we they my your his her our their its this that these those me him us them there here ' +
    'of for at in on to from with by per each every apiece and or but then so if when while as than into onto between among after before ' +
    'is are was were be been am do does did will would can could should must have has had got get gets make makes made ' +
    'how what which who where why long much many far fast left remain remains remaining more less total altogether together ' +
    'cost costs costing pay pays paid share shares shared sharing split splits serve serves feed feeds need needs want wants ' +
    'take takes took use uses used eat eats ate drink drinks drank give gives gave lose loses lost sell sells sold buy buys bought ' +
    'break breaks broke drop drops spend spends spent earn earns earned hold holds contain contains weigh weighs fit fits last lasts ' +
    'drive drives drove run runs ran walk walks cover covers fly flies flew go goes went read reads save saves play away off out again just only now today yesterday tomorrow percent also'
  ).split(' '),
)
const irregular: Record<string, string> = {
  people: 'person',
  persons: 'person',
  friends: 'person',
  friend: 'person',
  kids: 'person',
  kid: 'person',
  children: 'person',
  child: 'person',
  guests: 'person',
  guest: 'person',
  roommates: 'person',
  players: 'person',
  colleagues: 'person',
  adults: 'person',
  students: 'person',
  ways: 'person',
  servings: 'person',
  serving: 'person',
  portions: 'person',
  portion: 'person',
  head: 'person',
  one: 'person',
  men: 'man',
  women: 'woman',
  halves: 'half',
  loaves: 'loaf',
  shelves: 'shelf',
  wolves: 'wolf',
  calves: 'calf',
  knives: 'knife',
  mice: 'mouse',
  feet: 'foot',
  geese: 'goose',
  movies: 'movie',
  cookies: 'cookie',
  pies: 'pie',
  shoes: 'shoe',
}

/** "boxes" → "box": one name for a thing, however many there are of it. */
export function thingOf(noun: string): string {
  return (
    irregular[noun] ??
    noun
      .replace(/([^aeiou])ies$/, '$1y')
      .replace(/(s|x|z|ch|sh|[aeiou]to)es$/, '$1')
      .replace(/(?<!s|u|i)s$/, '')
  )
}

const isPlural = (word: string): boolean => /^(?:people|children|men|women|mice|geese)$|(?<!s|u|i)s$/.test(word)

export const inMany = (noun: string): string =>
  isPlural(noun) ? noun : `${noun.replace(/([^aeiou])y$/, '$1ie').replace(/(s|x|z|ch|sh)$/, '$1e')}s`

/** The name of a thing at a place: "fresh eggs" ends behind the "eggs". */
export function nounAt(words: readonly string[], at: number): { noun: string; next: number } | null {
  let next = at
  while (next < at + 3 && /^[a-z][a-z'-]+$/.test(words[next] ?? '') && !ends.has(words[next] ?? '')) {
    next++
    if (isPlural(words[next - 1] ?? '')) break
  }
  return next === at ? null : { noun: words[next - 1] ?? '', next }
}

/** Letters that are units elsewhere, and words that are things here. */
const noUnit = /^(?:a|f|c|k|b|t|in|second|degrees?)$/

export function unitAt(words: readonly string[], at: number): { unit: Unit; next: number } | null {
  if (noUnit.test(words[at] ?? '') || words[at] === undefined) return null
  if (/^nights?$/.test(words[at] ?? '')) return unitAt(['day'], 0) && { unit: dayUnit, next: at + 1 }
  const read = readUnits(words, at)
  const unit = read?.units[0]
  return read && unit && unit.kind !== 'temperature' ? { unit, next: read.next } : null
}

const dayUnit: Unit = readUnits(['day'], 0)?.units[0] ?? { kind: 'time', math: 'day', one: 'day', many: 'days' }

/** Money goes against the things: who buys has more of these and less of that. */
const buys = /\b(?:buy|buys|bought|buying|order|orders|ordered)\b/
const sells = /\b(?:sell|sells|sold|selling)\b/
/** Of a way or a book, what lies behind one is no longer left. */
const done =
  /\b(?:driven|drove|walked|ran|run|done|finished|read|watched|seen|covered|completed|already|cycled|travel(?:l)?ed)\b/
const loses =
  /\b(?:eat|eats|ate|eaten|give|gives|gave|given|giving|lose|loses|lost|spend|spends|spent|use|uses|used|drop|drops|dropped|break|breaks|broke|broken|take|takes|took|taken|remove|removes|removed|leave|leaves|left|fly away|flies away|flew away|die|dies|died|drink|drinks|drank|throw|throws|threw|donate|donates|donated|pay|pays|paid|costs?|burn|burns|burned|steal|stole|stolen|lend|lends|lent|absent|missing|rotten|cracked|gone|away|off|out|minus|less|subtract|withdraw|withdrew)\b/
const gains =
  /\b(?:get|gets|got|find|finds|found|receive|receives|received|add|adds|added|win|wins|won|pick|picks|picked|more|another|earn|earns|earned|join|joins|joined|arrive|arrives|arrived|come|comes|came|collect|collects|collected|borrow|borrows|borrowed|plus|in addition|deposit|deposits|deposited|gain|gains|gained|bake|bakes|baked|save|saves|saved|bring|brings|brought)\b/

/** What the words around a number do with what was there before; null when they do not say it. */
export function changeBy(words: string, isMoney: boolean, isRest: boolean): '+' | '-' | null {
  if (/\b(?:gives?|gave|lends?|lent) (?:me|us)\b/.test(words)) return '+'
  if (buys.test(words)) return isMoney ? '-' : '+'
  if (sells.test(words)) return isMoney ? '+' : '-'
  if (/\b(?:got|gets?|getting) (?:off|out)\b/.test(words) || (isRest && done.test(words))) return '-'
  const [lost, gained] = [loses.test(words), gains.test(words)]
  return lost && !/\bmore (?:come|came|join|arrive)/.test(words) ? '-' : gained ? '+' : null
}
