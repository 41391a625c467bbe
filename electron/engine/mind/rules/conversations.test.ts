/** Whole conversations: what each turn leads to in view of those before it. */
import { describe, expect, test } from 'vitest'
import type { MindPart, MindTurn } from '../mind'
import { answer, assistant, call, called, interpret, returned, say, user } from './rehearsal'

interface Turn {
  said: string
  leadsTo: MindPart
  /** What the call that it leads to returned, and what is then told. */
  output?: unknown
  told?: string
}
const turn = (said: string, leadsTo: string | MindPart, output?: unknown, told?: string): Turn => ({
  said,
  leadsTo: typeof leadsTo === 'string' ? say(leadsTo) : leadsTo,
  output,
  ...(told === undefined ? {} : { told }),
})

const contracts = [
  { name: 'contract-smith.pdf', path: '/d/contract-smith.pdf', folder: 'Downloads', sizeBytes: 20_000 },
  { name: 'contract-jones.txt', path: '/x/contract-jones.txt', folder: 'Documents', sizeBytes: 3000 },
  { name: 'old-contract.txt', path: '/x/old-contract.txt', folder: 'Documents', sizeBytes: 300 },
]
const reads = (index: number) => call('read_text_file', { file: contracts[index]?.path })
const finds = turn(
  'Find the contract.',
  call('find_files', { query: 'contract' }),
  { matches: contracts, total: 3 },
  'I found 3 files: contract-smith.pdf, contract-jones.txt and old-contract.txt. Which one do you mean?',
)
const findsNone = turn(
  'Look for my resume.',
  call('find_files', { query: 'resume' }),
  { matches: [], total: 0 },
  'I found no file called resume.',
)
const names = ['Old', 'Taxes', 'a.txt', 'b.pdf', 'c.pdf', 'd.mp3']
const lists = turn(
  "What's on my desktop?",
  call('list_folder', { folder: 'desktop' }),
  {
    folder: 'Desktop',
    path: '/t',
    entries: names.map((name, at) => ({ name, kind: at < 2 ? 'folder' : 'file' })),
    total: 6,
  },
  'There are 4 files and 2 folders in Desktop. The first are Old, Taxes, a.txt, b.pdf and c.pdf.',
)
const readsNotes = turn(
  'Read notes.txt.',
  call('read_text_file', { file: 'notes.txt' }),
  { file: 'notes.txt', path: '/d/notes.txt', text: 'Buy milk.\nCall Anna.' },
  'Buy milk.\nCall Anna.',
)
const product = turn('What is 12 times 19?', '12 times 19 is 228.')

describe('each turn in view of those before it', () => {
  test.each<[string, readonly Turn[]]>([
    [
      'what was found is told again, counted and picked from',
      [
        finds,
        turn('How many are there?', 'There are 3.'),
        turn('Which ones?', 'They are contract-smith.pdf, contract-jones.txt and old-contract.txt.'),
        turn('What did you find?', 'They are contract-smith.pdf, contract-jones.txt and old-contract.txt.'),
        turn('The Jones one.', reads(1)),
      ],
    ],
    [
      'what is courteous changes no subject',
      [
        finds,
        turn('Thanks.', 'You are welcome.'),
        turn('Read the second one.', reads(1)),
        turn('And the third?', reads(2)),
      ],
    ],
    [
      'the same of another',
      [
        finds,
        turn('How big is the first one?', 'contract-smith.pdf is 20 kilobytes big.'),
        turn('And the second?', 'contract-jones.txt is 3 kilobytes big.'),
        turn('What was the first one called?', 'It is called contract-smith.pdf.'),
      ],
    ],
    ['something else was meant', [finds, turn('Wrong, I wanted the report.', call('find_files', { query: 'report' }))]],
    [
      'a question is put again',
      [
        finds,
        turn('Yes.', 'Which one do you mean?'),
        turn('Read them both.', 'Which one: contract-smith.pdf, contract-jones.txt or old-contract.txt?'),
      ],
    ],
    [
      'the same search elsewhere',
      [
        findsNone,
        turn('Check the desktop.', call('find_files', { query: 'resume', folder: 'desktop' })),
        turn('Maybe in downloads?', call('find_files', { query: 'resume', folder: 'downloads' })),
        turn('What about everywhere?', call('find_files', { query: 'resume' })),
        turn('How about the tax letter?', call('find_files', { query: 'tax letter' })),
      ],
    ],
    [
      'files are counted without folders',
      [
        lists,
        turn('How many PDFs are there?', 'There are 2.'),
        turn('How many folders?', 'There are 2.'),
        turn('Open the first file.', call('read_text_file', { file: '/t/a.txt' })),
        turn('Open the second folder.', call('list_folder', { folder: '/t/Taxes' })),
      ],
    ],
    [
      'back to a folder',
      [
        lists,
        turn('And in downloads?', call('list_folder', { folder: 'downloads' })),
        turn('Go back to the desktop.', call('list_folder', { folder: 'desktop' })),
      ],
    ],
    [
      'which file is asked for',
      [
        turn('Can you read a file for me?', 'Which file shall I read?'),
        turn('notes.txt', call('read_text_file', { file: 'notes.txt' })),
      ],
    ],
    [
      'less of a file, and another',
      [
        readsNotes,
        turn('Just the first line.', call('read_text_file', { file: '/d/notes.txt', lines: 1 })),
        turn('And what about todo.txt?', call('read_text_file', { file: 'todo.txt' })),
        turn('And my diary?', call('read_text_file', { file: 'diary' })),
      ],
    ],
    [
      'an answer that is doubted',
      [
        product,
        turn('Are you sure?', 'I worked it out on this computer: 12 times 19 is 228.'),
        turn("That's wrong.", 'I am sorry. Could you say it in other words?'),
        turn('Divide it by 2.', '228 divided by 2 is 114.'),
      ],
    ],
    [
      'a refusal that is doubted',
      [
        turn(
          'Play some jazz.',
          'I cannot play music, but I can find a file by its name or tell you what is in a folder.',
        ),
        turn('Why not?', 'By myself I can do only a few things, and the connected program offers nothing for it.'),
      ],
    ],
    [
      'one joke after the other',
      [
        turn('Tell me a joke.', 'Why did the scarecrow win a prize? He was outstanding in his field.'),
        turn('Another one.', 'Why do seagulls fly over the sea? Over the bay they would be bagels.'),
        turn('Tell me another joke.', 'What do you call a fish without eyes? A fsh.'),
      ],
    ],
    [
      'said again only once',
      [
        product,
        turn('Slower, please.', 'I cannot speak more slowly, but here it is again: 12 times 19 is 228.'),
        turn('Louder.', 'I cannot speak louder, but here it is again: 12 times 19 is 228.'),
        turn('That was too fast.', 'I cannot speak more slowly, but here it is again: 12 times 19 is 228.'),
      ],
    ],
    [
      'a standing order ends',
      [
        turn('From now on answer in one word.', 'Okay.'),
        turn('What is 12 times 19?', '228.'),
        turn('Stop answering in one word.', 'Okay.'),
        product,
      ],
    ],
  ])('%s', async (_, turns) => {
    const history: MindTurn[] = []
    for (const [at, { said, leadsTo, output, told }] of turns.entries()) {
      history.push(user(said))
      expect([said, await answer(history)]).toEqual([said, [leadsTo]])
      if (leadsTo.kind === 'say') history.push(assistant(leadsTo.text))
      if (leadsTo.kind !== 'call') continue
      const id = `call_${at}`
      history.push(called(leadsTo.name, leadsTo.arguments, id), returned(output ?? { ok: true }, id))
      if (told !== undefined) expect(await answer(history)).toEqual([say(told)])
      history.push(assistant(told ?? 'Done.'))
    }
  })
})

describe('what only sounds like going on', () => {
  const found = [user(finds.said), called('find_files'), returned(finds.output), assistant(finds.told ?? '')]
  test.each([
    'Why is the sky blue?',
    'Are you sure that Anna comes?',
    'Is it true that cats have nine lives?',
    'How many are coming to dinner?',
    'What are they doing in Congress?',
    'Another coffee, please.',
    'Try harder.',
  ])('%s', (said) => {
    expect(interpret([...found, user(said)]).ability).toBe('unknown')
  })
})
