/** Number words as digits: "a hundred and five" → "105", "three point one four" → "3.14"; other words stay as they are. */

const units =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
const small = new Map(units.split(' ').map((word, value) => [word, value]))
const tens = new Map(
  'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ').map((word, i) => [word, (i + 2) * 10]),
)
tens.set('fourty', 40)
const scales = new Map([
  ['thousand', 1e3],
  ['million', 1e6],
  ['billion', 1e9],
  ['trillion', 1e12],
])
const digitPattern = /^\d+(?:\.\d+)?$|^\.\d+$/

interface Reading {
  value: string
  next: number
}

function isNumberWord(word: string | undefined): boolean {
  return word !== undefined && (small.has(word) || tens.has(word))
}

/** A number below a hundred, in words. */
function readTens(words: readonly string[], at: number): { value: number; next: number } | null {
  const ten = tens.get(words[at] ?? '')
  if (ten !== undefined) {
    const unit = small.get(words[at + 1] ?? '')
    return unit !== undefined && unit > 0 && unit < 10
      ? { value: ten + unit, next: at + 2 }
      : { value: ten, next: at + 1 }
  }
  const unit = small.get(words[at] ?? '')
  return unit === undefined ? null : { value: unit, next: at + 1 }
}

/** A number below a thousand, or a written number. */
function readHundreds(words: readonly string[], at: number): { value: number; next: number } | null {
  const word = words[at] ?? ''
  let head = digitPattern.test(word) ? { value: Number(word), next: at + 1 } : readTens(words, at)
  if (word === 'a' && words[at + 1] === 'hundred') head = { value: 1, next: at + 1 }
  if (!head || words[head.next] !== 'hundred') return head
  const hundreds = head.value * 100
  const and = words[head.next + 1] === 'and' ? 1 : 0
  const rest = readTens(words, head.next + 1 + and)
  return rest ? { value: hundreds + rest.value, next: rest.next } : { value: hundreds, next: head.next + 1 }
}

function readDecimals(words: readonly string[], at: number): { digits: string; next: number } | null {
  if (words[at] !== 'point' && words[at] !== 'dot') return null
  let digits = ''
  let next = at + 1
  for (; next < words.length; next++) {
    const word = words[next] ?? ''
    const digit = word === 'oh' || word === 'o' ? 0 : small.get(word)
    if (/^\d+$/.test(word)) digits += word
    else if (digit !== undefined) digits += String(digit)
    else if (tens.has(word)) {
      const pair = readTens(words, next)
      if (!pair) break
      digits += String(pair.value)
      next = pair.next - 1
    } else break
  }
  return digits === '' ? null : { digits, next }
}

function readNumber(words: readonly string[], at: number): Reading | null {
  const first = words[at] ?? ''
  let next = at
  let total = 0
  let found = false
  let lastScale = Infinity
  for (;;) {
    const and = found && words[next] === 'and' && lastScale < Infinity && isNumberWord(words[next + 1]) ? 1 : 0
    const aScale = words[next + and] === 'a' && scales.has(words[next + and + 1] ?? '')
    const group = aScale ? { value: 1, next: next + and + 1 } : readHundreds(words, next + and)
    if (!group) break
    const decimals = readDecimals(words, group.next)
    const value = decimals && Number.isInteger(group.value) ? Number(`${group.value}.${decimals.digits}`) : group.value
    const end = decimals ? decimals.next : group.next
    const scale = scales.get(words[end] ?? '')
    if (scale !== undefined && scale < lastScale) {
      total += value * scale
      lastScale = scale
      next = end + 1
      found = true
      continue
    }
    if (found && (lastScale === Infinity || value >= lastScale)) break
    if (!found && decimals) return { value: `${group.value}.${decimals.digits}`, next: end }
    // A written number without a scale stays exactly as it is, however long.
    if (!found && digitPattern.test(first) && end === at + 1) return { value: first, next: end }
    total += value
    next = end
    found = true
    break
  }
  if (!found) {
    const decimals = readDecimals(words, at)
    return decimals && first === 'point' ? { value: `0.${decimals.digits}`, next: decimals.next } : null
  }
  return { value: Number.isInteger(total) ? BigInt(total).toString() : String(Number(total.toPrecision(15))), next }
}

/** @param text plain text, lower case */
export function digits(text: string): string {
  const words = text
    .replace(/\b([a-z]+)-(?=(?:one|two|three|four|five|six|seven|eight|nine|hundred|thousand)\b)/g, '$1 ')
    .split(' ')
  const out: string[] = []
  for (let at = 0; at < words.length;) {
    const reading = readNumber(words, at)
    if (!reading) {
      out.push(words[at] ?? '')
      at++
      continue
    }
    const half = /^and a half\b/.exec(words.slice(reading.next, reading.next + 3).join(' '))
    const whole = half && /^\d+$/.test(reading.value)
    out.push(whole ? `${reading.value}.5` : reading.value)
    at = reading.next + (whole ? 3 : 0)
  }
  return out.join(' ')
}
