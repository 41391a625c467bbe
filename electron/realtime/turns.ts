/**
 * One spoken or written turn after another: what the person says goes out, what comes back is heard, shown and acted
 * upon, and either side may be cut short. Everything a person sees of the state is derived here.
 */
import { randomUUID } from 'node:crypto'
import { AppError, type SafeError } from '../../shared/errors'
import type { SessionState } from '../../shared/session-state'
import type { Clock } from './clock'
import type { Conversation } from './conversation'
import type { Link } from './link'
import type { Speaker } from './speaker'
import { createSpokenInput } from './spoken-input'
import { deriveState, type Facts } from './state'
import type { Talk, TalkActions } from './talk'
import type { ToolTurns } from './tool-turns'
import type { ServerEvent, TurnDetection } from './vocabulary'

export interface TurnsDependencies {
  link: Link
  speaker: Speaker
  conversation: Conversation
  tools: ToolTurns
  clock: Clock
  listen(wanted: boolean): void
  /** How the active provider is asked to find the ends of turns. */
  turnDetection(): TurnDetection
  facts(): Pick<Facts, 'instant' | 'broken' | 'loading' | 'microphoneOpen' | 'approval'>
  cancelApproval(): void
}

export interface Turns {
  readonly talkActions: TalkActions
  readonly state: SessionState
  /** What a session that opens now is to be told. */
  readonly detecting: TurnDetection
  write(text: string): void
  frame(samples: Int16Array): void
  interrupt(): void
  renew(): void
  onServerEvent(event: ServerEvent): void
  onLinkOpen(again: boolean): void
  onLinkLost(): void
  onFault(error: SafeError): void
  onSounding(sounding: boolean): void
  onHeardAll(itemId: string): void
  /** Something that the state depends on may have changed. */
  update(): void
}

export function createTurns(
  dependencies: TurnsDependencies & { talk(): Talk },
  events: { onState(state: SessionState): void; onNotice(error: SafeError): void },
): Turns {
  const { link, speaker, conversation, tools, clock } = dependencies
  let awaitingSinceMs: number | null = null
  let activeResponse: string | null = null
  /** Interrupted before it began: cancelled as soon as it does. */
  let cutNext = false
  let cut = new Set<string>()
  /** Counts what the person said, so that a late tool result does not answer over a newer question. */
  let turnNumber = 0
  let published = ''
  let state: SessionState = { kind: 'ready' }

  const update = (): void => {
    state = deriveState({
      ...dependencies.facts(),
      link: link.state,
      talk: dependencies.talk().mode,
      awaitingSinceMs,
      speaking: speaker.sounding,
      userSpeaking: spoken.speaking,
      acting: tools.acting,
    })
    const key = JSON.stringify(state)
    if (key === published) return
    published = key
    events.onState(state)
  }
  const setAwaiting = (waiting: boolean): void => {
    awaitingSinceMs = waiting ? (awaitingSinceMs ?? clock.now()) : null
    update()
  }
  const beginTurn = (): void => {
    turnNumber++
    cutNext = false
    awaitingSinceMs = clock.now()
    update()
  }
  const spoken = createSpokenInput({
    link,
    conversation,
    talk: dependencies.talk,
    turnDetection: dependencies.turnDetection,
    onTurn: beginTurn,
  })

  /** Silences the answer and tells the server how much of it was heard. */
  const cutShort = async (): Promise<void> => {
    if (activeResponse !== null) cut.add(activeResponse)
    else if (awaitingSinceMs !== null) cutNext = true
    awaitingSinceMs = null
    // Taken now: the next answer may begin while the worklet says where it stopped.
    const writing = conversation.entries().filter((entry) => entry.kind === 'assistant' && entry.status === 'writing')
    for (const { itemId, heardMs, receivedMs } of await speaker.interrupt()) {
      if (heardMs <= 0) link.send({ type: 'delete-item', itemId })
      else if (heardMs < receivedMs) link.send({ type: 'truncate', itemId, audioEndMs: heardMs })
      conversation.interrupt(itemId, heardMs)
    }
    for (const { id } of writing) conversation.interrupt(id, 0)
    update()
  }
  const interrupt = (): void => {
    link.cancel()
    tools.cancel()
    dependencies.cancelApproval()
    void cutShort()
  }

  const onResponseDone = (event: Extract<ServerEvent, { type: 'response-done' }>): void => {
    activeResponse = null
    const wasCut = cut.has(event.responseId)
    if (event.status === 'failed') events.onNotice(new AppError('response.failed', event.reason ?? '').toSafe())
    if (event.status === 'incomplete') events.onNotice(new AppError('response.incomplete', event.reason ?? '').toSafe())
    for (const entry of conversation.entries()) {
      if (entry.kind === 'assistant' && entry.status === 'writing') conversation.endAnswer(entry.id, null)
      if (entry.kind === 'user' && entry.status === 'hearing' && !spoken.owns(entry.id) && !spoken.speaking)
        conversation.endTranscript(entry.id, null)
    }
    if (event.calls.length > 0 && !wasCut) return void act(event.calls)
    if (!speaker.busy) setAwaiting(false)
  }

  const act = async (calls: Parameters<ToolTurns['run']>[0]): Promise<void> => {
    const own = turnNumber
    awaitingSinceMs = null
    const wanted = await tools.run(calls)
    if (!wanted || own !== turnNumber) return update()
    link.respond()
    setAwaiting(true)
  }

  const onServerEvent = (event: ServerEvent): void => {
    if ('responseId' in event && event.type !== 'response-done' && cut.has(event.responseId)) return
    switch (event.type) {
      case 'speech-started':
        turnNumber++
        cutNext = false
        spoken.started(event.itemId)
        if (speaker.busy || link.responding) void cutShort()
        return update()
      case 'speech-stopped':
        spoken.stopped()
        return beginTurn()
      case 'committed':
        spoken.committed(event.itemId)
        return update()
      case 'transcript-delta':
        return conversation.addTranscript(event.itemId, event.delta)
      case 'transcript-completed':
        conversation.endTranscript(event.itemId, event.transcript)
        if (event.transcript.trim() === '' && !link.responding && !speaker.busy) setAwaiting(false)
        return
      case 'transcript-failed':
        conversation.endTranscript(event.itemId, null)
        return events.onNotice(new AppError('transcription.failed').toSafe())
      case 'response-created':
        activeResponse = event.responseId
        if (!cutNext) return
        cutNext = false
        cut.add(event.responseId)
        return link.cancel()
      case 'message-added':
        return conversation.beginAnswer(event.itemId)
      case 'text-delta':
        conversation.beginAnswer(event.itemId)
        return conversation.addText(event.itemId, event.delta)
      case 'audio-delta':
        conversation.beginAnswer(event.itemId)
        conversation.addSound(event.itemId, event.samples.length)
        return speaker.play(event.itemId, event.samples)
      case 'audio-done':
        return speaker.end(event.itemId)
      case 'item-finished':
        conversation.endAnswer(event.itemId, event.text)
        speaker.end(event.itemId)
        return
      case 'response-done':
        return onResponseDone(event)
      default:
        return
    }
  }

  const talkActions: TalkActions = {
    // A question of consent is answered by its own keys, never by the talk key.
    answering: () => speaker.busy || link.responding || (tools.acting !== null && !dependencies.facts().approval),
    interrupt,
    listen: (wanted) => dependencies.listen(wanted),
    ...spoken.actions,
    onMode: update,
  }

  return {
    talkActions,
    update,
    onServerEvent,
    interrupt,
    get state() {
      return state
    },
    get detecting() {
      return spoken.detecting
    },
    write(text) {
      if (talkActions.answering()) interrupt()
      const id = `item_${randomUUID().replaceAll('-', '').slice(0, 20)}`
      const waiting = link.state.kind !== 'open'
      conversation.write(id, text, waiting)
      link.ensure()
      link.send({ type: 'create-item', item: { type: 'message', id, role: 'user', text } })
      link.respond()
      beginTurn()
    },
    frame: spoken.frame,
    renew() {
      interrupt()
      dependencies.talk().stop()
      cut = new Set()
      link.reset()
      spoken.lost()
      conversation.renew()
      link.ensure()
      setAwaiting(false)
    },
    onLinkOpen(again) {
      const last = conversation.entries().at(-1)
      const unanswered = last?.kind === 'user' && last.status === 'sent'
      conversation.sent()
      if (again && awaitingSinceMs !== null && unanswered) link.respond()
      update()
    },
    onLinkLost() {
      activeResponse = null
      spoken.lost()
      tools.cancel()
      for (const entry of conversation.entries()) {
        if (entry.kind === 'assistant' && entry.status === 'writing') {
          speaker.end(entry.id)
          conversation.endAnswer(entry.id, null)
          awaitingSinceMs = null
        }
        if (entry.kind === 'user' && entry.status === 'hearing' && !spoken.owns(entry.id))
          conversation.endTranscript(entry.id, '')
      }
      update()
    },
    onFault(error) {
      events.onNotice(error)
      if (!link.responding && !speaker.busy) setAwaiting(false)
    },
    onSounding(sounding) {
      if (sounding) awaitingSinceMs = null
      update()
    },
    onHeardAll(itemId) {
      conversation.hearAll(itemId)
      update()
    },
  }
}
