/** Other words that a request which makes no sense as it is written may have been, likeliest first. */
import { plainText } from './heard'
import { soundingLike } from './sounds-like'

/** Few, as each is understood once more. */
const mostReadings = 4

const operator = '(?:plus|minus|times|x|divided|multiplied|over|squared|cubed|to the|percent)'
/** What a number is written as where only a number can be meant. */
const numberSounds: readonly (readonly [string, string])[] = [
  ['1', 'won|wan'],
  ['2', 'to|too|tu'],
  ['3', 'free|tree|thee'],
  ['4', 'for|fore|fall'],
  ['5', 'fife|hive'],
  ['6', 'sex|sicks|sick'],
  ['7', 'saving|sever|heaven'],
  ['8', 'ate|a|it|eat'],
  ['9', 'nein|mine|night|line'],
  ['10', 'then|tin|tan|den'],
]
const before = '(?:is|of|by|from|plus|minus|times|x|and|convert|add|multiply|divide|subtract|calculate|root)'

/** Put right wherever they stand in words that make no sense. */
const slips: readonly (readonly [RegExp, string])[] = [
  // A verb of the past, and its vowel, is hardly heard.
  [/\b(how many \w+(?: \w+)?) were\b/, '$1 are'],
  [/\bwhat days (?=[a-z])/, 'what day is '],
  [/^(?:red|reed|rid) (?=the|me|my|out)/, 'read '],
  [/^(?:at|and|ad|had) (?=\d)/, 'add '],
  [/^(?:home|hell|ho|him) many\b/, 'how many'],
  [/\b(root|average|sum) (?:on|off|or|and|at) /, '$1 of '],
  [/\b(hours (?:ahead|behind) is [a-z ]+) (?:at|off|or) /, '$1 of '],
  [/\b(\d+(?:\.\d+)?) (square|cube)$/, '$1 $2d'],
  [/\b(\d+)\.0 (?=prime)/, '$1 a '],
  [/^(?:is )?(\d+) prime\b/, 'is $1 a prime'],
  [/\b(years?|weeks?|days?|months?|long|is it) until (?:new york|you hear|new ear|new here)$/, '$1 until new year'],
  // A plural is easily written as a possessive.
  [/\b(file|folder|document|day|week|letter)'s\b/, '$1s'],
  // "Twenty twenty-eight" in two pieces.
  [/\b20([2-9])0[ -](\d)\b/, '20$1$2'],
  [/\b20([2-9])0[ -]\d?(\d)\b/, '20$1$2'],
  [/\b(\d+)0 (?:for|fore) (?=(?:divided|times|plus|minus|x)\b)/, '$14 '],
  [/\b(\d+)00 and (\d{2}) (?=[a-z])/, '$1$2 '],
  [/\b(file|document|folder)s? (?:cold|call|calls|code|cool) /, '$1 called '],
  [/\bfinal (?:cold|called|call) /, 'file called '],
  [/\bread(?:ing)?(?: me)? (?=say|says)/, 'readme '],
  [/£ ?(\d[\d.]*)(?=.*\b(?:kilo|gram|kg|ounce|stone))/, 'convert $1 pounds'],
  [/^what is an? (?=(?:(?:current|local|exact) )?(?:time|date|day|weekday|week number)\b)/, 'what is the '],
  [/^tell me (?:of|a) (?=(?:time|date)\b)/, 'tell me the '],
  [/\b(?:it|a|ate|eat) times? (?=\d|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)/, '8 times '],
  [/\b(?:tube|cube|cute|cued|queued)$/, 'cubed'],
  [
    /\b(?:an? )?(?:alai|elite|leaf|leap|leak|late|lead|lee|lap|lip|lay|elee)[ -]?(?:year|ear|ier|bier|pier|yeah)\b/,
    'a leap year',
  ],
  [/^(?:is )?(\d{4})[ -]a leap year/, 'is $1 a leap year'],
  [/^(what time ?zone is [a-z ]{4,})ing$/, '$1 in'],
  [/(?<=\d%) (?:to|tip to|tip) (?:pound )?(?=\$)/, ' tip on '],
]

const numbers = numberSounds.flatMap(([digit, sounds]): [RegExp, string][] => [
  [new RegExp(`(?<=\\b${before} )(?:${sounds})(?= ${operator}(?: |$))`, 'g'), digit],
  [new RegExp(`(?<=\\b${operator}(?: by)? )(?:${sounds})$`), digit],
])
const replaced = (text: string, pairs: readonly (readonly [RegExp, string])[]): string =>
  pairs.reduce((changed, [from, to]) => changed.replace(from, to), text)

/** @param raw as it was heard */
export function otherReadings(raw: string): string[] {
  const plain = plainText(raw)
  const slipped = replaced(plain, slips)
  const numbered = replaced(slipped, numbers)
  const readings = [numbered, slipped, ...soundingLike(numbered)]
  return [...new Set(readings)].filter((text) => text !== plain).slice(0, mostReadings)
}
