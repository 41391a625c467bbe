/** The endings of file names, as they are written and as they are said. */

const written: Record<string, string> = {
  text: 'txt',
  markdown: 'md',
  jpeg: 'jpg',
  yml: 'yaml',
  htm: 'html',
  tiff: 'tif',
}

/** What a recogniser makes of a spoken ending, and what people say in its place. */
const spoken: Record<string, readonly string[]> = {
  text: ['txt'],
  txt: ['txt'],
  dext: ['txt'],
  texts: ['txt'],
  tekst: ['txt'],
  ticks: ['txt'],
  markdown: ['md'],
  word: ['docx', 'doc', 'odt'],
  docks: ['docx'],
  excel: ['xlsx', 'xls', 'ods'],
  spreadsheet: ['xlsx', 'xls', 'ods', 'csv'],
  powerpoint: ['pptx', 'ppt', 'odp'],
  presentation: ['pptx', 'ppt', 'odp', 'key'],
  jason: ['json'],
  jaypeg: ['jpg'],
}
const known = new Set(
  'txt md log rtf tex doc docx odt xls xlsx ods csv tsv ppt pptx odp key pdf json yaml xml html css js ts py sh ini toml conf cfg jpg png gif svg tif webp heic mp3 wav m4a ogg flac mp4 mov mkv avi zip gz tar rar eml ics vcf epub'.split(
    ' ',
  ),
)
/** Not read as text whatever is inside. */
const binary = new Set(
  'doc docx odt xls xlsx ods ppt pptx odp key pdf rtf jpg png gif tif webp heic mp3 wav m4a ogg flac mp4 mov mkv avi zip gz tar rar epub exe dll so bin iso sqlite db'.split(
    ' ',
  ),
)

export function canonical(ending: string): string {
  const lower = ending.toLowerCase()
  return written[lower] ?? lower
}

export function splitEnding(name: string): { base: string; ending: string } {
  const found = /^(.+)\.([a-z\d]{1,10})$/i.exec(name)
  return found ? { base: found[1]!, ending: canonical(found[2]!) } : { base: name, ending: '' }
}

/** @returns the endings that a said one may mean; empty when it is none */
export function endingsSaid(text: string): readonly string[] {
  const squashed = text.toLowerCase().replace(/\s+/g, '').replace('three', '3').replace('four', '4')
  const lower = canonical(squashed)
  return spoken[squashed] ?? (known.has(lower) ? [lower] : [])
}

export function isBinaryEnding(ending: string): boolean {
  return binary.has(ending)
}
