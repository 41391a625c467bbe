/** Saying the very words that it is given. */
import { say, type Ability } from '../ability'
import { setQuotesAside, place } from '../quotes'

const polite =
  "(?:(?:please|now|okay|ok|hey parley|parley|can you|could you|would you|will you|i want you to|i'd like you to|just|only|and|so|then)[, ]+)*"
/** What bounds the words, and is none of them. */
const nothingElse =
  /[,.]?\s+(?:and|but)?\s*(?:nothing (?:else|more|but that)|no more|(?:only|just) that|that(?:'s| is) (?:all|it))(?: please)?[.!]*$/i
const marker =
  '(?:(?:exactly|only|just|verbatim|back|aloud|out loud|to me|after me|the following|these words|this|the (?:exact |following )?(?:words?|phrase|sentence|line))(?:[, ]+|(?=:)))+'
const wholeQuote = new RegExp(`^${polite}(?:say|repeat|speak|echo)[,:]? ?(?:${marker})?[,:]? ?(${place})[.!?]*$`, 'i')
const marked = new RegExp(`^${polite}(?:say|repeat|speak|echo)[,:]? ${marker}[,:.]?\\s*(\\S.*)$`, 'is')
const colon = new RegExp(`^${polite}(?:say|repeat(?: after me)?|echo)\\s*:\\s*(\\S.*)$`, 'is')
const bare = new RegExp(`^${polite}(?:say|echo) (\\S.*)$`, 'i')
/** What is said about, and not itself to be said. */
const reference =
  /^(?:that|it|this|again|what|which|how|why|who|when|where|something|anything|nothing|everything|one|some|any|an?|the|my|your|his|her|our|their|no more|yes or|in|hello to|hi to|more|less|if|whether|louder|slower|about|goodbye to|grace|\d+ (?:words?|sentences?))\b/i

export const sayAfterMe: Ability = {
  name: 'say-after-me',
  does: 'say words after you',
  wordings: [
    'Say exactly "hello world".',
    'Repeat after me: the early bird catches the worm.',
    'Say the words good luck.',
    'Say "welcome home".',
  ],
  understand({ raw }) {
    const found = words(raw)
    if (found === null || !/[\p{L}\p{N}]/u.test(found.text)) return null
    return {
      certainty: found.certainty,
      outcome: say(found.text),
      topic: 'other',
      extracted: { words: found.text },
    }
  },
}

function words(raw: string): { text: string; certainty: number } | null {
  const quotes = setQuotesAside(raw.trim().replace(nothingElse, ''))
  const quote = wholeQuote.exec(quotes.text)
  const text = quote && quotes.wordsIn(quote[1] ?? '')[0]
  if (text) return { text, certainty: 1 }
  const given = (colon.exec(quotes.text) ?? marked.exec(quotes.text))?.[1]
  if (given && !/^(?:again|please|that|it|you said|once more|i (?:just )?said|one more time)\b/i.test(given)) {
    return { text: quotes.restored(given), certainty: 0.97 }
  }
  const loose = bare.exec(quotes.text)?.[1]
  if (!loose || reference.test(loose) || loose.split(' ').length > 15) return null
  const said = quotes.restored(loose)
  return { text: `${said.charAt(0).toUpperCase()}${said.slice(1)}`, certainty: 0.6 }
}
