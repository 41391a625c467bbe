/** What a server may say that the engine never does, or not in this order: events in, commands and entries out. */
import { describe, expect, test } from 'vitest'
import type { SafeError } from '../../shared/errors'
import { createFakeClock } from '../testing/fake-clock'
import { createConversation } from './conversation'
import type { Link } from './link'
import { createSessionSettings } from './session-settings'
import { createSpeaker } from './speaker'
import type { Link as LinkState } from './state'
import { createTalk, type Talk } from './talk'
import { detection } from './testing/dialogue-stage'
import { createToolTurns } from './tool-turns'
import { createTurns } from './turns'
import { createUpstreamItems } from './upstream-items'
import type { ClientCommand, ServerEvent, TurnDetection, Usage } from './vocabulary'

function setUp({ turnDetection = detection }: { turnDetection?: TurnDetection } = {}) {
  const clock = createFakeClock()
  const sent: string[] = []
  const notices: SafeError[] = []
  let state: LinkState = { kind: 'open' }
  let responding = false
  const link: Link = {
    get state() {
      return state
    },
    ensure: () => undefined,
    send: (command: ClientCommand) => void sent.push(command.type),
    respond: () => void sent.push('respond'),
    aside: () => Promise.reject(new Error('not here')),
    cancel: () => void sent.push('cancel'),
    get responding() {
      return responding
    },
    expiresAtMs: null,
    sleep: () => undefined,
    reset: () => undefined,
  }
  const conversation = createConversation(
    { clock },
    {
      onEntry: () => undefined,
      onPlaced: () => undefined,
      onHeard: () => undefined,
      onRemoved: () => undefined,
      onRenewed: () => undefined,
    },
  )
  const speaker = createSpeaker(
    { send: () => undefined, clock },
    {
      onHeard: () => undefined,
      onFinished: (itemId) => turns.onHeardAll(itemId),
      onSounding: (sounding) => turns.onSounding(sounding),
      onLevel: () => undefined,
    },
  )
  const items = createUpstreamItems({ link })
  const turns = createTurns(
    {
      link,
      speaker,
      conversation,
      items,
      clock,
      settings: createSessionSettings({ link, initial: { turnDetection, outputModality: 'audio' } }),
      tools: createToolTurns(
        { call: () => Promise.reject(new Error('no tools')), subject: () => '', clock },
        { onEntry: () => undefined, onOutput: () => undefined, onActing: () => undefined },
      ),
      talk: () => talk,
      listen: () => undefined,
      turnDetection: () => turnDetection,
      facts: () => ({ instant: true, broken: null, loading: null, microphoneOpen: true, approval: false }),
      cancelApproval: () => undefined,
    },
    { onState: () => undefined, onNotice: (error) => notices.push(error) },
  )
  const talk: Talk = createTalk({ clock }, turns.talkActions)
  const say = (...events: ServerEvent[]): void => {
    for (const event of events) {
      if (event.type === 'response-created') responding = true
      turns.onServerEvent(event)
      if (event.type === 'response-done') responding = false
    }
  }
  const lines = (): string[] =>
    conversation.entries().map((entry) => {
      if (entry.kind === 'tool') return entry.name
      return `${entry.kind} ${entry.status}${entry.text === '' ? '' : ` "${entry.text}"`}`
    })
  return {
    clock,
    conversation,
    lines,
    notices,
    sent,
    say,
    speaker,
    talk,
    turns,
    setState(next: LinkState) {
      state = next
    },
  }
}

const usage: Usage = {
  input: { text: 10, audio: 20, image: 0, cached: 5, total: 30 },
  output: { text: 3, audio: 7, total: 10 },
}
const created = (responseId: string): ServerEvent => ({
  type: 'response-created',
  responseId,
  outOfBand: false,
  metadata: null,
})
const text = (responseId: string, itemId: string, delta: string): ServerEvent => ({
  type: 'text-delta',
  responseId,
  itemId,
  delta,
})
const done = (
  responseId: string,
  more: Partial<Extract<ServerEvent, { type: 'response-done' }>> = {},
): ServerEvent => ({
  type: 'response-done',
  responseId,
  status: 'completed',
  reason: null,
  calls: [],
  usage: null,
  metadata: null,
  ...more,
})
const transcript = (itemId: string, words: string): ServerEvent => ({
  type: 'transcript-completed',
  itemId,
  transcript: words,
})

describe('a transcript', () => {
  const spoken: ServerEvent[] = [
    { type: 'speech-started', itemId: 'a' },
    { type: 'speech-stopped', itemId: 'a' },
    { type: 'committed', itemId: 'a', previousItemId: null },
  ]
  const answered: ServerEvent[] = [created('r'), text('r', 'b', 'Hello.'), done('r')]
  const heard = transcript('a', 'Good morning')
  test.each<[string, ServerEvent[]]>([
    ['before the response', [...spoken, heard, ...answered]],
    ['during the response', [...spoken, ...answered.slice(0, 2), heard, ...answered.slice(2)]],
    ['after the response', [...spoken, ...answered, heard]],
    ['before the turn is committed', [...spoken.slice(0, 2), heard, ...spoken.slice(2), ...answered]],
    ['of a turn that was never announced', [...spoken.slice(2), heard, ...answered]],
  ])('arrives %s', (_when, events) => {
    const { say, lines } = setUp()
    say(...events)
    expect(lines()).toEqual(['user sent "Good morning"', 'assistant done "Hello."'])
  })

  test.each([
    ['after', 0],
    ['before', 1],
  ])('of a turn that was held arrives %s its id is told', (_when, transcriptFirst) => {
    const { say, lines, talk, turns, clock } = setUp()
    talk.press()
    clock.advance(400)
    for (let i = 0; i < 20; i++) turns.frame(new Int16Array(480))
    talk.release()
    clock.advance(100)
    const committed: ServerEvent = { type: 'committed', itemId: 'a', previousItemId: null }
    say(...(transcriptFirst ? [heard, committed] : [committed, heard]), ...answered)
    expect(lines()).toEqual(['user sent "Good morning"', 'assistant done "Hello."'])
  })

  test('of an earlier turn that arrives late stands before the later one', () => {
    const { say, lines } = setUp()
    say(
      { type: 'committed', itemId: 'second', previousItemId: 'first' },
      transcript('second', 'Two'),
      { type: 'committed', itemId: 'first', previousItemId: null },
      transcript('first', 'One'),
      { type: 'item-added', itemId: 'second', previousItemId: 'first' },
    )
    expect(lines()).toEqual(['user sent "One"', 'user sent "Two"'])
  })

  test('that fails is told, and the turn stays', () => {
    const { say, lines, notices } = setUp()
    say(...spoken, { type: 'transcript-failed', itemId: 'a', message: '' }, ...answered)
    expect(lines()).toEqual(['user sent', 'assistant done "Hello."'])
    expect(notices).toEqual([{ code: 'transcription.failed', detail: '' }])
  })
})

test('silence for the idle timeout is a turn of silence, and is answered', () => {
  const { say, lines } = setUp()
  say(
    { type: 'idle', itemId: 'a' },
    { type: 'committed', itemId: 'a', previousItemId: null },
    transcript('a', ''),
    created('r'),
    text('r', 'b', 'Are you still there?'),
    done('r'),
  )
  expect(lines()).toEqual(['user silent', 'assistant done "Are you still there?"'])
})

describe('a server that leaves answering to us', () => {
  const manual = { ...detection, createResponse: false, interruptResponse: false }

  test('is asked for one answer when it has found the end of a turn', () => {
    const { say, sent } = setUp({ turnDetection: manual })
    say({ type: 'speech-started', itemId: 'a' }, { type: 'speech-stopped', itemId: 'a' })
    expect(sent).toEqual([])
    say({ type: 'committed', itemId: 'a', previousItemId: null })
    expect(sent).toEqual(['respond'])
  })

  test('is told to stop when the person speaks', () => {
    const { say, sent } = setUp({ turnDetection: manual })
    say(created('r'), text('r', 'b', 'Once upon'), { type: 'speech-started', itemId: 'a' })
    expect(sent).toEqual(['cancel'])
  })

  test('is not asked again for a turn that was ended by hand', () => {
    const { say, sent, talk, turns } = setUp({ turnDetection: manual })
    talk.toggle()
    turns.frame(new Int16Array(4_800))
    say({ type: 'speech-started', itemId: 'a' })
    talk.toggle()
    say({ type: 'committed', itemId: 'a', previousItemId: null })
    expect(sent).toEqual(['append', 'commit', 'respond'])
  })
})

test('nothing is asked for by hand where the server answers by itself', () => {
  const { say, sent } = setUp()
  say(
    { type: 'speech-started', itemId: 'a' },
    { type: 'speech-stopped', itemId: 'a' },
    { type: 'committed', itemId: 'a', previousItemId: null },
  )
  expect(sent).toEqual([])
})

test('what is still coming of an answer that was cut short is neither shown nor sounded', async () => {
  const { say, lines, turns, speaker } = setUp()
  say(created('r'), text('r', 'b', 'Once upon'))
  void turns.interrupt()
  say(text('r', 'b', ' a time'), { type: 'audio-delta', responseId: 'r', itemId: 'b', sound: new Int16Array(480) })
  say(done('r', { status: 'cancelled' }))
  await Promise.resolve()
  expect(speaker.busy).toBe(false)
  expect(lines()[0]).toMatch(/^assistant \w+ "Once upon"$/)
})

test('the answer carries the tokens of its turn, and how long it took from the end of the question', () => {
  const { say, conversation, clock } = setUp()
  say({ type: 'speech-started', itemId: 'a' }, { type: 'speech-stopped', itemId: 'a' })
  clock.advance(500)
  say(created('r1'), done('r1', { usage }))
  clock.advance(250)
  say(created('r2'), text('r2', 'b', 'Hello.'), done('r2', { usage }))
  expect(conversation.find('b')).toMatchObject({
    durationMs: 750,
    usage: {
      input: { text: 20, audio: 40, image: 0, cached: 10, total: 60 },
      output: { text: 6, audio: 14, total: 20 },
    },
  })
})

test('a turn of which the service counts nothing has no usage', () => {
  const { say, conversation } = setUp()
  say(created('r'), text('r', 'b', 'Hello.'), done('r'))
  expect(conversation.find('b')).toMatchObject({ usage: null })
})

test('an open question is answered after the connection was lost', () => {
  const { sent, turns, say, setState } = setUp()
  turns.write('Find it')
  say(created('r'), done('r'))
  turns.write('And the other')
  setState({ kind: 'reconnecting', sinceMs: 0 })
  turns.onLinkLost()
  setState({ kind: 'open' })
  sent.length = 0
  turns.onLinkOpen(true)
  expect(sent).toEqual(['respond'])
})
