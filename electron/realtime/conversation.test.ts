import { expect, test } from 'vitest'
import { createFakeClock } from '../testing/fake-clock'
import { createConversation, type Conversation } from './conversation'

/** @returns the conversation, and what a window that follows its events shows */
function setUp() {
  let shown: { id: string; text: string }[] = []
  const row = (entry: ReturnType<Conversation['entries']>[number]) => ({
    id: entry.id,
    text: entry.kind === 'tool' ? entry.name : entry.text,
  })
  const conversation = createConversation(
    { clock: createFakeClock() },
    {
      onEntry(entry) {
        const at = shown.findIndex(({ id }) => id === entry.id)
        shown = at < 0 ? [...shown, row(entry)] : shown.with(at, row(entry))
      },
      onPlaced(entry, afterId) {
        const others = shown.filter(({ id }) => id !== entry.id)
        others.splice(others.findIndex(({ id }) => id === afterId) + 1, 0, row(entry))
        shown = others
      },
      onHeard: () => undefined,
      onRemoved: (id) => (shown = shown.filter((one) => one.id !== id)),
      onRenewed: () => (shown = []),
    },
  )
  return { conversation, shown: () => shown.map(({ id, text }) => (text === '' ? id : `${id} ${text}`)) }
}

const tool = (id: string) =>
  ({
    kind: 'tool',
    id,
    name: 'find_files',
    arguments: '{}',
    status: 'running',
    subject: '',
    count: null,
    atMs: 0,
    durationMs: null,
  }) as const

test.each<[string, (conversation: Conversation) => void, string[]]>([
  [
    'a transcript in pieces, and then whole',
    (c) => {
      c.beginSpeech('a')
      c.addTranscript('a', 'Good ')
      c.addTranscript('a', 'mourning')
      c.endTranscript('a', 'Good morning')
      c.addTranscript('a', ' too late')
    },
    ['a Good morning'],
  ],
  [
    'pieces that come after the end of the response',
    (c) => {
      c.beginSpeech('a')
      c.addTranscript('a', 'Good')
      c.endTranscript('a', null)
      c.addTranscript('a', ' morning')
      c.endTranscript('a', 'Good morning!')
    },
    ['a Good morning!'],
  ],
  [
    'a transcript of which nothing was said before',
    (c) => {
      c.addTranscript('a', 'Good')
      c.endTranscript('b', 'Morning')
    },
    ['a Good', 'b Morning'],
  ],
  [
    'a late transcript of what was deleted',
    (c) => {
      c.beginSpeech('a')
      c.remove('a')
      c.addTranscript('a', 'Good')
      c.endTranscript('a', 'Good morning')
    },
    [],
  ],
  [
    'turns in the order in which the server holds them',
    (c) => {
      c.beginSpeech('b')
      c.beginSpeech('a')
      c.follow('b', 'a')
      c.endTranscript('b', 'Two')
      c.endTranscript('a', 'One')
    },
    ['a One', 'b Two'],
  ],
  [
    'an answer that begins after the next question has',
    (c) => {
      c.beginSpeech('a')
      c.beginSpeech('b')
      c.follow('answer', 'a')
      c.beginAnswer('answer', false)
      c.follow('b', 'answer')
    },
    ['a', 'answer', 'b'],
  ],
  [
    'an answer after the tools of its turn',
    (c) => {
      c.beginSpeech('a')
      c.setTool(tool('call'))
      c.follow('answer', 'a')
      c.beginAnswer('answer', false)
    },
    ['a', 'call find_files', 'answer'],
  ],
  [
    'a turn spoken by hand, under the name that the server gave it',
    (c) => {
      c.beginSpeech('local')
      c.beginAnswer('answer', false)
      c.bind('local', 'item')
      c.follow('answer', 'item')
      c.endTranscript('item', 'One')
    },
    ['local One', 'answer'],
  ],
  [
    'silence that stays silence',
    (c) => {
      c.addSilence('a')
      c.endTranscript('a', '')
      c.beginAnswer('answer', false)
    },
    ['a', 'answer'],
  ],
  [
    'no tool line that ends after its conversation',
    (c) => {
      c.setTool(tool('call'))
      c.renew()
      c.setTool({ ...tool('call'), status: 'cancelled' })
      c.setToolOutput('call', 'output', '{}')
    },
    [],
  ],
])('shows %s', (_what, say, expected) => {
  const { conversation, shown } = setUp()
  say(conversation)
  expect(shown()).toEqual(expected)
  expect(conversation.entries().map(({ id }) => id)).toEqual(expected.map((line) => line.split(' ')[0]))
})

test('what a new session is told: what was said, run and heard', () => {
  const { conversation: c } = setUp()
  c.write('item_a', 'Find it', false)
  c.setTool(tool('call_1'))
  c.setToolOutput('call_1', 'item_out', '{"total":1}')
  c.setTool(tool('call_2'))
  c.beginAnswer('item_b', false)
  c.addText('item_b', 'I found one file.')
  c.addSound('item_b', 24_000)
  c.interrupt('item_b', 500)
  c.beginAnswer('item_c', true)
  c.addText('item_c', 'Written.')
  c.interrupt('item_c', 0)
  c.beginSpeech('item_d')
  c.addSilence('item_e')
  c.write('item_f', 'Waits', true)
  expect(c.history()).toEqual([
    { type: 'message', id: 'item_a', role: 'user', text: 'Find it' },
    { type: 'function-call', callId: 'call_1', name: 'find_files', arguments: '{}' },
    { type: 'function-output', id: 'item_out', callId: 'call_1', output: '{"total":1}' },
    { type: 'function-call', callId: 'call_2', name: 'find_files', arguments: '{}' },
    { type: 'message', id: 'item_b', role: 'assistant', text: 'I found ' },
    { type: 'message', id: 'item_c', role: 'assistant', text: 'Written.' },
  ])
})

test('an id that is too long for another service is exchanged', () => {
  const { conversation } = setUp()
  conversation.write('x'.repeat(40), 'Hello', false)
  const [item] = conversation.history()
  expect(item!.id).toMatch(/^item_\w{20}$/)
  expect(conversation.itemId('x'.repeat(40))).toBe(item!.id)
})
