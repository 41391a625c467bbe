/** A dialogue on a server of the engine over a real socket; only ears, voice and loudspeaker are stand-ins. */
import type { ToPlayback } from '../../../shared/audio-port'
import type { Entry, Limit } from '../../../shared/conversation'
import type { SafeError } from '../../../shared/errors'
import type { Dictation } from '../../../shared/ipc/contract'
import type { MindPart, MindRequest } from '../../engine/mind/mind'
import { sound } from '../../engine/testing/fake-speech'
import { setUp, token, type Setup } from '../../engine/testing/setup'
import { createLog } from '../../log'
import { closeFailure } from '../../providers/faults'
import { systemClock } from '../clock'
import { betaDialect } from '../dialects/beta'
import { gaDialect } from '../dialects/ga'
import { createDialogue, type DialogueDependencies } from '../dialogue'
import { openSocket } from '../socket'
import type { ToolResult } from '../tool-turns'
import type { OutputModality, TurnDetection } from '../vocabulary'

export const detection = {
  type: 'server_vad',
  threshold: 0.5,
  prefixPaddingMs: 300,
  silenceDurationMs: 200,
  idleTimeoutMs: null,
  createResponse: true,
  interruptResponse: true,
} satisfies TurnDetection

/** Where each form is spoken, and what it wants there. */
const forms = {
  ga: {
    dialect: gaDialect,
    headers: {},
    paths: { conversation: '/v1/realtime?model=parley', transcription: '/v1/realtime?intent=transcription' },
  },
  beta: {
    dialect: betaDialect,
    headers: { 'OpenAI-Beta': 'realtime=v1' },
    paths: { conversation: '/v1/realtime?model=parley', transcription: '/v1/realtime?intent=transcription' },
  },
}

export interface StageOptions {
  form?: keyof typeof forms
  answer?: (request: MindRequest) => Iterable<MindPart>
  tool?: (name: string, json: string, signal: AbortSignal) => Promise<ToolResult>
  /** In the place of a provider that speaks the form at once. */
  providers?: (engine: Setup) => Promise<DialogueDependencies['providers']>
}

export async function createStage({ form = 'ga', answer, tool, providers }: StageOptions = {}) {
  const engine: Setup = await setUp(answer)
  const { dialect, headers, paths } = forms[form]
  /** What the providers and the settings say. */
  const set: { turnDetection: TurnDetection; outputModality: OutputModality } = {
    turnDetection: detection,
    outputModality: 'audio',
  }
  const dictated: Dictation[] = []
  const limits: (Limit | null)[] = []
  /** Every frame that went out. */
  const frames: string[] = []
  const played: ToPlayback[] = []
  const states: string[] = []
  const notices: SafeError[] = []
  const entries = new Map<string, Entry>()
  const port = { now: engine.port }
  const waiting: { done: () => boolean; resolve: () => void }[] = []
  const settle = (): void => {
    for (const one of [...waiting])
      if (one.done()) {
        waiting.splice(waiting.indexOf(one), 1)
        one.resolve()
      }
  }
  const until = (done: () => boolean): Promise<void> =>
    new Promise((resolve) => {
      waiting.push({ done, resolve })
      settle()
    })

  const dialogue = createDialogue(
    {
      clock: systemClock,
      log: createLog(() => undefined),
      trace: () => settle(),
      providers: (await providers?.(engine)) ?? {
        active: {
          kind: 'engine',
          instant: true,
          get turnDetection() {
            return set.turnDetection
          },
        },
        upstream: async (wish, signal) => ({
          dialect,
          config: {
            instructions: 'Be brief.',
            voice: '',
            inputFormat: 'pcm16',
            outputFormat: 'pcm16',
            speed: 1,
            temperature: null,
            maxOutputTokens: 'inf',
            noiseReduction: null,
            transcription: { model: 'whisper-1', language: null, prompt: null },
            toolChoice: 'auto',
            ...wish,
          },
          async open(events) {
            const transport = await openSocket(
              {
                url: new URL(`ws://127.0.0.1:${port.now}${paths[wish.purpose]}`),
                headers: { Authorization: `Bearer ${token}`, ...headers },
              },
              { events, signal, explain: ({ cause, status }) => cause ?? new Error(`status ${status}`) },
            )
            return {
              ...transport,
              send(frame) {
                frames.push(frame)
                transport.send(frame)
              },
            }
          },
        }),
        closeFault: closeFailure,
      },
      tools: {
        declarations: () => [{ name: 'find_files', description: 'Finds files', parameters: { type: 'object' } }],
        call: tool ?? (async () => ({ outcome: 'done', output: '{"total":1}', subject: 'budget', count: 1 })),
        subject: () => 'budget',
      },
      permissions: { forget: () => undefined },
      engine: { loading: null, fault: null, stop: () => undefined },
      outputModality: () => set.outputModality,
      halfDuplex: () => false,
      approval: () => false,
      cancelApproval: () => undefined,
      playback: (message) => {
        played.push(message)
        settle()
      },
    },
    {
      onState: ({ kind }) => {
        states.push(kind)
        settle()
      },
      onNotice(error) {
        notices.push(error)
        settle()
      },
      onEntry: (entry) => {
        entries.set(entry.id, entry)
        settle()
      },
      onHeard(id, heardChars) {
        const entry = entries.get(id)
        if (entry?.kind === 'assistant') entries.set(id, { ...entry, heardChars })
        settle()
      },
      onPlaced(entry, afterId) {
        const others = [...entries.values()].filter(({ id }) => id !== entry.id)
        others.splice(others.findIndex(({ id }) => id === afterId) + 1, 0, entry)
        entries.clear()
        for (const one of others) entries.set(one.id, one)
        settle()
      },
      onRemoved(id) {
        entries.delete(id)
        settle()
      },
      onRenewed: () => entries.clear(),
      onDictation(facts) {
        dictated.push(facts)
        settle()
      },
      onLimits: (next) => limits.push(next),
      onMicrophone: () => settle(),
      onMicrophoneWanted: () => undefined,
      onSoundTest: () => undefined,
      onLevel: () => undefined,
      onInputLevel: () => undefined,
    },
  )
  const texts = (): string[] =>
    [...entries.values()].map((entry) => (entry.kind === 'tool' ? `${entry.name} ${entry.status}` : entry.text))
  const ended = (count: number): boolean => played.filter(({ kind }) => kind === 'end').length >= count
  /** The loudspeaker plays everything it has been given. */
  const hearAll = (): void => {
    for (const message of played)
      if (message.kind === 'end') {
        dialogue.speaker.receive({ kind: 'played', itemId: message.itemId, samples: 1, state: 'playing', level: 0.1 })
        dialogue.speaker.receive({ kind: 'finished', itemId: message.itemId, samples: 0 })
      }
  }
  const speak = (lengthMs: number, voiced = true): void => {
    for (let at = 0; at < lengthMs; at += 20) dialogue.frame(sound(20, voiced), null)
  }
  /** Names of the frames that went out, appended sound left out. */
  const sent = (): string[] =>
    frames.map((frame) => String(JSON.parse(frame).type)).filter((type) => type !== 'input_audio_buffer.append')
  return {
    dialogue,
    engine,
    entries,
    played,
    states,
    notices,
    dictated,
    limits,
    set,
    frames,
    sent,
    texts,
    until,
    ended,
    hearAll,
    speak,
    port,
    async close() {
      await dialogue.close()
      await engine.close()
    },
  }
}
