import { describe, expect, test } from 'vitest'
import type { AssistantEntry, Entry, UserEntry } from '../../../shared/conversation'
import { createAnnouncer } from './announce'
import { folderName } from './folder-name'
import { restKind, splitHeard } from './heard'
import { conversationTitle } from './title'

const user = (text: string, status: UserEntry['status'] = 'sent', id = text): UserEntry => ({
  kind: 'user',
  id,
  source: 'voice',
  text,
  status,
  atMs: 0,
})
const answer = (text: string, status: AssistantEntry['status'], heardChars = text.length): AssistantEntry => ({
  kind: 'assistant',
  id: 'answer',
  text,
  heardChars,
  status,
  usage: null,
  durationMs: null,
  atMs: 0,
})

describe('heard and unheard', () => {
  test.each([
    ['nothing heard', 'One two.', 0, { heard: '', space: '', rest: 'One two.' }],
    ['cut before a space', 'One two.', 3, { heard: 'One', space: ' ', rest: 'two.' }],
    ['cut after a space', 'One two.', 4, { heard: 'One', space: ' ', rest: 'two.' }],
    ['cut within a word', 'One two.', 5, { heard: 'One t', space: '', rest: 'wo.' }],
    ['only a full stop left', 'One two.', 7, { heard: 'One two.', space: '', rest: '' }],
    ['all heard', 'One two.', 8, { heard: 'One two.', space: '', rest: '' }],
    ['more than there is', 'One', 99, { heard: 'One', space: '', rest: '' }],
    ['Chinese', '你好世界', 2, { heard: '你好', space: '', rest: '世界' }],
    ['within a surrogate pair', 'a😀b', 2, { heard: 'a😀', space: '', rest: 'b' }],
    ['no text yet', '', 0, { heard: '', space: '', rest: '' }],
  ])('%s', (_, text, heardChars, parts) => {
    expect(splitHeard(text, heardChars)).toEqual(parts)
    expect(parts.heard + parts.space + parts.rest).toBe(text)
  })

  test('what was interrupted is struck, what is playing is to come, the rest is merely unheard', () => {
    expect([
      restKind(answer('x', 'interrupted', 0), true),
      restKind(answer('x', 'writing', 0), true),
      restKind(answer('x', 'done', 0), false),
    ]).toEqual(['struck', 'coming', 'unheard'])
  })
})

describe('the title', () => {
  test('is the first question that has words', () => {
    expect(conversationTitle([])).toBeNull()
    expect(conversationTitle([user('', 'unclear'), user('half', 'hearing'), user(' What\n time? ')])).toBe('What time?')
  })
  test('is cut at a word, and in Chinese at a character', () => {
    const long = 'word '.repeat(20)
    expect(conversationTitle([user(long)])).toBe(`${'word '.repeat(10).trim()}…`)
    expect(conversationTitle([user('字'.repeat(80))])).toBe(`${'字'.repeat(26)}…`)
  })
})

describe('what a screen reader is told', () => {
  test('finished words once, nothing old, nothing while Parley speaks', () => {
    const announcer = createAnnouncer([user('before')])
    const hearing: Entry[] = [user('before'), user('What t', 'hearing', 'q')]
    const asked: Entry[] = [user('before'), user('What time?', 'sent', 'q')]
    const writing = [...asked, answer('It is', 'writing', 0)]
    const done = [...asked, answer('It is noon.', 'done')]
    expect([
      announcer.news(hearing, false),
      announcer.news(asked, false),
      announcer.news(writing, true),
      announcer.news(done, true),
      announcer.news(done, false),
      announcer.news(done, false),
    ]).toEqual([[], [{ who: 'you', text: 'What time?' }], [], [], [{ who: 'parley', text: 'It is noon.' }], []])
  })
  test('of an interrupted answer only what was heard', () => {
    const announcer = createAnnouncer([])
    expect(announcer.news([answer('One two three', 'interrupted', 3)], false)).toEqual([{ who: 'parley', text: 'One' }])
    expect(createAnnouncer([]).news([answer('One two three', 'interrupted', 0)], false)).toEqual([])
  })
})

test('folders are called by their last part', () => {
  expect(['/home/robin/Finance', 'C:\\Users\\Robin\\', '/'].map(folderName)).toEqual(['Finance', 'Robin', '/'])
})
