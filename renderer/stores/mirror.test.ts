import { describe, expect, test } from 'vitest'
import type { Entry } from '../../shared/conversation'
import { createScene } from '../../e2e/gallery/scenes'
import { reduce, withNotice } from './mirror'

const snapshot = createScene('ready', 'en', 'light', 0).snapshot
const question: Entry = { kind: 'user', id: 'new', source: 'voice', text: '', status: 'hearing', atMs: 1 }

describe('the window’s copy of the conversation', () => {
  test('a new entry comes last, a new version takes the old one’s place', () => {
    const begun = reduce(snapshot, 'conversation.entry', question)
    const followed = reduce(begun, 'conversation.entry', { ...question, id: 'later' })
    const ended = reduce(followed, 'conversation.entry', { ...question, text: 'What time is it?', status: 'sent' })
    expect(ended.entries.slice(snapshot.entries.length)).toEqual([
      { ...question, text: 'What time is it?', status: 'sent' },
      { ...question, id: 'later' },
    ])
    expect(ended.entries[0]).toBe(snapshot.entries[0])
  })

  test.each([
    ['first', null, ['new', 'q1', 't1', 'a1', 'q2', 'a2']],
    ['after another', 'q1', ['q1', 'new', 't1', 'a1', 'q2', 'a2']],
    ['last, where that other is not known', 'gone', ['q1', 't1', 'a1', 'q2', 'a2', 'new']],
  ])('an entry is placed %s', (_, afterId, ids) => {
    const placed = reduce(snapshot, 'conversation.placed', { entry: question, afterId })
    expect(placed.entries.map(({ id }) => id)).toEqual(ids)
  })

  test('a known entry that is placed moves, in its new version', () => {
    const entry: Entry = { ...question, id: 'q2', text: 'Moved' }
    const { entries } = reduce(snapshot, 'conversation.placed', { entry, afterId: 'q1' })
    expect(entries.map(({ id }) => id)).toEqual(['q1', 'q2', 't1', 'a1', 'a2'])
    expect(entries[1]).toBe(entry)
  })

  test('heard characters reach the answer they belong to and nothing else', () => {
    const heard = reduce(snapshot, 'conversation.heard', { id: 'a2', heardChars: 7 })
    expect(heard.entries.map((entry) => (entry.kind === 'assistant' ? entry.heardChars : null))).toEqual(
      snapshot.entries.map((entry) => (entry.id === 'a2' ? 7 : entry.kind === 'assistant' ? entry.heardChars : null)),
    )
    expect(reduce(snapshot, 'conversation.heard', { id: 'q1', heardChars: 7 })).toBe(snapshot)
    expect(reduce(snapshot, 'conversation.heard', { id: 'gone', heardChars: 7 })).toBe(snapshot)
  })

  test('entries are removed and renewed', () => {
    expect(reduce(snapshot, 'conversation.removed', { id: 'q1' }).entries).toEqual(snapshot.entries.slice(1))
    expect(reduce(snapshot, 'conversation.renewed', { entries: [question] }).entries).toEqual([question])
  })
})

describe('notices', () => {
  const broke = { code: 'response.incomplete', detail: '' } as const
  const noticed = reduce(snapshot, 'notice.raised', broke)

  test('stand once, however often they are raised', () => {
    expect(reduce(noticed, 'notice.raised', { ...broke }).notices).toEqual([broke])
    expect(withNotice([broke], { ...broke, detail: 'other' })).toHaveLength(2)
  })

  test('go when the next turn begins, not when one goes on', () => {
    const known = snapshot.entries.find(({ kind }) => kind === 'user')!
    expect(reduce(noticed, 'conversation.entry', { ...known }).notices).toEqual([broke])
    expect(reduce(noticed, 'conversation.entry', question).notices).toEqual([])
    expect(reduce(noticed, 'conversation.renewed', { entries: [] }).notices).toEqual([])
  })
})

test('each of the other facts changes its own part only', () => {
  const approval = createScene('approval', 'en', 'light', 0).snapshot.approval
  const dictation = { open: true, text: 'Dear', pending: true, failure: null }
  const devices = { inputs: [{ id: 'm', label: 'Desk' }], outputs: [] }
  const soundTest = { kind: 'done', echoDb: -32, delayMs: 84, advice: 'good' } as const
  const secrets = { azure: { savedAtMs: 1, keep: 'keychain' } } as const
  const entra = {
    azure: { state: 'signing-in', account: '', expiresAtMs: null, deviceCode: null, failure: null },
  } as const
  const connection = { id: 'azure', test: { ok: null, steps: [], fault: null, report: '' } }
  const partFaults = { ...snapshot.partFaults, mind: { code: 'part.busy', detail: 'HTTP 429' } } as const
  const limits = { name: 'tokens', remaining: 4, limit: 100, resetsAtMs: 1 }
  const changed = [
    reduce(snapshot, 'state.changed', { kind: 'speaking' }),
    reduce(snapshot, 'approval.changed', { approval }),
    reduce(snapshot, 'dictation.changed', dictation),
    reduce(snapshot, 'limits.changed', { limits }),
    reduce(snapshot, 'appearance.changed', { language: 'zh-TW', theme: 'dark' }),
    reduce(snapshot, 'microphone.changed', { open: true, muted: false, label: 'x', failure: null, hint: 'too-quiet' }),
    reduce(snapshot, 'devices.changed', devices),
    reduce(snapshot, 'sound.tested', soundTest),
    reduce(snapshot, 'speech.changed', { kind: 'loaded' }),
    reduce(snapshot, 'secrets.changed', secrets),
    reduce(snapshot, 'keychain.changed', { state: 'locked' }),
    reduce(snapshot, 'entra.changed', entra),
    reduce(snapshot, 'parts.changed', partFaults),
    reduce(snapshot, 'connection.tested', connection),
    reduce(snapshot, 'settings.changed', { ...snapshot.settings, theme: 'dark' }),
  ]
  expect(changed).toEqual([
    { ...snapshot, state: { kind: 'speaking' } },
    { ...snapshot, approval },
    { ...snapshot, dictation },
    { ...snapshot, limits },
    { ...snapshot, language: 'zh-TW', theme: 'dark' },
    { ...snapshot, microphone: { open: true, muted: false, label: 'x', failure: null, hint: 'too-quiet' } },
    { ...snapshot, devices },
    { ...snapshot, soundTest },
    { ...snapshot, speech: { kind: 'loaded' } },
    { ...snapshot, secrets },
    { ...snapshot, keychain: { state: 'locked' } },
    { ...snapshot, entra },
    { ...snapshot, partFaults },
    { ...snapshot, connection },
    { ...snapshot, settings: { ...snapshot.settings, theme: 'dark' } },
  ])
})
