/** Puts together what one conversation needs: link, speaker, microphone, talk key, tools and turns. */
import { rms } from '../../shared/audio'
import type { ToPlayback } from '../../shared/audio-port'
import type { Entry, Limit } from '../../shared/conversation'
import type { SafeError } from '../../shared/errors'
import type { Dictation as DictationFacts, Microphone, SoundTest } from '../../shared/ipc/contract'
import type { SessionState } from '../../shared/session-state'
import type { Log } from '../log'
import type { Trace } from '../trace'
import type { Clock } from './clock'
import { createConversation } from './conversation'
import { createDictation, type DictationDependencies } from './dictation'
import { createEchoGuard } from './echo-guard'
import { createItemId } from './item-id'
import { createLink } from './link'
import { createMicrophone } from './microphone'
import { createSessionSettings } from './session-settings'
import { createSoundTest } from './sound-test'
import { createSpeaker } from './speaker'
import { createTalk, type Talk } from './talk'
import { createToolTurns, type ToolResult } from './tool-turns'
import { createTurns } from './turns'
import { createUpstreamItems } from './upstream-items'
import type { OutputModality, ToolDeclaration } from './vocabulary'

export interface DialogueDependencies {
  clock: Clock
  log: Log
  trace: Trace
  providers: DictationDependencies['providers'] & {
    readonly active: { kind: string; instant: boolean }
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
  outputModality(): OutputModality
  /** The microphone counts only while nothing sounds. */
  halfDuplex(): boolean
  approval(): boolean
  cancelApproval(): void
  playback(message: ToPlayback): void
}

export interface DialogueEvents {
  onState(state: SessionState): void
  onNotice(error: SafeError): void
  onEntry(entry: Entry): void
  onHeard(id: string, heardChars: number): void
  /** @param afterId null: first */
  onPlaced(entry: Entry, afterId: string | null): void
  onRemoved(id: string): void
  onRenewed(): void
  onDictation(facts: DictationFacts): void
  onLimits(limits: Limit | null): void
  onMicrophone(facts: Microphone): void
  onMicrophoneWanted(): void
  onSoundTest(facts: SoundTest): void
  /** Of the loudspeaker and of the microphone; rms, 0 to 1. */
  onLevel(level: number): void
  onInputLevel(level: number): void
}

/** Louder than a room: −46 dBFS. */
const voiceLevel = 0.005

export function createDialogue(dependencies: DialogueDependencies, events: DialogueEvents) {
  const { clock, log, trace, providers, tools } = dependencies
  const echoGuard = createEchoGuard()

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
  let limits: Limit | null = null
  const changeLimits = (next: Limit | null): void => {
    limits = next
    events.onLimits(next)
  }
  const link = createLink(
    {
      resolve: (signal) =>
        providers.upstream({ purpose: 'conversation', ...sessionSettings.tell(), tools: tools.declarations() }, signal),
      history() {
        const history = conversation.history()
        items.forget()
        for (const { id } of history) if (id !== undefined) items.learn(id)
        return history
      },
      fatal: (code, reason, lastError) => providers.closeFault(code, reason, lastError),
      clock,
      log,
      trace,
    },
    {
      onState(state) {
        log.info('link', { state: state.kind, ...(state.kind === 'failed' ? { ...state.error } : {}) })
        turns.update()
      },
      onOpen: (again) => turns.onLinkOpen(again),
      onEvent: (event) => turns.onServerEvent(event),
      onFault: (error) => turns.onFault(error),
      onLimits: changeLimits,
      onLost: () => turns.onLinkLost(),
    },
  )
  const items = createUpstreamItems({ link })
  const sessionSettings = createSessionSettings({
    link,
    initial: { turnDetection: providers.active.turnDetection, outputModality: dependencies.outputModality() },
  })
  const toolTurns = createToolTurns(
    {
      call: (name, json, signal) => tools.call(name, json, signal),
      subject: (name, json) => tools.subject(name, json),
      clock,
    },
    {
      onEntry: (entry) => conversation.setTool(entry),
      onOutput(callId, output) {
        const id = createItemId()
        conversation.setToolOutput(callId, id, output)
        // Without a session there is nobody who called.
        if (items.open) items.create({ type: 'function-output', id, callId, output })
      },
      onActing: () => turns.update(),
    },
  )
  const dictation = createDictation(
    { providers, clock, log, trace, listen: (wanted) => microphone.want('talk', wanted) },
    events.onDictation,
  )
  const microphone = createMicrophone({
    onWanted: events.onMicrophoneWanted,
    onChange(facts) {
      events.onMicrophone(facts)
      turns.update()
    },
    onLost: () => echoGuard.reset(),
    onFailed(error) {
      talk.stop()
      dictation.stop()
      soundTest.stop(error)
    },
  })
  const soundTest = createSoundTest(
    { clock, play: dependencies.playback, listen: (wanted) => microphone.want('test', wanted) },
    events.onSoundTest,
  )
  const turns = createTurns(
    {
      link,
      speaker,
      conversation,
      tools: toolTurns,
      items,
      settings: sessionSettings,
      clock,
      talk: () => talk,
      listen: (wanted) => microphone.want('talk', wanted),
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
  /** The talk key takes the microphone from whatever else listens. */
  const othersFirst = (act: () => void): (() => void) => {
    return () => {
      dictation.stop()
      soundTest.stop(null)
      act()
    }
  }
  /** Of what the microphone brings while an answer sounds, only the person goes on. While the key is held all does. */
  const nearEnd = (samples: Int16Array, reference: Int16Array | null): Int16Array[] => {
    if (talk.mode === 'hold') {
      echoGuard.pass(samples, reference)
      return [samples]
    }
    const frames = echoGuard.push(samples, reference)
    return reference && dependencies.halfDuplex() ? frames.map(() => new Int16Array(samples.length)) : frames
  }
  /** Nothing is said, heard or run any more, and the server knows it. */
  const settle = async (): Promise<void> => {
    talk.stop()
    dictation.end()
    soundTest.stop(null)
    await turns.interrupt()
  }

  return {
    conversation,
    speaker,
    microphone,
    talk: {
      press: othersFirst(talk.press),
      release: talk.release,
      toggle: othersFirst(talk.toggle),
      stop: talk.stop,
      get mode() {
        return talk.mode
      },
    },
    dictation: {
      get facts() {
        return dictation.facts
      },
      start() {
        talk.stop()
        void turns.interrupt()
        dictation.start()
      },
      stop: dictation.stop,
      clear: dictation.clear,
    },
    get limits() {
      return limits
    },
    turns: {
      get state() {
        return turns.state
      },
      update: turns.update,
      write: turns.write,
      sendFile: turns.sendFile,
      cancelFile: turns.cancelFile,
      interrupt: () => void turns.interrupt(),
      remove: turns.remove,
      restore: turns.restore,
      renew() {
        dependencies.permissions.forget()
        turns.renew()
      },
    },
    soundTest: {
      get facts() {
        return soundTest.facts
      },
      async start() {
        await settle()
        soundTest.start()
      },
    },
    /** @param reference what the loudspeaker was given in the same 20 ms; null when that was silence */
    frame(samples: Int16Array, reference: Int16Array | null) {
      const level = rms(samples)
      events.onInputLevel(level)
      microphone.frame(samples, level)
      if (level > voiceLevel) talk.voice()
      if (soundTest.isRunning) soundTest.frame(samples, reference)
      else if (dictation.facts.open) dictation.frame(samples)
      else for (const frame of nearEnd(samples, reference)) turns.frame(frame)
    },
    open: () => link.ensure(),
    retry() {
      if (dependencies.engine.fault) {
        link.sleep()
        dependencies.engine.stop()
      }
      link.ensure()
    },
    /** The engine went to rest, or the person is done: the next word wakes it. */
    async sleep() {
      await settle()
      link.sleep()
    },
    async changeProvider() {
      await settle()
      link.sleep()
      changeLimits(null)
      sessionSettings.set({ turnDetection: providers.active.turnDetection })
      link.ensure()
    },
    /** Another device, volume or echo cancellation. */
    changeSound() {
      echoGuard.reset()
      soundTest.reset()
    },
    changeAnswers: () => sessionSettings.set({ outputModality: dependencies.outputModality() }),
    audioAttached: () => microphone.reset(),
    audioLost() {
      talk.stop()
      dictation.stop()
      soundTest.stop({ code: 'audio.page-lost', detail: '' })
      speaker.reset()
      microphone.report({ kind: 'closed' })
      turns.update()
    },
    async close() {
      await settle()
      link.sleep()
    },
  }
}
