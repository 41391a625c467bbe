/** The two letters of a language, however a server names it: Whisper's own answers say `english`, others `en` or `en-US`. */

let codes: Map<string, string> | null = null

/** @returns ISO 639-1; null when it is none */
export function languageCode(name: string | null): string | null {
  if (name === null) return null
  const plain = name.trim().toLowerCase()
  const code = /^([a-z]{2})(?:[-_].*)?$/u.exec(plain)?.[1]
  return code ?? (codes ??= namesOfLanguages()).get(plain) ?? null
}

function namesOfLanguages(): Map<string, string> {
  const names = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' })
  const letters = [...'abcdefghijklmnopqrstuvwxyz']
  const all = letters.flatMap((first) => letters.map((second) => first + second))
  return new Map(
    all.flatMap((code): [string, string][] => {
      const name = names.of(code)
      return name === undefined ? [] : [[name.toLowerCase(), code]]
    }),
  )
}
