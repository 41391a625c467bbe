/** File and folder names as they are said: "notes dot text" → "notes.txt", "my downloads folder" → "downloads". */

const heardExtensions: readonly (readonly [RegExp, string])[] = [
  [/(?:text|dext|txt|tekst|texts|t x t|ticks|tex t|tx t|t xt)/, 'txt'],
  [/(?:markdown|mark down|m d|md)/, 'md'],
  [/(?:p d f|pdf)/, 'pdf'],
  [/(?:c s v|csv)/, 'csv'],
  [/(?:jason|json|j son)/, 'json'],
  [/(?:word|doc x|docx|d o c x|dock ?s|docs)/, 'docx'],
  [/(?:d o c|doc)/, 'doc'],
  [/(?:excel|x l s x|xlsx|xls x)/, 'xlsx'],
  [/(?:x l s|xls)/, 'xls'],
  [/(?:p p t x|pptx|power ?point)/, 'pptx'],
  [/(?:h t m l|html)/, 'html'],
  [/(?:y a m l|yaml|y m l|yml)/, 'yaml'],
  [/(?:j peg|jpeg|j p g|jpg)/, 'jpg'],
  [/(?:p n g|png)/, 'png'],
  [/(?:m p 3|mp3|m p three)/, 'mp3'],
  [/(?:log|xml|rtf|ini|conf|cfg|toml|sh|py|js|ts|css|zip|wav|mp4|odt|ods|tex)/, '$&'],
]

const anyExtension = heardExtensions.map(([pattern]) => pattern.source).join('|')
const spokenDot = new RegExp(`\\s*(?:\\s(?:dot|period|full stop|point)\\s+|\\s?\\.\\s?)(${anyExtension})$`)
export const namePattern = new RegExp(`(?:\\s(?:dot|point)\\s+|\\.\\s?)(?:${anyExtension})\\b|\\.[a-z]{2,4}$`)

function extensionOf(heard: string): string {
  for (const [pattern, extension] of heardExtensions) {
    const whole = new RegExp(`^${pattern.source}$`)
    if (whole.test(heard)) return extension === '$&' ? heard : extension
  }
  return heard
}

/** A file name as it is probably written. */
export function fileName(heard: string): string {
  return heard
    .trim()
    .replace(/\s+underscore\s+/g, '_')
    .replace(/\s+(?:dash|hyphen|minus)\s+/g, '-')
    .replace(spokenDot, (_, extension: string) => `.${extensionOf(extension)}`)
    .replace(/(?:^|\s+)dot\s+/g, '.')
    .trim()
}

const kinds =
  'file|files|document|documents|doc|docs|text file|text document|word document|word file|spreadsheet file|excel file|excel sheet|pdf file|text|note file|csv file|markdown file'
const named =
  /^(?:(?:that |which |whose name )?(?:starts?|begins?|starting|beginning|ends?|ending) (?:with|in)|(?:that |which )?contain(?:s|ing)? the words?) (?:the word )?|^(?:which (?:is|are) |that (?:is|are) |with )?(?:called|named|titled|entitled|labelled|labeled|(?:with |by |under |has )?(?:the |a )?(?:name|title)(?: of)?(?: is)?|whose (?:name|title) is)\s+/
const article = /^(?:the|a|an|my|our|your|any|some|all|all my|all the|that|this|those|these|one of my|of|me|for)\s+/

interface Named {
  name: string
  /** The name was given as such ("called …", with an ending, or after "the file"). */
  explicit: boolean
  /** "the file", "the document": a file was meant, whatever its name. */
  isFile: boolean
}

/** Takes the name out of "the file called budget report". */
export function takeName(heard: string): Named {
  let text = heard.trim()
  let explicit = false
  let isFile = false
  for (;;) {
    const before = text
    text = text.replace(article, '')
    const kind = new RegExp(`^(?:${kinds})(?:\\s+|$)`).exec(text)
    if (kind) {
      isFile = true
      text = text.slice(kind[0].length)
    }
    if (named.test(text)) {
      explicit = true
      isFile = true
      return { name: clean(text.replace(named, '')), explicit, isFile }
    }
    const shaped = /^([a-z ]{0,20}?)\s?(?:called|named|titled|entitled)\s+(.+)$/.exec(text)
    if (shaped?.[2]) return { name: clean(shaped[2]), explicit: true, isFile: true }
    if (text === before) break
  }
  if (namePattern.test(text)) explicit = isFile = true
  const tail = / (?:file|files|document|text file)$/.exec(text)
  if (tail) {
    isFile = true
    text = text.slice(0, tail.index)
  }
  return { name: clean(text), explicit, isFile }
}

function clean(text: string): string {
  return fileName(text.replace(/^(?:the|a|an)\s+(?=\S)/, '').replace(/\s+(?:file|document)$/, ''))
}

const knownFolders: readonly (readonly [RegExp, string])[] = [
  [/^downloads?$|^down loads?$/, 'downloads'],
  [/^documents?$|^docs$/, 'documents'],
  [/^desk ?tops?$/, 'desktop'],
  [/^pictures?$|^photos?$|^images?$/, 'pictures'],
  [/^music$/, 'music'],
  [/^videos?$|^movies$/, 'videos'],
  [/^home$/, 'home'],
]

export function isKnownFolder(name: string): boolean {
  return knownFolders.some(([pattern]) => pattern.test(name))
}

/** A folder as the client knows it; undefined for "this folder", "my files": wherever the client may look. */
export function folderName(heard: string): string | undefined {
  const text = heard
    .trim()
    .replace(/^(?:inside|in|within|on|from|of|under|at)\s+/, '')
    .replace(/^(?:the|my|our|this|that|your)\s+/, '')
    .replace(/^(?:folder|directory)(?:\s+(?:called|named))?\s+(?=\S)/, '')
    .replace(/\s*\b(?:folder|directory)$/, '')
    .replace(/^current$|^same$|^computer$|^files$|^here$|^(?:it|there|that|this|one)$/, '')
    .trim()
  if (text === '') return undefined
  for (const [pattern, name] of knownFolders) if (pattern.test(text)) return name
  return fileName(text)
}

const folderTail =
  /\s+(?:in|inside|from|within|on|under)\s+((?:the |my |our |this )?(?:(?:downloads?|documents|docs|desktop|pictures|photos|music|videos|home)(?: folder| directory)?|[\w .-]{1,40}? (?:folder|directory)|folder (?:called |named )?[\w .-]{1,40}|current folder|this folder))$/
const everywhere =
  /\s+(?:(?:on|in) (?:my|this|the) (?:computer|machine|laptop|pc|disk|hard drive|drive|system|files|device)|anywhere|somewhere|around here|here)$/

/** Splits "budget report in my documents" into the name and the folder. */
export function splitFolder(text: string): { text: string; folder: string | undefined } {
  const rest = text.replace(everywhere, '')
  const tail = folderTail.exec(rest)
  if (!tail || tail.index === 0) return { text: rest, folder: undefined }
  return { text: rest.slice(0, tail.index), folder: folderName(tail[1] ?? '') }
}

/** Words that name something written, so that "where is my …" means a file and not a thing in the room. */
export const writtenThing =
  /\b(?:reports?|notes?|invoices?|letters?|lists?|budgets?|spreadsheets?|presentations?|slides?|contracts?|receipts?|plans?|drafts?|resume|cv|essay|thesis|paper|pdfs?|scans?|agenda|minutes|proposal|statement|readme|recipes?|manual|diary|journal|manuscript|schedule|log|form|certificate|transcript|homework|assignment|memo|application|bill|bills|tax(?:es)?|itinerary|ticket|tickets|todo|to-do|summary|brief|backup|screenshot|photo|picture|chapter|lyrics|poem file|file|document|files|documents)\b/
