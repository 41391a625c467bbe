/** What a person said, made plain: one spelling for every way a recogniser or a keyboard may write the same words. */

export interface Heard {
  /** As it was written. */
  raw: string
  /** Lower case, contractions opened, no sentence marks. */
  plain: string
  /** `plain` without address, politeness and hesitation; equals `plain` when nothing else would remain. */
  core: string
}

const contractions: readonly (readonly [RegExp, string])[] = [
  [/\b(what|where|who|how|when|that|it|there|here|she|he)'?s\b/g, '$1 is'],
  [/\b(what|where|who|how|they|we|you)'re\b/g, '$1 are'],
  [/\bi'?m\b/g, 'i am'],
  [/\bi'd\b/g, 'i would'],
  [/\b(i|you|we|they|what|who|where)'ve\b/g, '$1 have'],
  [/\b(i|you|it|that|what|there)'ll\b/g, '$1 will'],
  [/\bwhat'd\b/g, 'what did'],
  [/\b(can't|cant|cannot|can not)\b/g, 'cannot'],
  [/\bwon't\b/g, 'will not'],
  [/\b(do|does|did|is|are|would|could|should|have|has|was)n'?t\b/g, '$1 not'],
  [/\blet's\b/g, 'let us'],
  [/\bwanna\b/g, 'want to'],
  [/\bgonna\b/g, 'going to'],
  [/\bgimme\b/g, 'give me'],
  [/\blemme\b/g, 'let me'],
  [/\bp\.? ?m\b\.?/g, 'pm'],
  [/\b(\d{1,2}|o'clock|noon|thirty|fifteen) a\.? ?m\b\.?/g, '$1 am'],
  [/\b(\d{1,2})(am|pm)\b/g, '$1 $2'],
  [/\bo'? ?clock\b/g, "o'clock"],
  [/\btomorow\b/g, 'tomorrow'],
  [/(?<=^(?:hey|hi|hello|okay|ok),? )(?:partly|party|parting|purley|pearly|parallel)\b/g, 'parley'],
  // What only a number makes sense of, whatever sounds like it.
  [/\b(\d+|\w+) (feet|foot) (?:to|too) inches (?=(?:to|in|into) )/g, '$1 $2 2 inches '],
  [/^((?:please )?(?:convert|change|turn)) (?:to|too) (?=[a-z]+ (?:to|into) [a-z])/g, '$1 2 '],
  [/^((?:please )?(?:convert|change|turn) [\w.]+ [a-z]+) (?:2|two|too) (?=[a-z]+\W*$)/g, '$1 to '],
  [/\boff of (?=\W?\d|an? |one|two|three|four|five|six|seven|eight|nine|ten|twenty|thirty|forty|fifty)/g, 'off '],
  [/\bweak (?=numbers?\b)/g, 'week '],
]

/** "Parley", as a recogniser may write it. */
export const nameAsHeard =
  '(?:(?:par|pa|bar|har|far|pear|pau|pal|paw)(?:ley|ly|lay|lee|lie|li|leigh|lai|lez|la)|parlor|parlour|parler|parle|polly)'

const fractionNames = ['', '', 'half', 'third', 'quarter', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth']
/** "2/3 of 90" is heard for "two thirds of ninety". */
function withFractions(text: string): string {
  return text.replace(
    /(?<![\d/])(\d)\/(\d\d?) of (?=\W?\d|[a-z]+(?:teen|ty|ten|hundred)\b)/g,
    (whole, top: string, bottom: string) => {
      const name = fractionNames[Number(bottom)]
      return name ? `${top} ${name}${top === '1' || name === 'half' ? '' : 's'} of ` : whole
    },
  )
}

const opening = new RegExp(
  '^(?:' +
    [
      'u+h*m+|u+h+|e+r+m*|h+m+|mm+|ah+|oh+|well|so|like|okay|ok|alright|all right|right|yeah|yep|(?:look|listen)(?= (?:what|can|could|please|i|tell)\\b)|sorry',
      'hey|hi|hello|hiya|good (?:morning|afternoon|evening|day)(?: to you)?',
      `${nameAsHeard}|there|again`,
      'come on|dude|bro|yo',
      '(?:i am (?:so |very |really |terribly )?sorry |i (?:really )?(?:hate|do not (?:want|mean)) )?to (?:bother|disturb|interrupt|trouble|annoy) you(?: again| with this)*(?: but)?',
      '(?:is|would) it (?:be )?(?:possible|okay|ok|all right)(?: for you)? to|i would (?:appreciate it|be (?:very |so )?(?:grateful|thankful|glad|happy)) if you (?:could|can|would)|you (?:would|do) not (?:happen to )?know(?= (?:what|how|when|where|which|who|if|the)\\b)|mind (?:telling|giving) me(?= (?:what|how|when|where|which|who|if|the)\\b)',
      '(?:if|when(?:ever)?) you (?:have|get|have got|can spare) (?:a|the) (?:moment|minute|second|sec|chance|time)|if (?:it|that) is (?:okay|ok|all right|not too much trouble|no trouble)(?: with you)?|do me a favou?r and',
      'please|kindly|excuse me|pardon me|(?:real |very )?quick (?:question|one|thing)(?: for you)?|real quick|tell you what|one question|(?:settle|win) a bet(?: for (?:me|us))?|(?:this is )?for (?:my|his|her|our|the) (?:math |maths )?homework|my (?:son|daughter|kid|wife|husband|partner|boss|friend|teacher|brother|sister) (?:asks|wants to know|is asking|asked(?: me)?|would like to know)(?= (?:what|how|when|where|which|who|if|is)\b)|i have (?:a|one) (?:quick )?question|question',
      '(?:can|could|would|will|might) (?:you|ya|u)(?: (?:please|kindly|maybe|possibly|perhaps|just|quickly|be able to|be so kind(?: as)? to|be kind enough to|help me(?: to)?|mind(?: telling me| giving me)?))*',
      'i (?:want|need|would like|would love)(?: for)? you to|i (?:want|need|would like|would love|wish) to (?:know|hear|see|find out)(?= (?:what|how|when|where|which|who|if|the|whether)\\b)',
      'i (?:was|am) (?:just )?wondering(?: (?:if|whether) you (?:can|could|would))?|i wonder',
      'do you (?:happen to )?know(?= (?:what|how|when|where|which|who|if|the)\\b)|do you think you (?:can|could)',
      'tell me(?= (?:again )?(?:what|how|when|where|which|who|if|the|about the (?:time|date)|today)\\b)|tell me(?= \\d)|let me know|are you able to(?= \\w+ (?:me|the|a|my|us)\\b)',
      'go ahead and|just|quickly|now|try to|help me(?: to)?(?= (?:find|calculate|work|figure|read|look|search|locate)\\b)|let us see|you know|i mean|actually|also|then',
    ].join('|') +
    ')(?:\\s+|$)',
)

const closing = new RegExp(
  '\\s+(?:' +
    [
      nameAsHeard,
      'please|thank you|thanks|thank you (?:very|so) much|thanks a lot|many thanks|cheers|thx|mate|my friend|buddy',
      'for me|for us|if you (?:can|could|please|would|do not mind|would not mind)|if possible|if (?:it|that) is not too much trouble|(?:if|when(?:ever)?) you (?:have|get) (?:a|the) (?:moment|minute|second|sec|chance)|would you|will you|can you|could you',
      'right now|(?<!(?:from|by|until|till|since|than|before|as of) )(?:now|then)|at the moment|at this moment|currently|real quick|quick(?:ly)?|asap|dude|bro|already|hm+|eh|you (?:stupid|dumb|bloody|damn|useless|silly|lazy) \\w+|huh|okay|ok|u+h*m+|u+h+|by any chance|i wonder',
    ].join('|') +
    ')$',
)

/** Marks that mean more than they say once they are made plain: 5², 2½, 5'11". */
const measures: readonly (readonly [RegExp, string])[] = [
  [/(?=[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅐⅛⅜⅝⅞⅑⅒])/g, ' '],
  [/\b(km|[cdm]?m|ft|mi|yd|in)²/gi, 'square $1'],
  [/\b(km|[cdm]?m|ft|mi|yd|in)³/gi, 'cubic $1'],
  [/²/g, ' squared'],
  [/³/g, ' cubed'],
  [/(\d)\s?['’′]\s?(\d{1,2})(?:\s?(?:["”″]|''))?(?![\w'])/g, '$1 feet $2 inches'],
  [/(\d)\s?′/g, '$1 feet '],
  [/(\d)\s?″/g, '$1 inches '],
]
/** The same marks close what quotation marks open. */
const inches: readonly (readonly [RegExp, RegExp, string])[] = [
  [/(?:^|\s)["“„]/, /(\d)\s?["”]/g, '$1 inches '],
  [/(?:^|\s)['‘]/, /(\d)['’](?=\s|$|[?.,])/g, '$1 feet'],
]

function withMarks(raw: string): string {
  if (!/[½-¾⅐-⅞²³′″]|\d\s?['’"”]/.test(raw)) return raw
  let text = raw
  for (const [mark, words] of measures) text = text.replace(mark, words)
  for (const [quoted, mark, words] of inches) if (!quoted.test(text)) text = text.replace(mark, words)
  return text
}

/** Lower-cases and opens what is written in more than one way; keeps marks inside numbers and file names. */
export function plainText(raw: string): string {
  let text = withMarks(raw)
    .normalize('NFKC')
    .replace(/⁄/g, '/')
    .toLowerCase()
    .replace(/[‘’ʼ`]/g, "'")
    .replace(/[“”„«»"]/g, ' ')
    .replace(/[–−]/g, '-')
    .replace(/[—…]/g, ' ')
    .replace(/\bo'clock\b/g, 'oclock')
  for (const [from, to] of contractions) text = text.replace(from, to)
  text = withFractions(text)
  return text
    .replace(/(\d),(?=\d{3}(?:\D|$))/g, '$1')
    .replace(/[!?;,]+/g, ' ')
    .replace(/:(?!\d)/g, ' ')
    .replace(/\.{2,}/g, ' ')
    .replace(/\.(?=\s|$|')/g, ' ')
    .replace(/(^|\s)'|'(?=\s|$)/g, '$1')
    .replace(/\s+/g, ' ')
    .trim()
}

function stripped(text: string): string {
  let core = text
  for (;;) {
    const next = core.replace(opening, '')
    if (next === core) break
    core = next
  }
  for (;;) {
    const next = core.replace(closing, '')
    if (next === core) break
    core = next
  }
  return core
}

const salutation = new RegExp(
  `^(?:(?:hey|hi|hello|hiya|okay|ok|so|well|um|uh|and|but|oh|good (?:morning|afternoon|evening)|there|${nameAsHeard}) )+`,
)

/** Plain text without the words that only call somebody: "hello can you hear me" → "can you hear me". */
export const withoutSalutation = (plain: string): string => plain.replace(salutation, '')

/** A request is looked at from many sides, each of which hears it. */
const heardLast = new Map<string, Heard>()
const mostHeard = 64

/** @param ownName what the assistant is called besides Parley */
export function hear(raw: string, ownName: string | null = null): Heard {
  const key = `${ownName ?? ''}\n${raw}`
  const known = heardLast.get(key)
  if (known) return known
  const heard = hearAnew(raw, ownName)
  const [oldest] = heardLast.size < mostHeard ? [] : heardLast.keys()
  if (oldest !== undefined) heardLast.delete(oldest)
  heardLast.set(key, heard)
  return heard
}

function hearAnew(raw: string, ownName: string | null): Heard {
  const text = plainText(raw)
  const name = ownName && plainText(ownName)
  const called =
    name &&
    [name, `hey ${name}`, `hi ${name}`, `hello ${name}`, `okay ${name}`].find((call) => text.startsWith(`${call} `))
  const plain = called ? text.slice(called.length + 1) : text
  return { raw, plain, core: stripped(plain) || plain }
}

const asking =
  "(?:what|how|when|where|which|who|is|find|read|open|tell|list|show|look|give|convert|can you|could you|do you)(?:'s)?"
const occasion = "(?:i|we|he|she|they|it|there|since|because|as|while|my|our)(?:'\\w+)?"
const joins = new RegExp(
  `,?\\s+and\\s+(?:then\\s+|also\\s+)?(?=(?:what|how|when|where|which|find|read|open|tell|list|show|look)\\b)|,?\\s+so\\s+(?=${asking}\\b)`,
  'i',
)
/** "I'm cooking, how many…", "What's the date, I'm filling in a form": what it is for. */
const occasions = new RegExp(
  `(?<=^${occasion}\\b[^,]*),\\s+(?=${asking}\\b)|(?<=^${asking}\\b.*),\\s+(?=${occasion}\\b)`,
  'i',
)

/** Sentences, clauses and joined requests of one utterance, for those who ask two things in one breath or say why. */
export function partsOf(raw: string): string[] {
  const sentences = raw.split(/(?<=[.?!])\s+(?=[A-Z])/)
  return sentences
    .flatMap((sentence) => sentence.split(joins))
    .flatMap((part) => part.split(occasions))
    .filter((part) => /\w/.test(part))
}
