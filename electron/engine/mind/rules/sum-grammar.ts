/** Reads a sum word by word, by its grammar, into an expression for the calculator and the words that lead its answer. */
import { applied, binary, combined, inner, number, ofPercent, operators, simple, type Previous, type Sum } from './sum'
import { labelAt, sameLabel } from './sum-labels'
import { functions, parts, rankOf } from './sum-vocabulary'

const decimal = /^(?:\d+(?:\.\d+)?|\.\d+)$/

function ordinal(rank: number): string {
  const ending = rank % 100 > 10 && rank % 100 < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][rank % 10] ?? 'th')
  return `${rank}${ending}`
}

/**
 * @param text as `written` leaves it: numbers, signs and words, each alone
 * @returns null when anything but a sum is in the text
 */
export function parseSum(text: string, previous: Previous | null): Sum | null {
  const words = text.trim().split(/\s+/)
  let at = 0
  const word = (ahead = 0): string => words[at + ahead] ?? ''
  const take = (...expected: readonly string[]): boolean => {
    if (!expected.every((each, i) => word(i) === each)) return false
    at += expected.length
    return true
  }

  function level(of: 1 | 2): Sum | null {
    let left = of === 1 ? level(2) : factor()
    for (;;) {
      const sign = word()
      if (!left || operators[sign]?.level !== of) return left
      at++
      const right = of === 1 ? level(2) : factor()
      left = right && binary(left, sign, right)
    }
  }

  /** A number with all that follows it and binds more tightly than "times". */
  function factor(): Sum | null {
    if (take('-')) {
      const of = factor()
      return of && { ...of, expression: `-${inner(of)}`, phrase: `minus ${of.phrase}`, plain: of.plain }
    }
    let base = primary()
    while (base) {
      const next: Sum | null | undefined = postfix(base)
      if (next === undefined) return base
      base = next
    }
    return null
  }

  function postfix(base: Sum): Sum | null | undefined {
    const power = (exponent: string, say: string): Sum => ({
      ...simple,
      expression: `(${base.compound || base.expression.startsWith('-') ? `(${base.expression})` : base.expression} ^ ${exponent})`,
      phrase: `${base.phrase} ${say}`,
      grouped: base.grouped || base.compound,
    })
    if (take('squared')) return power('2', 'squared')
    if (take('cubed')) return power('3', 'cubed')
    if (take('factorial')) return { ...applied((a) => `factorial(${a})`, '', base), phrase: `${base.phrase} factorial` }
    if (take('^')) {
      const rank = rankOf(word())
      if (rank) {
        at++
        take('power')
        return power(String(rank), `to the power of ${rank}`)
      }
      const exponent = factor()
      return exponent && power(inner(exponent), `to the power of ${exponent.phrase}`)
    }
    const rank = word() === 'to' && word(1) === 'the' ? rankOf(word(2)) : null
    if (rank) {
      at += 3
      return power(String(rank), `to the ${ordinal(rank)}${take('power') ? ' power' : ''}`)
    }
    if (word() !== 'percent' || !base.plain) return undefined
    at++
    if (take('of')) {
      const of = operand()
      return of && ofPercent(base.expression, of)
    }
    const phrase = `${base.phrase} percent`
    return { ...simple, expression: `(${base.expression} / 100)`, phrase, percent: base.expression }
  }

  /** What a function is of: "the square root of [the sum of 9 and 16]". */
  function operand(): Sum | null {
    take('of')
    return factor()
  }

  function list(): Sum[] | null {
    const items: Sum[] = []
    do {
      const item = level(2)
      if (!item) return null
      items.push(item)
    } while (take('and') || take('with') || decimal.test(word()) || word() === '-')
    return items.length > 1 ? items : null
  }

  function folded(sign: string): Sum | null {
    take('of')
    take('between')
    const items = list()
    return items && items.slice(1).reduce<Sum | null>((sum, item) => sum && combined(sum, sign, item), items[0] ?? null)
  }

  function fraction(count: string, said: string): Sum | null | undefined {
    const part =
      parts[
        word()
          .replace(/(?<!f)s$/, '')
          .replace('halve', 'half')
      ]
    if (!part) return undefined
    const name = `${said} ${word().replace('halve', 'half')}`.trim()
    at++
    if (word() === 'of' || (part === '2' && /^[\d(]|^that$/.test(word()))) {
      take('of')
      if (/^an?$/.test(word()) && labelAt(words, at + 1)) return null
      const of = operand()
      return of && applied((a) => `((${count} / ${part}) * ${a})`, `${name} of`, of, true)
    }
    return { ...simple, expression: `(${count} / ${part})`, phrase: name }
  }

  function primary(): Sum | null {
    take('the')
    const head = word()
    if (take('(')) {
      const sum = level(1)
      if (!sum || (!take(')') && at < words.length)) return null
      return { ...sum, expression: `(${sum.expression})`, compound: false, plain: false, grouped: true }
    }
    if (decimal.test(head)) return numeral(head)
    if (previous && take('that')) return number(previous.value, previous.label)
    if (take('pi')) return { ...simple, expression: 'pi', phrase: 'pi' }
    const rank = rankOf(head)
    if (rank && word(1) === 'root') {
      at += 2
      const of = operand()
      return (
        of && applied((a) => (rank === 3 ? `cbrt(${a})` : `nthRoot(${a}, ${rank})`), `the ${ordinal(rank)} root of`, of)
      )
    }
    const article = /^an?$/.test(head) && parts[word(1)] ? words[at++] : undefined
    const part = fraction('1', article ?? '')
    if (part !== undefined) return part
    if (article !== undefined) return null
    at++
    if (head === 'sum' || head === 'total') return folded('+')
    if (head === 'product') return folded('*')
    if (head === 'quotient') return folded('/')
    if (head === 'difference') return difference()
    if (head === 'average') return average('mean', 'average')
    if (head === 'median') return average('median', 'median')
    const known = functions[head]
    const of = known && operand()
    if (!known || !of) return null
    if (known.say !== '') {
      const sum = applied(known.math, known.say, of, known.keepsLabel)
      return { ...sum, phrase: sum.phrase + (known.unit ?? '') }
    }
    return { ...applied(known.math, '', of), phrase: `${of.phrase} ${head === 'square' ? 'squared' : 'cubed'}` }
  }

  function numeral(head: string): Sum | null {
    at++
    const and = word() === 'and' ? 1 : 0
    const counted = /^\d+$/.test(word(and)) && word(and + 1) !== 'of' ? 1 : 0
    if (parts[word().replace(/(?<!f)s$/, '')] && !and) {
      const whole = fraction(head, head === '1' ? 'one' : number(head).phrase)
      if (whole !== undefined) return whole
    }
    const name = word(and + (counted || (/^an?$/.test(word(and)) ? 1 : 0))).replace(/(?<!f)s$/, '')
    const part = and && word(and + 1) !== '' ? parts[name] : undefined
    const end = at + and + 2
    // "3 and a quarter": a mixed number, unless the quarter is "of" something.
    if (part && words[end] !== 'of') {
      const count = counted ? word(and) : '1'
      const phrase = `${number(head).phrase} and ${counted ? count : 'a'} ${words[end - 1]}`
      at = end
      return { ...simple, expression: `(${head} + ${count} / ${part})`, phrase }
    }
    const label = labelAt(words, at)
    if (label) at = label.next
    if (label && take('of')) return null
    return number(head, label?.label ?? null)
  }

  function difference(): Sum | null {
    if (!take('between')) take('of')
    const items = list()
    const [a, b] = items ?? []
    if (!a || !b || items?.length !== 2) return null
    const label = sameLabel(a.label, b.label)
    if (label === undefined) return null
    const phrase = `the difference between ${a.phrase} and ${b.phrase}`
    return {
      ...simple,
      expression: `abs(${a.expression} - ${inner(b)})`,
      phrase,
      label,
      grouped: a.compound || b.compound,
    }
  }

  function average(name: 'mean' | 'median', say: string): Sum | null {
    if (!take('of')) take('between')
    const items = list()
    if (!items) return null
    const said = items.map(({ phrase }) => phrase)
    const phrase = `the ${say} of ${said.slice(0, -1).join(', ')} and ${said[said.length - 1]}`
    const label = items.every((item) => sameLabel(item.label, items[0]?.label ?? null) !== undefined)
      ? (items[0]?.label ?? null)
      : null
    return { ...simple, expression: `${name}(${items.map(({ expression }) => expression).join(', ')})`, phrase, label }
  }

  const sum = level(1)
  return at === words.length ? sum : null
}
