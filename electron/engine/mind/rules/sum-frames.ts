/** Sums that are told as a sentence: "add 3 and 4", "20 is what percent of 50". */

export interface Sum {
  expression: string
  /** "12 times 19": what the answer begins with. */
  phrase: string
  /** Brackets decide the order, which words do not show. */
  grouped?: boolean
  /** The answer is a share, to be followed by "percent …". */
  suffix?: string
}

const n = '(-?\\d+(?:\\.\\d+)?|\\(.+?\\))'
const list = '((?:-?[\\d.]+|and|to|with|,|\\+|plus|\\s)+)'
const frames: readonly (readonly [RegExp, (...parts: string[]) => Sum])[] = [
  [
    new RegExp(`^${n} and ${n} (?:together|combined|added(?: up| together)?)$`),
    (a = '', b = '') => plain(`${a} + ${b}`),
  ],
  [
    new RegExp(`^(?:add|add up|add together|sum|sum up|(?:the )?(?:sum|total) of) ${list}(?: together| up)?$`),
    (all = '') => joined(all, '+'),
  ],
  [new RegExp(`^(?:multiply|(?:the )?product of) ${list}(?: together)?$`), (all = '') => joined(all, '*')],
  [new RegExp(`^multiply ${n} (?:by|and|with|times|\\*) ${n}$`), (a = '', b = '') => plain(`${a} * ${b}`)],
  [
    /^(?:divide|(?:the )?quotient of) (.+?) (?:by|and|through) (.+)$/,
    (a = '', b = '') => plain(`${braced(a)} / ${braced(b)}`),
  ],
  [/^divide (.+?) (?:in|into) (\d+)(?: parts| equal parts)$/, (a = '', b = '') => plain(`${braced(a)} / ${b}`)],
  [/^(?:subtract|-|deduct|take) (.+?) (?:away )?from (.+)$/, (a = '', b = '') => plain(`${braced(b)} - ${braced(a)}`)],
  [new RegExp(`^(?:the )?difference (?:between|of) ${n} and ${n}$`), (a = '', b = '') => difference(a, b)],
  [new RegExp(`^(?:the )?(?:average|mean)(?: value)? (?:of|between) ${list}$`), (all = '') => average(all)],
  [new RegExp(`^${n} more than ${n}$`), (a = '', b = '') => plain(`${b} + ${a}`)],
  [new RegExp(`^${n} (?:less|fewer|-) than ${n}$`), (a = '', b = '') => plain(`${b} - ${a}`)],
  [
    new RegExp(`^(?:the )?remainder (?:of|when|if)(?: you)? (?:divide )?${n}(?: is)? (?:/|by) ${n}$`),
    (a = '', b = '') => ({ expression: `mod(${a}, ${b})`, phrase: `the remainder of ${a} / ${b}` }),
  ],
  [
    new RegExp(
      `^(?:how (?:many (?:times|\\*)|often) (?:does|do|will|can) )?${n} (?:go|goes|fit|fits) (?:into|in) ${n}$`,
    ),
    (a = '', b = '') => plain(`${b} / ${a}`),
  ],
  [
    new RegExp(`^how (?:many times|often) (?:does|do|will|can) ${n} (?:go|fit) (?:into|in) ${n}$`),
    (a = '', b = '') => plain(`${b} / ${a}`),
  ],
  [new RegExp(`^(?:what )?percent(?:age)? of ${n} is ${n}$`), (a = '', b = '') => share(b, a)],
  [new RegExp(`^${n} is what percent(?:age)? of ${n}$`), (a = '', b = '') => share(a, b)],
  [new RegExp(`^(?:what )?percent(?:age)? (?:is )?${n} (?:out )?of ${n}$`), (a = '', b = '') => share(a, b)],
  [new RegExp(`^${n} as a percent(?:age)? of ${n}$`), (a = '', b = '') => share(a, b)],
  [
    new RegExp(`^${n} percent (?:off|off of|discount on|less than) ${n}$`),
    (p = '', a = '') => ({ expression: `${a} * (1 - ${p} / 100)`, phrase: `${p} percent off ${a}` }),
  ],
  [
    new RegExp(`^${n} (?:-|take off) ${n} percent$|^(?:reduce|decrease) ${n} by ${n} percent$`),
    (a = '', p = '') => ({ expression: `${a} * (1 - ${p} / 100)`, phrase: `${a} - ${p} percent` }),
  ],
  [
    new RegExp(`^${n} \\+ ${n} percent$|^(?:increase|raise) ${n} by ${n} percent$`),
    (a = '', p = '') => ({ expression: `${a} * (1 + ${p} / 100)`, phrase: `${a} + ${p} percent` }),
  ],
  [
    new RegExp(`^add ${n} percent to ${n}$`),
    (p = '', a = '') => ({ expression: `${a} * (1 + ${p} / 100)`, phrase: `${a} + ${p} percent` }),
  ],
  [/^(?:halve|have) (-?[\d.]+)$/, (a = '') => plain(`half of ${a}`)],
  [/^(?:the )?square (?:of )?(-?[\d.]+)$/, (a = '') => plain(`${a} squared`)],
  [/^(?:the )?cube (?:of )?(-?[\d.]+)$/, (a = '') => plain(`${a} cubed`)],
  [/^add (.+?) (?:and|to) (.+)$/, (a = '', b = '') => plain(`${a} + ${b}`)],
  [/^multiply (.+?) (?:by|and|with) (.+)$/, (a = '', b = '') => plain(`${braced(a)} * ${braced(b)}`)],
]

function plain(phrase: string): Sum {
  return { expression: phrase, phrase }
}

function braced(part: string): string {
  return /^-?[\d.]+$|^\(.*\)$/.test(part) ? part : /[-+*/]/.test(part.slice(1)) ? `(${part})` : part
}

function items(text: string): string[] {
  return text.match(/-?\d+(?:\.\d+)?/g) ?? []
}

function joined(all: string, operator: string): Sum {
  const numbers = items(all)
  return numbers.length > 1 ? plain(numbers.join(` ${operator} `)) : { expression: '', phrase: '' }
}

function difference(a: string, b: string): Sum {
  return { expression: `abs(${a} - ${b})`, phrase: `the difference between ${a} and ${b}` }
}

function average(all: string): Sum {
  const numbers = items(all)
  const last = numbers[numbers.length - 1]
  if (numbers.length < 2) return { expression: '', phrase: '' }
  return {
    expression: `mean(${numbers.join(', ')})`,
    phrase: `the average of ${numbers.slice(0, -1).join(', ')} and ${last}`,
  }
}

function share(part: string, whole: string): Sum {
  return { expression: `${part} / ${whole} * 100`, phrase: part, suffix: `percent of ${whole}` }
}

export function framedSum(text: string): Sum | null {
  for (const [pattern, build] of frames) {
    const found = pattern.exec(text)
    if (found) return build(...found.slice(1).filter((part) => part !== undefined))
  }
  return null
}
