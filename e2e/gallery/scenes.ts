/** Every state of the window as a snapshot, in each theme and language: what the gallery draws and checks. */
import type { Snapshot } from '../../shared/ipc/contract'
import { createEngineScene, engineSceneNames, isEngineScene, type OpenedEngine } from './engine-scenes'
import { createSceneParts } from './scene-parts'
import { createServiceScene, type OpenedService, isServiceScene, serviceSceneNames } from './service-scenes'
import { createSettingsScene, settingsSceneNames } from './settings-scenes'

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
  'listening-quiet',
  'microphone-denied',
  'microphone-silent',
  'muted',
  'notice',
  'limit',
  'menu',
  'message',
  'details',
  'deletion',
  'file-sending',
  'file',
  'dictation-empty',
  'dictation',
  'dictation-failed',
  ...settingsSceneNames,
  ...serviceSceneNames,
  ...engineSceneNames,
] as const
export type SceneName = (typeof sceneNames)[number]

export interface Scene {
  name: SceneName
  snapshot: Snapshot
  /** Levels as rms, sent one after the other once the window stands; the last one is the one drawn. */
  levels: { input: number; output: number }[]
  /** What a person has opened in the window to see it. */
  opened: Opened | null
}
export type Opened =
  | 'menu'
  | 'message'
  | 'details'
  | 'deletion'
  | 'dictation'
  | 'general'
  | 'search'
  | 'voice'
  | 'sound'
  | OpenedService
  | OpenedEngine

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
  const parts = createSceneParts(language, theme, nowMs)
  const { words, user, answer, first, third, snapshot, engine, open } = parts
  const silent: Scene['levels'] = []
  const speech = [...voice, 0.12, 0.2, 0.16].map((input) => ({ input, output: 0 }))
  const scene = (change: Partial<Snapshot>, levels = silent, opened: Opened | null = null): Scene => ({
    name,
    snapshot: { ...snapshot, ...change },
    levels,
    opened,
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
    case 'listening-quiet':
      return scene(
        { state: { kind: 'listening', mode: 'open' }, microphone: { ...open, hint: 'too-quiet' } },
        speech.map(({ input }) => ({ input: input / 12, output: 0 })),
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
    case 'microphone-silent':
      return scene({
        state: { kind: 'listening', mode: 'open' },
        microphone: { ...open, failure: { code: 'audio.microphone-silent', detail: '' } },
      })
    case 'muted':
      return scene({ microphone: { ...snapshot.microphone, muted: true } })
    case 'notice':
      return scene({ notices: [{ code: 'response.incomplete', detail: '' }] })
    case 'limit':
      return scene({ limits: { name: 'tokens', remaining: 1_600, limit: 40_000, resetsAtMs: nowMs + 600_000 } })
    case 'menu':
    case 'message':
    case 'details':
    case 'deletion':
      return scene({}, silent, name)
    case 'file-sending':
    case 'file': {
      const isSending = name === 'file-sending'
      const file = { name: words.fileName, durationMs: 83_000, progress: isSending ? 0.4 : null }
      const text = isSending ? '' : words.fourthQuestion
      const question = user('f1', text, 0, isSending ? 'hearing' : 'sent')
      return scene({ entries: [...first, { ...question, source: 'file', file, atMs: nowMs - 2_000 }] })
    }
    case 'dictation-empty':
      return scene({ dictation: { ...snapshot.dictation, open: true } }, silent, 'dictation')
    case 'dictation':
      return scene(
        { microphone: open, dictation: { open: true, text: words.dictated, pending: true, failure: null } },
        speech,
        'dictation',
      )
    case 'dictation-failed':
      return scene(
        {
          dictation: {
            open: false,
            text: words.dictated,
            pending: false,
            failure: { code: 'session.lost', detail: '' },
          },
        },
        silent,
        'dictation',
      )
    default:
      if (isEngineScene(name)) return { name, ...createEngineScene(name, parts) }
      return isServiceScene(name)
        ? { name, ...createServiceScene(name, parts, speech) }
        : { name, ...createSettingsScene(name, parts, speech) }
  }
}
