/** What verbs ask for, in requests and in the names of functions. */
import { stem } from './words'

/** What a verb asks for; a verb may ask for several things. Two verbs fit together when they share one. */
const verbs: readonly (readonly [string, string])[] = [
  ['get', 'get fetch retrieve show display check view see query list describe return provide give report current'],
  ['get search', 'find search look lookup browse locate seek discover'],
  ['search', 'google'],
  ['get read', 'read'],
  ['get track', 'track'],
  [
    'set',
    'change adjust update edit modify configure raise lower increase decrease dim brighten slow speed reduce bump crank limit cap extend shorten correct',
  ],
  ['set create', 'set make put'],
  [
    'create',
    'create add new schedule plan arrange insert append save record log register note remember generate jot file',
  ],
  ['create', 'pencil enter'],
  ['create send', 'write draft compose'],
  ['create open', 'open'],
  ['open', 'pop'],
  ['open start', 'launch fire'],
  ['start create on play run', 'start begin kick'],
  ['run', 'run execute trigger invoke'],
  ['start run', 'reboot'],
  ['delete', 'delete remove erase clear drop discard dismiss wipe scrap ditch trash empty'],
  ['delete stop', 'cancel abort'],
  ['stop off pause delete', 'stop end halt'],
  ['pause stop', 'pause'],
  ['play resume', 'resume continue unpause'],
  ['skip', 'skip next'],
  ['back', 'previous'],
  ['create queue', 'queue enqueue append'],
  ['send transfer', 'transfer pay wire'],
  ['order book', 'request'],
  ['set move reschedule', 'reschedule postpone'],
  ['get', 'count'],
  ['send', 'send message text email mail notify forward reply ping'],
  ['send create', 'post share publish'],
  ['play', 'play listen'],
  ['order book', 'order buy purchase grab'],
  ['book create', 'book reserve'],
  ['call', 'call phone ring dial'],
  ['transfer call send', 'connect'],
  ['transfer call', 'talk speak'],
  ['hangup', 'hang disconnect'],
  ['get watch', 'watch monitor'],
  ['navigate get', 'navigate direct drive route'],
  ['translate', 'translate'],
  ['convert get', 'convert'],
  ['calculate get', 'calculate compute'],
  ['create remind', 'remind wake'],
  ['on', 'enable activate'],
  ['off', 'disable deactivate'],
  ['close set', 'close shut'],
  ['lock', 'lock'],
  ['unlock', 'unlock'],
  ['move set', 'move'],
  ['copy', 'copy duplicate'],
  ['set rename', 'rename'],
  ['define get', 'define'],
  ['complete', 'complete finish'],
  ['set complete', 'mark'],
  ['get', 'tell'],
  ['roll create', 'roll'],
  ['flip', 'flip toss'],
  ['mute off', 'mute'],
  ['print', 'print'],
  ['summarize', 'summarize summarise'],
]

/** Too general to mean anything without a noun that fits. */
export const generalActs = new Set(
  'get search read track set create open start run delete stop pause send book order define complete move copy rename close track'.split(
    ' ',
  ),
)

/** Nouns as often as verbs. */
export const ambiguous = new Set(
  'track order book text email call message list query note file record report share mail count request schedule plan direct route current post queue document show open next previous end start drive phone ring'.split(
    ' ',
  ),
)

const acts = new Map<string, readonly string[]>()
for (const [meaning, words] of verbs) for (const word of words.split(' ')) acts.set(word, meaning.split(' '))

const meantBy = (word: string): readonly string[] | undefined =>
  acts.get(word) ?? acts.get(stem(word)) ?? acts.get(stem(word).replace(/e$/, '')) ?? acts.get(`${stem(word)}e`)

/** Begin with "re" and are not about doing something again. */
const notAgain = /^re(?:new|call|lay|set)/

/** "Restart", "reopen", "resend" ask for what the verb in them asks for. */
export function actsOf(word: string): readonly string[] | undefined {
  const own = meantBy(word)
  if (own || word.length < 6 || !word.startsWith('re') || notAgain.test(word)) return own
  const again = meantBy(word.slice(word.startsWith('re-') ? 3 : 2))
  const done = again?.filter((act) => act !== 'get' && act !== 'create')
  return done && done.length > 0 ? done : again
}

/** What a verb is about even when nobody says so: "play Yesterday" is about music. */
export const implied: Record<string, readonly string[]> = {
  play: ['music', 'media', 'song'],
  listen: ['music'],
  hear: ['music'],
  translate: ['text', 'phrase', 'sentence', 'language'],
  call: ['contact', 'person', 'number', 'phone'],
  dial: ['call', 'contact', 'number', 'phone'],
  ring: ['call', 'contact', 'person', 'phone'],
  phone: ['call', 'contact', 'person', 'number'],
  google: ['web'],
  search: ['web'],
  look: ['web'],
  remind: ['reminder'],
  wake: ['alarm'],
  talk: ['call'],
  speak: ['call'],
  navigate: ['route', 'place', 'destination', 'location'],
  drive: ['route', 'place', 'destination'],
  calculate: ['math'],
  text: ['message'],
  tell: ['message'],
  let: ['message'],
  email: ['email'],
  post: ['message'],
  complete: ['todo', 'task'],
  queue: ['song', 'music'],
  reschedule: ['event'],
  postpone: ['event'],
  write: ['message'],
  print: ['document'],
  next: ['song', 'music'],
  skip: ['song', 'music'],
  define: ['word', 'definition', 'dictionary'],
}
