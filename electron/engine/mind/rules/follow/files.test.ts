/** Talks about files that go on from what was found, listed and read. */
import { describe, expect, test } from 'vitest'
import type { MindPart, MindTurn } from '../../mind'
import { answer, assistant, call, called, returned, say, user } from '../rehearsal'

interface Step {
  said: string
  leadsTo: MindPart
  /** What its call returned. */
  output?: unknown
}
const step = (said: string, leadsTo: string | MindPart, output?: unknown): Step => ({
  said,
  leadsTo: typeof leadsTo === 'string' ? say(leadsTo) : leadsTo,
  output,
})
const find = (query: string, folder?: string) =>
  call('find_files', folder === undefined ? { query } : { query, folder })
const read = (file: string) => call('read_text_file', { file })
const list = (folder: string) => call('list_folder', { folder })
const file = (name: string, modified: string, sizeBytes: number) => ({
  name,
  path: `/d/${name}`,
  folder: 'Documents',
  modified: `${modified}T09:00:00`,
  sizeBytes,
})
const found = (...matches: readonly unknown[]) => ({ matches, total: matches.length })
const text = { text: 'Some words.' }

const agendas = found(file('agenda-a.txt', '2026-11-12', 900), file('agenda-b.txt', '2026-11-20', 2_900_000))
const finds = step('Find the agenda.', find('agenda'), agendas)
const entries = [
  { name: 'flyer.pdf', kind: 'file', sizeBytes: 40_000, modified: '2026-11-21T08:00:00' },
  { name: 'draft.txt', kind: 'file', sizeBytes: 500, modified: '2026-11-18T08:00:00' },
  { name: 'icon.png', kind: 'file', sizeBytes: 9000, modified: '2026-10-18T08:00:00' },
]
const lists = step("What's on my desktop?", list('desktop'), { folder: 'Desktop', path: '/t', entries, total: 3 })
const invoice = found(file('invoice.pdf', '2026-11-01', 100_000))
const receipt = found(file('receipt.txt', '2026-11-02', 200))

async function expectTalk(steps: readonly Step[]) {
  const history: MindTurn[] = []
  for (const { said, leadsTo, output } of steps) {
    history.push(user(said))
    const [part] = await answer(history)
    expect([said, part]).toEqual([said, leadsTo])
    if (part?.kind === 'call') history.push(called(part.name, part.arguments), returned(output ?? text))
    history.push(assistant(part?.kind === 'say' ? part.text : 'Told.'))
  }
}

describe('files in the course of a talk', () => {
  test.each<readonly [string, readonly Step[]]>([
    [
      'what is to be done with it comes behind',
      [finds, step('The second one, read it please.', read('/d/agenda-b.txt'))],
    ],
    ['chosen by its day', [finds, step('The one from yesterday, can you read that?', read('/d/agenda-b.txt'))]],
    [
      '"it" is the one that was compared',
      [finds, step('Which one is newer?', 'That is agenda-b.txt.'), step('Read it.', read('/d/agenda-b.txt'))],
    ],
    [
      'its day goes on',
      [
        finds,
        step('When did I last change the first one?', 'agenda-a.txt was changed on November 12.'),
        step('What weekday was that?', 'That was Thursday, November 12.'),
        step('Add two weeks to that.', 'That is Thursday, November 26.'),
        step('And how many days away is that?', 'It is 5 days until Thursday, November 26.'),
      ],
    ],
    [
      'its size goes on',
      [
        finds,
        step('How big is the second one?', 'agenda-b.txt is 2.9 megabytes big.'),
        step('And in bytes?', 'agenda-b.txt is 2,900,000 bytes big.'),
        step('And the other one?', 'agenda-a.txt is 900 bytes big.'),
      ],
    ],
    [
      'what is left',
      [
        finds,
        step('Read the newest.', read('/d/agenda-b.txt')),
        step('And which one is left?', 'That is agenda-a.txt.'),
        step('Read that.', read('/d/agenda-a.txt')),
        step('Which ones are left?', 'None of them is left.'),
      ],
    ],
    [
      'what was listed is narrowed down',
      [
        lists,
        step('Which one did I change today?', 'That is flyer.pdf.'),
        step('And which one is the smallest?', 'That is draft.txt.'),
        step('And the oldest?', 'That is icon.png.'),
      ],
    ],
    [
      'another word, another place',
      [
        step('Do I have a file called contract?', find('contract'), found()),
        step('Try agreement instead.', find('agreement'), found()),
        step('Hmm, and in Downloads?', find('agreement', 'downloads'), found()),
      ],
    ],
    [
      'the same of another, and the two together',
      [
        step('Find the invoice.', find('invoice'), invoice),
        step('By the way, what time is it?', 'It is 2:31 PM.'),
        step('Okay, where is that file exactly?', 'invoice.pdf is in Documents.'),
        step('Do the same for receipt.', find('receipt'), receipt),
        step('Which of the two is larger?', 'That is invoice.pdf.'),
      ],
    ],
    [
      'a folder instead',
      [
        finds,
        step('Read the first one.', read('/d/agenda-a.txt')),
        step('List the Downloads folder instead.', list('downloads')),
      ],
    ],
    ['which folder', [step('Can you list a folder for me?', 'Which folder?'), step('Pictures.', list('pictures'))]],
    ['found, and not made up', [step('Find the poem.', find('poem'))]],
  ])('%s', (_, steps) => expectTalk(steps))
})
