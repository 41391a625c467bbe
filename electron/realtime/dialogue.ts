/** Puts together what one conversation needs: link, speaker, microphone, talk key, tools and turns. */
import type { ToPlayback } from '../../shared/audio-port'
import type { Entry } from '../../shared/conversation'
import type { AppError } from '../../shared/errors'
import { type SafeError } from '../../shared/errors'
import type { Microphone } from '../../shared/ipc/contract'
import type { SessionState } from '../../shared/session-state'
import type { Log } from '../log'
import type { Trace } from '../trace'
import type { Clock } from './clock'
import { createConversation } from './conversation'
import { createLink } from './link'
import { createMicrophone } from './microphone'
import { createSpeaker } from './speaker'
import { createTalk, type Talk } from './talk'
import { createToolTurns, type ToolResult } from './tool-turns'
import { createTurns } from './turns'
import type { Upstream } from './link'
import type { ToolDeclaration, TurnDetection } from './vocabulary'

export interface DialogueDependencies {
  clock: Clock
  log: Log
  trace: Trace
  providers: {
    readonly active: { kind: 'engine' | 'url'; instant: boolean; turnDetection: TurnDetection }
    /** Where and how to connect now. @throws AppError */
    upstream(
      options: { turnDetection: TurnDetection; tools: ToolDeclaration[] },
      signal: AbortSignal,
    ): Promise<Upstream>
    closeFault(code: number, reason: string, lastError: string | null): AppError | null
  }
  tools: {
    declarations(): ToolDeclaration[]
    call(name: string, argumentsJson: string, signal: AbortSignal): Promise<ToolResult>
    subject(name: string, argumentsJson: string): string
  }
  permissions: { forget(): void }
  engine: {
    /** 0 to 1 while models load. */
    readonly loading: number | null
    /** It runs, but cannot hear or speak. */
    readonly fault: SafeError | null
    /** Ends it, so that the next session starts it anew. */
    stop(): void
  }
  approval(): boolean
  cancelApproval(): void
  playback(message: ToPlayback): void
}

export interface DialogueEvents {
  onState(state: SessionState): void
  onNotice(error: SafeError): void
  onEntry(entry: Entry): void
  onHeard(id: string, heardChars: number): void
  onRemoved(id: string): void
  onRenewed(): void
  onMicrophone(facts: Microphone): void
  onMicrophoneWanted(): void
  onLevel(level: number): void
}

export function createDialogue(dependencies: DialogueDependencies, events: DialogueEvents) {
  const { clock, log, trace, providers, tools } = dependencies
  let microphoneWanted = false

  const conversation = createConversation({ clock }, events)
  const speaker = createSpeaker(
    { send: dependencies.playback, clock },
    {
      onHeard: (itemId, samples) => conversation.hear(itemId, samples),
      onFinished: (itemId) => turns.onHeardAll(itemId),
      onSounding(sounding) {
        trace('app', sounding ? 'sounding' : 'silent', null)
        turns.onSounding(sounding)
      },
      onLevel: events.onLevel,
    },
  )
  const link = createLink(
    {
      resolve: (signal) => providers.upstream({ turnDetection: turns.detecting, tools: tools.declarations() }, signal),
      history: () => conversation.history(),
      fatal: (code, reason, lastError) => providers.closeFault(code, reason, lastError),
      clock,
      trace,
    },
    {
      onState(state) {
        log.info('link', { state: state.kind, ...(state.kind === 'failed' ? { ...state.error } : {}) })
        turns.update()
      },
      onOpen: (again) => turns.onLinkOpen(again),
      onEvent(event) {
        if (event.type === 'malformed') log.warn('malformed event', { name: event.name, problem: event.problem })
        turns.onServerEvent(event)
      },
      onFault: (error) => turns.onFault(error),
      onLost: () => turns.onLinkLost(),
    },
  )
  const toolTurns = createToolTurns(
    {
      call: (name, json, signal) => tools.call(name, json, signal),
      subject: (name, json) => tools.subject(name, json),
      clock,
    },
    {
      onEntry: (entry) => conversation.setTool(entry),
      onOutput: (callId, output) =>
        link.send({ type: 'create-item', item: { type: 'function-output', callId, output } }),
      onActing: () => turns.update(),
    },
  )
  const microphone = createMicrophone({
    onWanted(wanted) {
      microphoneWanted = wanted
      events.onMicrophoneWanted()
    },
    onChange(facts) {
      events.onMicrophone(facts)
      turns.update()
    },
    onFailed: () => talk.stop(),
  })
  const turns = createTurns(
    {
      link,
      speaker,
      conversation,
      tools: toolTurns,
      clock,
      talk: () => talk,
      listen: (wanted) => microphone.listen(wanted),
      turnDetection: () => providers.active.turnDetection,
      facts: () => ({
        instant: providers.active.instant,
        loading: providers.active.kind === 'engine' ? dependencies.engine.loading : null,
        broken: providers.active.kind === 'engine' ? dependencies.engine.fault : null,
        microphoneOpen: microphone.facts.open,
        approval: dependencies.approval(),
      }),
      cancelApproval: dependencies.cancelApproval,
    },
    events,
  )
  const talk: Talk = createTalk({ clock }, turns.talkActions)

  return {
    conversation,
    speaker,
    microphone,
    talk,
    turns: {
      get state() {
        return turns.state
      },
      update: turns.update,
      write: turns.write,
      interrupt: turns.interrupt,
      renew() {
        dependencies.permissions.forget()
        turns.renew()
      },
    },
    get microphoneWanted() {
      return microphoneWanted
    },
    frame: (samples: Int16Array) => turns.frame(samples),
    open: () => link.ensure(),
    retry() {
      if (dependencies.engine.fault) {
        link.sleep()
        dependencies.engine.stop()
      }
      link.ensure()
    },
    /** The engine went to rest: the next word wakes it. */
    sleep() {
      talk.stop()
      link.sleep()
    },
    changeProvider() {
      talk.stop()
      turns.interrupt()
      link.sleep()
      link.ensure()
    },
    audioAttached: () => microphone.reset(),
    audioLost() {
      talk.stop()
      speaker.reset()
      microphone.report({ kind: 'closed' })
      turns.update()
    },
    close() {
      talk.stop()
      turns.interrupt()
      link.sleep()
    },
  }
}
