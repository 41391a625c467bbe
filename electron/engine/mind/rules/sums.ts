/** Turns a spoken sum into an expression for the calculator, and into the words that lead its answer. */
import { digits } from './numbers'
import { framedSum, type Sum } from './sum-frames'
import { expressionOf, phraseOf, spokenOperators } from './sum-words'

const also = /^(?:and|so|now|then|or|but)\s+/
const lead =
  /^(?:and |so |now |then |okay |well )*(?:(?:what|how much|how many|whats|what's|wat) (?:is|are|was|does|do|would|will|makes?|equals?)(?: it if you| we get if we| you get (?:if|when) you| i get (?:if|when) i| the (?:result|answer|value)(?: of| to| for| when you| if you)?)*|(?:calculate|compute|work out|figure out|evaluate|solve|find|find out|get|give me|show me|do|determine|tell me|try|do the math|quick maths?|maths?|what about|how about|what number is|what happens (?:if|when) (?:you|i|we)|what|how much|can i have|the (?:result|answer|value) (?:of|to)))\s+/
const leadAgain =
  /^(?:(?:the )?(?:result|answer|value|solution) (?:of|to|for)|what is|how much is|do you get (?:if|when) you|you get (?:if|when) you|i get (?:if|when) i|(?:if|when) (?:you|i|we)|to)\s+/
const tail =
  /\s*(?:=+\s*\??|(?:is )?equals?(?: to)?(?: what)?|equal|is (?:equal to )?(?:what|how much)|is|make|makes|come to|comes to|give|gives|amount to|in total|all together|altogether|exactly|roughly|approximately|as a number|as a decimal|get|be)$/

const ordinals = 'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth'.split(' ')

/** Takes off a pattern as often as something is left behind it. */
function without(text: string, ...patterns: readonly RegExp[]): string {
  const next = patterns.reduce((rest, pattern) => rest.replace(pattern, ''), text).trim()
  return next === '' || next === text ? text : without(next, ...patterns)
}

/** Number words as digits, operator words as signs with a space on each side. */
function written(question: string): string {
  let text = question.replace(new RegExp(`\\b(${ordinals.join('|')})\\b(?= power|$| root)`, 'g'), (word) => {
    const rank = ordinals.indexOf(word) + 1
    return `${rank}${rank === 2 ? 'nd' : rank === 3 ? 'rd' : 'th'}`
  })
  text = text.replace(/\b(?:a )?dozen\b/g, '12').replace(/\s*(?:[$€£]|\b(?:dollars?|euros?|pounds|bucks)\b)\s*/g, ' ')
  text = digits(text.replace(/\s+/g, ' ').trim())
  for (const [pattern, to] of spokenOperators) text = text.replace(pattern, to)
  text = text
    .replace(/([-+*/()])/g, ' $1 ')
    .replace(/\s+/g, ' ')
    .trim()
  // "a hundred and five" may be heard as "100 and 5".
  if (!/^(?:add|sum|multiply|divide|the |subtract|total|product|average|mean)/.test(text)) {
    text = text.replace(/\b(\d*[1-9]00) and (\d{1,2})\b/g, (_, hundreds: string, rest: string) =>
      String(Number(hundreds) + Number(rest)),
    )
  }
  return (
    text
      // A minus after an operator or at the start belongs to its number.
      .replace(/(^|[-+*/^(,] |\b(?:of|by|and|from) )- (?=\d)/g, '$1-')
      // "to" and "for" between operators are the numbers that sound the same.
      .replace(/(^|[-+*/^(] )too?(?=$| [-+*/^)])/g, '$12')
      .replace(/(^|[-+*/^(] )for(?=$| [-+*/^)])/g, '$14')
  )
}

/**
 * @param core plain text of the whole request
 * @param previous the number that "that" and a leading operator refer to
 */
export function readSum(core: string, previous: string | null): Sum | null {
  const text = without(written(without(core, also, lead, leadAgain)), tail)
  if (!/\d|\bpi\b/.test(text) && previous === null) return null
  const whole = previous === null ? text : referring(text, previous)
  const sum = framedSum(whole) ?? { expression: whole, phrase: whole }
  const expression = expressionOf(sum.expression)
  if (expression === null) return null
  return { ...sum, expression, phrase: phraseOf(sum.phrase), grouped: sum.phrase.includes('(') }
}

const that = /\b(?:that|it|this|the (?:result|answer|number|total|sum|last (?:one|number|result)))\b/g

function referring(text: string, previous: string): string {
  const value = text.replace(that, previous)
  if (/^[+*/^] ?-?\d|^- ?\d/.test(value)) return `${previous} ${value.replace(/^-(?=\d)/, '- ')}`
  if (/^(?:squared|cubed|mod \d|to the \d)/.test(value)) return `${previous} ${value}`
  const bare =
    /^(add|subtract|multiply by|\* by|divide by|halve|double|triple|square|take away|half|square root)(?: (?:another )?(-?[\d.]+))?$/.exec(
      value,
    )
  if (!bare) return value
  const [, verb = '', number = ''] = bare
  if (verb === 'add' && number) return `${previous} + ${number}`
  if ((verb === 'subtract' || verb === 'take away') && number) return `${previous} - ${number}`
  if (number === '' && /^(?:halve|half)$/.test(verb)) return `half of ${previous}`
  if (number === '' && /^(?:double|triple|square|square root)$/.test(verb))
    return `${verb} ${verb === 'square root' ? 'of ' : ''}${previous}`
  return value
}
