/** File names, paths, addresses of pages and of mail as a person reads them out. */
import { cardinal, spellDigits, year } from './number-words'

/** Endings that make a word a file name; how each is said, letter by letter unless it is a word. */
const extensions: Record<string, string> = {
  txt: 'text',
  text: 'text',
  md: 'M D',
  pdf: 'P D F',
  doc: 'doc',
  docx: 'doc X',
  odt: 'O D T',
  rtf: 'R T F',
  xls: 'X L S',
  xlsx: 'X L S X',
  ods: 'O D S',
  csv: 'C S V',
  tsv: 'T S V',
  ppt: 'P P T',
  pptx: 'P P T X',
  json: 'jason',
  xml: 'X M L',
  yaml: 'yammel',
  yml: 'Y M L',
  toml: 'tommel',
  ini: 'I N I',
  log: 'log',
  html: 'H T M L',
  htm: 'H T M',
  css: 'C S S',
  js: 'J S',
  ts: 'T S',
  tsx: 'T S X',
  vue: 'view',
  py: 'P Y',
  sh: 'S H',
  c: 'C',
  h: 'H',
  cpp: 'C P P',
  java: 'java',
  rs: 'R S',
  go: 'go',
  sql: 'sequel',
  png: 'P N G',
  jpg: 'J peg',
  jpeg: 'J peg',
  gif: 'gif',
  svg: 'S V G',
  webp: 'web P',
  bmp: 'B M P',
  mp3: 'M P three',
  mp4: 'M P four',
  wav: 'wave',
  ogg: 'ogg',
  flac: 'flack',
  mov: 'mov',
  mkv: 'M K V',
  zip: 'zip',
  gz: 'G Z',
  tar: 'tar',
  exe: 'E X E',
  iso: 'I S O',
  bak: 'back',
  ics: 'I C S',
  eml: 'E M L',
}
const endings = Object.keys(extensions).join('|')
const topLevel = 'com|org|net|edu|gov|io|dev|ai|app|co|uk|de|fr|cn|tw|jp|eu|info|me'

const webAddress = new RegExp(
  `\\bhttps?://(?:www\\.)?((?:\\([^\\s<>"'()]*\\)|[^\\s<>"')\\]])*(?:\\([^\\s<>"'()]*\\)|[^\\s<>"')\\].,;:!?]))|\\b(?:www\\.)?((?:[a-z0-9-]+\\.)+(?:${topLevel})(?:/[^\\s<>"')]*[^\\s<>"').,;:!?])?)(?![\\w@.-]*@)(?!\\.?\\w)`,
  'giu',
)
const mailAddress = /\b([\w.+-]+)@((?:[\w-]+\.)+[a-z]{2,})\b/giu
const windowsPath = /\b([a-z]):\\([^\s"<>|]*)/giu
const unixPath = /(?<![\w/])(?:~|\.{0,2})\/(?:[\w.+-]+\/)*[\w.+-]*\w\/?/gu
const fileName = new RegExp(
  `(?<![\\w/.])((?:[\\w+()-]+(?:\\.[\\w+()-]+)*?))((?:\\.(?:${endings}))+)(?![\\w-]|\\.\\w)`,
  'giu',
)

export function sayNames(text: string): string {
  return text
    .replace(mailAddress, (_, user: string, host: string) => `${sayHost(user)} at ${sayHost(host)}`)
    .replace(webAddress, (_, full: string | undefined, bare: string | undefined) =>
      sayHost((full ?? bare ?? '').split(/[/?#]/u, 1)[0] ?? ''),
    )
    .replace(
      windowsPath,
      (_, drive: string, path: string) =>
        `${drive.toUpperCase()} drive, ${path.split('\\').filter(Boolean).map(sayFile).join(', ')}`,
    )
    .replace(unixPath, (path) => sayPath(path))
    .replace(fileName, (name) => sayFile(name))
}

function sayHost(host: string): string {
  return host
    .split('.')
    .map((part) => sayWords(part))
    .join(' dot ')
    .replace(/ dot (io|ai|uk|de|fr|cn|tw|jp|eu)\b/gu, (_, end: string) => ` dot ${[...end.toUpperCase()].join(' ')}`)
}

function sayPath(path: string): string {
  const home = path.startsWith('~') ? ['home'] : []
  return [
    ...home,
    ...path
      .replace(/^[~.]+/u, '')
      .split('/')
      .filter(Boolean)
      .map(sayFile),
  ].join(', ')
}

/** budget-2026-q3.xlsx → budget twenty twenty-six Q three dot X L S X */
export function sayFile(name: string): string {
  const parts = name.split('.')
  const said: string[] = []
  while (parts.length > 1 && extensions[parts.at(-1)!.toLowerCase()] !== undefined)
    said.unshift(extensions[parts.pop()!.toLowerCase()]!)
  return [parts.filter(Boolean).map(sayWords).join(' dot '), ...said].join(' dot ').trim()
}

function sayWords(name: string): string {
  return name
    .replace(/([a-z])([A-Z])/gu, '$1 $2')
    .replace(/[-_+()]+/gu, ' ')
    .replace(/\bq([1-4])\b/giu, 'Q $1')
    .replace(/\bv(\d+)\b/giu, 'version $1')
    .replace(/(\p{L})(\d)/gu, '$1 $2')
    .replace(/(\d)(\p{L})/gu, '$1 $2')
    .replace(/\d+/gu, (digits) =>
      /^(19|20)\d\d$/u.test(digits)
        ? year(digits)
        : digits.length > 4 || digits.startsWith('0')
          ? spellDigits(digits)
          : cardinal(digits),
    )
    .trim()
}
