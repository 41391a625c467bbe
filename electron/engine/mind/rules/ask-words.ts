/** Questions taken word by word, in whatever order: what they ask for, and the places that are named beside the asking. */

type AskedFor = 'time' | 'day' | 'month' | 'year'

const nouns: Record<string, AskedFor> = {
  time: 'time',
  clock: 'time',
  hour: 'time',
  oclock: 'time',
  "o'clock": 'time',
  day: 'day',
  date: 'day',
  weekday: 'day',
  month: 'month',
  year: 'year',
}
const asking =
  "what which is it the tell give show me us do you does know has have got can could please and also about today today's now right " +
  'current currently local exact exactly actual actually correct our this present moment at in over there here of for on by we am are i need ' +
  'but say says just again quick quickly check so then well okay hmm eh these days already still yet his her their calendar computer really precisely anyway though around'
const filler = new Set(asking.split(' '))
const apart = new Set(
  `${asking} how far many much hours hour time times difference differences ahead behind between versus vs from to than apart zone zones by lie lies clock clocks compared with later earlier gap big large a`.split(
    ' ',
  ),
)
const begins =
  /^(?:and |so |okay |but |now )*(?:what|which|tell|give|show|check|do you|can|could|the|today's|current|local|time|date|day|clock|i need|how about|what about|at|in|over|for)\b/
/** "What a day", "what was the time until then" */
const isOther =
  /^what (?:a|an)\b|^(?:the|in|at|over|for|current|local) .*\b(?:i|we|you)\b|\b(?:how (?:much|many|long|far|old)|when|why|who|where|if|until|till|since|last|next|yesterday|tomorrow|not|my|your|zone|difference)\b/
/** What a place stands behind. */
const before = /^(?:in|at|for|about|of|over|and)$/

interface Taken {
  nouns: readonly AskedFor[]
  /** The runs of words that are no part of the asking, in their order. */
  runs: readonly string[]
  /** Each of them stands where a place does. */
  isOfPlaces: boolean
}

function taken(core: string, known: ReadonlySet<string>): Taken {
  const found = new Set<AskedFor>()
  const runs: string[][] = []
  let isOfPlaces = true
  let isOpen = false
  let last = ''
  for (const word of core.split(' ')) {
    const noun = nouns[word]
    const isRun = !noun && !known.has(word)
    if (noun) found.add(noun)
    if (isRun && isOpen) runs.at(-1)?.push(word)
    else if (isRun) {
      runs.push([word])
      isOfPlaces &&= before.test(last) || (last === '' && / (?:over )?there\b/.test(core))
    }
    isOpen = isRun
    if (word !== 'the') last = word
  }
  return { nouns: [...found], runs: runs.map((run) => run.join(' ')), isOfPlaces }
}

/** As one asks for it: "what time is it". */
function questionFor(asked: readonly AskedFor[]): string {
  if (asked.includes('time')) return asked.length > 1 ? 'what is the date and time' : 'what time is it'
  return asked.includes('day') ? 'what is the date' : `what ${asked[0] ?? ''} is it`
}

/**
 * "The clock in India now" → "what time is it in india"
 * @param core plain text @param there a place that "there" and "their" stand for
 * @returns null where it names neither time, day, month nor year, or asks for more than that
 */
export function asInOrder(core: string, there?: string): string | null {
  if (core.length > 90 || isOther.test(core) || !(begins.test(core) || / (?:what|which) /.test(core))) return null
  if ((core.match(/\b(?:what|which)\b(?! about)/g) ?? []).length > 1) return null
  const { nouns: asked, runs, isOfPlaces } = taken(core, filler)
  if (asked.length === 0 || runs.length > 2 || !isOfPlaces) return null
  const places = there !== undefined && runs.length === 0 ? [there] : runs
  // Where they are is known from before.
  if (places.length === 0 && /\b(?:there|their|his|her)\b/.test(core)) return null
  const question = places.length > 0 && asked.includes('time') ? 'what time is it' : questionFor(asked)
  return places.length > 0 ? `${question} in ${places.join(' and ')}` : question
}

/** "Kathmandu versus Delhi, time difference", "how far ahead of New York is Paris, in hours" */
export function asDifference(core: string): string | null {
  if (core.length > 90 || !/\b(?:difference|ahead|behind|apart|versus|vs|gap)\b/.test(core)) return null
  if (/^(?:is|are)\b|\bdistance\b/.test(core) || !/\b(?:times?|hours?|zones?|clocks?|ahead|behind)\b/.test(core))
    return null
  const { runs } = taken(core, apart)
  if (runs.length === 0 || runs.length > 2 || runs.some((run) => /\d/.test(run))) return null
  return `what is the time difference between ${runs.length > 1 ? runs.join(' and ') : `${runs[0] ?? ''} and here`}`
}
