/** Pieces of spoken sentences that are made of data. */

export function series(names: readonly string[], word: 'and' | 'or' = 'and'): string {
  if (names.length < 2) return names.join('')
  if (names.length === 2) return names.join(` ${word} `)
  return `${names.slice(0, -1).join(', ')} ${word} ${names[names.length - 1] ?? ''}`
}

/** The text up to the last sentence, else line or word, that fits. */
export function cutAtSentence(text: string, maximum: number): string {
  if (text.length <= maximum) return text
  const part = text.slice(0, maximum + 1)
  const sentence = Math.max(...['. ', '! ', '? ', '.\n', '!\n', '?\n'].map((end) => part.lastIndexOf(end)))
  if (sentence > maximum / 4) return part.slice(0, sentence + 1)
  const line = part.lastIndexOf('\n')
  if (line > maximum / 4) return part.slice(0, line)
  const word = part.lastIndexOf(' ')
  return `${part.slice(0, word > 0 ? word : maximum)} …`
}

export const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** "wind_speed", "windSpeed" → wind speed */
export function keyWords(key: string): string[] {
  return key
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\d]+/u)
    .filter((word) => word !== '')
}

const maximumReason = 160

/** The first line of what went wrong, without names of exceptions; null when only a program would understand it. */
export function plainReason(text: string): string | null {
  const line = (text.trim().split('\n')[0] ?? '')
    .replace(/^(?:\[?error\]?|\w+(?:Error|Exception))\s*:\s*/i, '')
    .replace(/\s+at \S+ \(.*$/, '')
    .trim()
  const words = /^[a-z\d]+(?:[_-][a-z\d]+)+$/i.test(line) ? keyWords(line).join(' ') : line
  if (words === '' || /^[A-Z][A-Z\d]{2,}$/.test(words) || /^[{[<]/.test(words)) return null
  return cutAtSentence(words, maximumReason).replace(/[.!\s]+$/, '')
}
