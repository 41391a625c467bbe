/**
 * One spoken or written turn after another: what the person says goes out, what comes back is heard, shown and acted
 * upon, and either side may be cut short. Everything a person sees of the state is derived here.
 */
import { AppError, type SafeError } from '../../shared/errors'
import type { SessionState } from '../../shared/session-state'
import { createAnswers } from './answers'
import type { Clock } from './clock'
import type { Conversation } from './conversation'
import { createFileInput, type SoundSource } from './file-input'
import type { Link } from './link'
import { createMessages } from './messages'
import type { SessionSettings } from './session-settings'
import type { Speaker } from './speaker'
import { createSpokenInput } from './spoken-input'
import { deriveState, type Facts } from './state'
import type { Talk, TalkActions } from './talk'
import type { ToolTurns } from './tool-turns'
import { createTurnUsage } from './turn-usage'
import type { UpstreamItems } from './upstream-items'
import type { ServerEvent, TurnDetection } from './vocabulary'

export interface TurnsDependencies {
  link: Link
  speaker: Speaker
  conversation: Conversation
  tools: ToolTurns
  items: UpstreamItems
  settings: SessionSettings
  clock: Clock
  talk(): Talk
  listen(wanted: boolean): void
  /** How the active provider is asked to find the ends of turns. */
  turnDetection(): TurnDetection
  facts(): Pick<Facts, 'instant' | 'broken' | 'loading' | 'microphoneOpen' | 'approval'>
  cancelApproval(): void
}

export interface Turns {
  readonly talkActions: TalkActions
  readonly state: SessionState
  write(text: string): void
  /** A sound file as a turn. Takes the source over. */
  sendFile(source: SoundSource): void
  cancelFile(): void
  frame(samples: Int16Array): void
  /** Resolves when the server has been told what was heard, and every tool has given its output. */
  interrupt(): Promise<void>
  remove(id: string): Promise<void>
  restore(id: string): void
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
  dependencies: TurnsDependencies,
  events: { onState(state: SessionState): void; onNotice(error: SafeError): void },
): Turns {
  const { link, speaker, conversation, tools, items, settings, clock } = dependencies
  let awaitingSinceMs: number | null = null
  /** Counts what the person said, so that a late tool result does not answer over a newer question. */
  let turnNumber = 0
  /** A turn whose end the server has found, and leaves to us to have answered. */
  let unanswered: string | null = null
  let published = ''
  let state: SessionState = { kind: 'ready' }

  const update = (): void => {
    files.linkChanged()
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
    answers.begin()
    usage.begin()
    awaitingSinceMs = clock.now()
    update()
  }
  const usage = createTurnUsage({ clock }, (...counted) => conversation.count(...counted))
  const answers = createAnswers({ link, speaker, conversation, items, settings })
  const spoken = createSpokenInput({
    link,
    conversation,
    settings,
    talk: dependencies.talk,
    turnDetection: dependencies.turnDetection,
    onTurn: beginTurn,
  })
  const files = createFileInput({
    link,
    conversation,
    settings,
    spoken,
    talk: dependencies.talk,
    onFailed: (error) => events.onNotice(error.toSafe()),
  })

  const cutShort = async (): Promise<void> => {
    const awaited = awaitingSinceMs !== null
    awaitingSinceMs = null
    await answers.cutShort(awaited)
    update()
  }
  const interrupt = async (): Promise<void> => {
    files.cancel()
    link.cancel()
    tools.cancel()
    dependencies.cancelApproval()
    await Promise.all([cutShort(), tools.settled()])
  }

  const onResponseDone = (event: Extract<ServerEvent, { type: 'response-done' }>): void => {
    const { itemId, wasCut } = answers.finish(event.responseId)
    usage.add(event.usage, itemId)
    settings.sync()
    files.answered()
    if (event.status === 'failed') events.onNotice(new AppError('response.failed', event.reason ?? '').toSafe())
    if (event.status === 'incomplete') events.onNotice(new AppError('response.incomplete', event.reason ?? '').toSafe())
    // Where no transcript is made, this is the end of the hearing; a late one is taken all the same.
    if (!spoken.speaking && !files.sending)
      for (const entry of conversation.entries())
        if (entry.kind === 'user' && entry.status === 'hearing' && !spoken.owns(entry.id))
          conversation.endTranscript(entry.id, null)
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

  const onSpeechStarted = (itemId: string): void => {
    turnNumber++
    answers.begin()
    spoken.started(itemId)
    const detection = settings.turnDetection
    if (speaker.busy || link.responding) {
      if (detection.type !== 'none' && !detection.interruptResponse) link.cancel()
      void cutShort()
    }
    update()
  }
  const onCommitted = (itemId: string, previousItemId: string | null): void => {
    items.learn(itemId)
    spoken.committed(itemId)
    if (previousItemId !== null) conversation.follow(itemId, previousItemId)
    if (unanswered === itemId) link.respond()
    unanswered = null
    update()
  }

  const onServerEvent = (event: ServerEvent): void => {
    if ('responseId' in event && event.type !== 'response-done' && answers.isCut(event.responseId)) return
    switch (event.type) {
      case 'speech-started':
        return onSpeechStarted(event.itemId)
      case 'speech-stopped': {
        const detection = settings.turnDetection
        if (detection.type !== 'none' && !detection.createResponse) unanswered = event.itemId
        spoken.stopped()
        return beginTurn()
      }
      case 'idle':
        conversation.addSilence(event.itemId)
        return beginTurn()
      case 'committed':
        return onCommitted(event.itemId, event.previousItemId)
      case 'item-added':
        items.learn(event.itemId)
        if (event.previousItemId !== null) conversation.follow(event.itemId, event.previousItemId)
        return
      case 'transcript-delta':
        spoken.identify(event.itemId)
        return conversation.addTranscript(event.itemId, event.delta)
      case 'transcript-completed':
        spoken.identify(event.itemId)
        conversation.endTranscript(event.itemId, event.transcript)
        if (event.transcript.trim() === '' && !link.responding && !speaker.busy) setAwaiting(false)
        return
      case 'transcript-failed':
        spoken.identify(event.itemId)
        conversation.endTranscript(event.itemId, null)
        return events.onNotice(new AppError('transcription.failed').toSafe())
      case 'response-done':
        return onResponseDone(event)
      default:
        return answers.receive(event)
    }
  }

  const talkActions: TalkActions = {
    // A question of consent is answered by its own keys, never by the talk key.
    answering: () =>
      speaker.busy || link.responding || files.sending || (tools.acting !== null && !dependencies.facts().approval),
    interrupt: () => void interrupt(),
    listen: (wanted) => dependencies.listen(wanted),
    ...spoken.actions,
    onMode: update,
  }

  const messages = createMessages({
    link,
    conversation,
    items,
    clock,
    interrupt,
    isAnswering: ({ id, status }) => status === 'writing' || speaker.holds(id),
    isAwaited: ({ id }) => awaitingSinceMs !== null && conversation.entries().at(-1)?.id === id,
    onSent: beginTurn,
    onNothingLeft: () => setAwaiting(false),
  })

  return {
    talkActions,
    update,
    onServerEvent,
    interrupt,
    get state() {
      return state
    },
    write(text) {
      if (talkActions.answering()) void interrupt()
      messages.write(text)
    },
    sendFile(source) {
      dependencies.talk().stop()
      void interrupt()
      void files.send(source)
    },
    cancelFile: () => files.cancel(),
    frame: spoken.frame,
    async remove(id) {
      const entry = conversation.find(id)
      if (!entry) return
      if (entry.kind === 'user' && typeof entry.file?.progress === 'number') return files.cancel()
      if (spoken.owns(entry.id)) return dependencies.talk().stop()
      await messages.remove(entry)
    },
    restore: messages.restore,
    renew() {
      void interrupt()
      dependencies.talk().stop()
      answers.forget()
      messages.forget()
      items.forget()
      link.reset()
      spoken.lost()
      conversation.renew()
      link.ensure()
      setAwaiting(false)
    },
    onLinkOpen(again) {
      const last = conversation.entries().at(-1)
      const isOpenQuestion = last?.kind === 'tool' || (last?.kind === 'user' && last.status === 'sent')
      conversation.sent()
      settings.sync()
      if (again && awaitingSinceMs !== null && isOpenQuestion) link.respond()
      update()
    },
    onLinkLost() {
      if (tools.acting) awaitingSinceMs ??= clock.now()
      if (answers.lost()) awaitingSinceMs = null
      items.forget()
      spoken.lost()
      files.lost()
      tools.cancel()
      for (const entry of conversation.entries())
        if (entry.kind === 'user' && entry.status === 'hearing' && !spoken.owns(entry.id) && !files.sending)
          conversation.endTranscript(entry.id, '')
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
