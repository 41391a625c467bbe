/**
 * The two letters of a language, however a server or a person names it: Whisper's own answers say `english`, others `en`,
 * `en-US`, `eng` or `<|en|>`.
 */

let codes: Map<string, string> | null = null

/** @returns ISO 639-1; null when it is none */
export function languageCode(name: string | null): string | null {
  if (name === null) return null
  const plain = name.replace(/[<|>]/gu, '').trim().toLowerCase()
  const code = /^([a-z]{2,3})(?:[-_].*)?$/u.exec(plain)?.[1]
  if (code?.length === 2) return code
  const short = code === undefined ? null : shorten(code)
  return short ?? (codes ??= namesOfLanguages()).get(plain) ?? null
}

/** Three letters (ISO 639-2) as two, where there are two. */
function shorten(code: string): string | null {
  const [short] = Intl.getCanonicalLocales(code)
  return short?.length === 2 ? short : null
}

function namesOfLanguages(): Map<string, string> {
  const names = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' })
  const letters = [...'abcdefghijklmnopqrstuvwxyz']
  const all = letters.flatMap((first) => letters.map((second) => first + second))
  const listed = all.flatMap((code): [string, string][] => {
    const name = names.of(code)
    return name === undefined ? [] : [[name.toLowerCase(), code]]
  })
  return new Map([...listed, ...otherNames])
}

/** What Whisper calls differently. */
const otherNames: [string, string][] = [
  ['mandarin', 'zh'],
  ['castilian', 'es'],
  ['flemish', 'nl'],
  ['myanmar', 'my'],
  ['nynorsk', 'nn'],
  ['tagalog', 'tl'],
  ['valencian', 'ca'],
]
