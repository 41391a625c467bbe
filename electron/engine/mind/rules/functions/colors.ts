/** Colours of a lamp or a thing, by their names. */
import { take, type Said } from './said'

const names =
  'red|green|blue|yellow|orange|purple|violet|pink|white|black|turquoise|cyan|magenta|teal|gold|golden|silver|lime|indigo|brown|amber|lavender|gr[ae]y|beige|mint|coral|crimson|salmon|rose|aqua'
const shades = 'dark|bright|deep|pale|warm|cool|soft|neon|sky|navy|hot|forest|pastel|royal'
const color = new RegExp(
  `(?:\\b(?:to|in|into) (?:the colou?r )?)?(?:\\b(?:${shades}) )?\\b(?:${names})\\b|(?:\\b(?:to|in|into) (?:the colou?r )?)#[\\da-f]{6}\\b`,
  'i',
)

/** "Light blue" is one after "to"; after a room it is a light. */
export function takeColor(said: Said): string | undefined {
  const found = color.exec(said.text)
  if (!found) return undefined
  const light = /\b(?:to|lamps?|bulbs?|strips?|lights) light $/i.test(said.text.slice(0, found.index)) ? 'light ' : ''
  take(said, found.index - light.length, found.index + found[0].length)
  return light + found[0].replace(/^(?:to|in|into) (?:the colou?r )?/i, '').toLowerCase()
}
