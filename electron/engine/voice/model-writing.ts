/** Puts what models write for a screen into signs that a voice knows, in any language: formulas, entities, sources, addresses. */

/** LaTeX's names of signs. */
const signs: Record<string, string> = {
  ...{ times: '×', cdot: '×', div: '÷', pm: '±', mp: '∓', leq: '≤', le: '≤', geq: '≥', ge: '≥', neq: '≠', ne: '≠' },
  ...{ approx: '≈', equiv: '=', sim: '≈', infty: '∞', to: '→', rightarrow: '→', Rightarrow: '→', implies: '→' },
  ...{ degree: '°', circ: '°', ldots: '…', dots: '…', cdots: '…', sum: '∑', prod: '∏', int: '∫', partial: '∂' },
  ...{ alpha: 'α', beta: 'β', gamma: 'γ', delta: 'δ', Delta: 'Δ', epsilon: 'ε', theta: 'θ', lambda: 'λ', mu: 'μ' },
  ...{ pi: 'π', rho: 'ρ', sigma: 'σ', Sigma: 'Σ', tau: 'τ', phi: 'φ', varphi: 'φ', omega: 'ω', Omega: 'Ω' },
}
const functions = new Set(['sin', 'cos', 'tan', 'log', 'ln', 'exp', 'lim', 'max', 'min', 'mod', 'gcd'])
/** They only say how it looks. */
const looks =
  'text|textbf|textit|mathrm|mathbf|mathit|mathsf|mathbb|operatorname|boxed|left|right|displaystyle|quad|qquad'
/** Not in a Windows path. */
const path = '(?<![a-zA-Z]:\\S*)'
const group = '\\s*\\{([^{}]*)\\}'

const formulas: [RegExp, string][] = [
  [/\\[()[\]]|\$\$/gu, ' '],
  // Not two amounts of dollars.
  [/\$(?=[^$\n]*[\\^_={}]|[a-z]\$)([^$\n]+)\$(?!\d)/giu, '$1'],
  // From within: a fraction may hold a root, and a root a power.
  [new RegExp(`${path}\\\\(?:${looks})(?![a-zA-Z])(?:${group})?`, 'gu'), '$1'],
  [/(?<!\[)\^\s*\{?\s*\\circ\s*\}?/gu, '°'],
  [/(?<!\[)\^\s*(?:\{2\}|2(?!\d))/gu, '²'],
  [/(?<!\[)\^\s*(?:\{3\}|3(?!\d))/gu, '³'],
  [/(?<!\[)\^\s*\{([^{}]*)\}/gu, '^$1'],
  [/(?<=\w)_\{([^{}]*)\}/gu, ' $1'],
  [new RegExp(`${path}\\\\sqrt${group}`, 'gu'), '√($1)'],
  [new RegExp(`${path}\\\\[dt]?frac${group}${group}`, 'gu'), '($1)/($2)'],
  [/(?<=[√/]|(?=\([\w√²³]+\)\/))\(([\w√²³]+)\)/gu, '$1'],
]
const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", '#39': "'", nbsp: ' ' }
const sources = /【[^】\n]*】|:contentReference\[[^\]]*\](?:\{[^}]*\})?|\ue200[^\ue201]*\ue201/gu

/** Before Markdown is read. */
export function plainWriting(text: string): string {
  return (/[\\$^]/u.test(text) ? withoutFormulas(text) : text)
    .replace(/&(amp|lt|gt|quot|apos|#39|nbsp);/gu, (_, name: string) => entities[name]!)
    .replace(sources, '')
}

function withoutFormulas(text: string): string {
  let plain = text
  for (let depth = 0; depth < 3; depth++) {
    for (const [pattern, sign] of formulas) plain = plain.replace(pattern, sign)
  }
  return plain.replace(new RegExp(`${path}\\\\([a-zA-Z]+)`, 'gu'), (all, name: string) => {
    if (signs[name]) return signs[name]
    return functions.has(name) ? name : all
  })
}

/** Once Markdown has been read: what it had been kept from, and of an address its host, which is what a person says. */
export const withoutEscapes = (text: string): string =>
  text
    .replace(/(?<![a-zA-Z]:\S*)\\([*_#`~[\](){}<>|.!+%&$-])/gu, '$1')
    .replace(
      /<?\bhttps?:\/\/(?:www\.)?([^\s/?#<>)\]]*[^\s/?#<>)\].,;:!?])(?:[/?#][^\s<>]*[^\s<>.,;:!?)\]])?\/?>?/giu,
      '$1',
    )
