/** Every state of the window as a snapshot, in each theme and language: what the gallery draws and checks. */
import type { Entry } from '../../shared/conversation'
import type { Snapshot } from '../../shared/ipc/contract'
import { settingsSchema, urlServiceSchema } from '../../shared/settings'
import { conversation } from './conversation'

export const languages = ['en', 'zh-CN', 'zh-TW'] as const
export const themes = ['light', 'dark'] as const
export const sceneNames = [
  'empty',
  'empty-engine',
  'offline',
  'connecting',
  'loading',
  'ready',
  'warming',
  'listening',
  'listening-open',
  'thinking',
  'speaking',
  'acting',
  'approval',
  'reconnecting',
  'failed',
  'failed-engine',
  'microphone-denied',
  'muted',
  'notice',
] as const
export type SceneName = (typeof sceneNames)[number]

export interface Scene {
  name: SceneName
  snapshot: Snapshot
  /** Levels as rms, sent one after the other once the window stands; the last one is the one drawn. */
  levels: { input: number; output: number }[]
}

/** Two seconds of syllables with a breath between them. */
const voice = Array.from(
  { length: 50 },
  (_, index) => 0.2 * Math.sin(index * 0.47) ** 4 * (0.3 + 0.7 * Math.sin(index * 0.11)),
)

/** @param nowMs wall-clock time at which the scene is seen; the conversation took place in the minutes before */
export function createScene(
  name: SceneName,
  language: Snapshot['language'],
  theme: Snapshot['theme'],
  nowMs: number,
): Scene {
  const words = conversation[language]
  const atMs = (minutesAgo: number): number => nowMs - minutesAgo * 60_000
  const user = (
    id: string,
    text: string,
    minutesAgo: number,
    status: 'hearing' | 'waiting' | 'sent' = 'sent',
  ): Entry => ({
    kind: 'user',
    id,
    source: 'voice',
    text,
    status,
    atMs: atMs(minutesAgo),
  })
  const answer = (id: string, text: string, heard = text, status: 'done' | 'interrupted' = 'done'): Entry => ({
    kind: 'assistant',
    id,
    text,
    heardChars: heard.length,
    status,
    atMs: atMs(0),
  })
  const first: Entry[] = [
    user('q1', words.firstQuestion, 2),
    {
      kind: 'tool',
      id: 't1',
      name: 'read_text_file',
      arguments: '{}',
      status: 'done',
      subject: words.toolSubject,
      count: 214,
      atMs: atMs(2),
      durationMs: 800,
    },
    answer('a1', words.firstAnswer + words.firstRest, words.firstAnswer, 'interrupted'),
    user('q2', words.secondQuestion, 1),
    answer('a2', words.secondAnswer),
  ]
  const third = user('q3', words.thirdQuestion, 0)
  const service = urlServiceSchema.parse({
    kind: 'url',
    id: 'azure',
    name: 'Azure OpenAI',
    url: 'wss://example.openai.azure.com/openai/v1/realtime',
    model: 'gpt-realtime',
  })
  const snapshot: Snapshot = {
    version: '0.1.0',
    platform: 'linux',
    language,
    theme,
    state: { kind: 'ready' },
    entries: first,
    approval: null,
    microphone: { open: false, muted: false, label: words.microphone, failure: null },
    speech: { kind: 'stopped' },
    settings: settingsSchema.parse({ services: { active: 'azure', list: [service] } }),
    notices: [],
  }
  const engine = { ...snapshot.settings, services: { active: 'engine', list: [] } }
  const open = { ...snapshot.microphone, open: true }
  const silent: Scene['levels'] = []
  const speech = [...voice, 0.12, 0.2, 0.16].map((input) => ({ input, output: 0 }))
  const scene = (change: Partial<Snapshot>, levels = silent): Scene => ({
    name,
    snapshot: { ...snapshot, ...change },
    levels,
  })

  switch (name) {
    case 'empty':
      return scene({ entries: [] })
    case 'empty-engine':
      return scene({ entries: [], settings: engine })
    case 'offline':
      return scene({ state: { kind: 'offline' } })
    case 'connecting':
      return scene({ state: { kind: 'connecting', progress: null } })
    case 'loading':
      return scene({
        state: { kind: 'connecting', progress: 0.42 },
        settings: engine,
        speech: { kind: 'loading', progress: 0.42 },
      })
    case 'ready':
      return scene({})
    case 'warming':
      return scene({ settings: engine, entries: [], speech: { kind: 'loading', progress: 0.6 } })
    case 'listening':
    case 'listening-open':
      return scene(
        {
          state: { kind: 'listening', mode: name === 'listening' ? 'hold' : 'open' },
          microphone: open,
          entries: [...first, user('q3', words.thirdPart, 0, 'hearing')],
        },
        speech,
      )
    case 'thinking':
      return scene({ state: { kind: 'thinking', sinceMs: nowMs - 400 }, entries: [...first, third] })
    case 'speaking':
      return scene(
        {
          state: { kind: 'speaking' },
          entries: [...first, third, answer('a3', words.thirdAnswer + words.thirdRest, words.thirdAnswer)],
        },
        [{ input: 0, output: 0.2 }],
      )
    case 'acting':
      return scene({
        state: { kind: 'acting', tool: 'find_files', sinceMs: nowMs - 1_400 },
        entries: [
          ...first,
          user('q4', words.fourthQuestion, 0),
          {
            kind: 'tool',
            id: 't4',
            name: 'find_files',
            arguments: '{}',
            status: 'running',
            subject: words.searched,
            count: null,
            atMs: nowMs - 1_400,
            durationMs: null,
          },
        ],
      })
    case 'approval':
      return scene({
        state: { kind: 'approval' },
        entries: first.slice(0, 1),
        approval: {
          id: 'p1',
          tool: 'read_text_file',
          purpose: 'read',
          folder: words.folder,
          subject: words.toolSubject,
          goesTo: 'Azure OpenAI',
        },
      })
    case 'reconnecting':
      return scene({ state: { kind: 'reconnecting', sinceMs: nowMs - 4_000 } })
    case 'failed':
      return scene({
        state: { kind: 'failed', error: { code: 'provider.unauthorized', detail: '' } },
        entries: [...first, user('q3', words.thirdQuestion, 0, 'waiting')],
      })
    case 'failed-engine':
      return scene({
        state: { kind: 'failed', error: { code: 'engine.model-damaged', detail: 'whisper-base/encoder.onnx' } },
        settings: engine,
      })
    case 'microphone-denied':
      return scene({
        microphone: { ...snapshot.microphone, failure: { code: 'audio.microphone-denied', detail: '' } },
      })
    case 'muted':
      return scene({ microphone: { ...snapshot.microphone, muted: true } })
    case 'notice':
      return scene({ notices: [{ code: 'response.incomplete', detail: '' }] })
  }
}
