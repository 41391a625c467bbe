/** What the gallery's scenes are made of: one conversation at a moment, in a language. */
import type { AssistantEntry, Entry, UserEntry } from '../../shared/conversation'
import type { Snapshot } from '../../shared/ipc/contract'
import { azureServiceSchema } from '../../shared/services'
import { settingsSchema } from '../../shared/settings'
import { conversation } from './conversation'

/** @param nowMs wall-clock time at which the scene is seen; the conversation took place in the minutes before */
export function createSceneParts(language: Snapshot['language'], theme: Snapshot['theme'], nowMs: number) {
  const words = conversation[language]
  const atMs = (minutesAgo: number): number => nowMs - minutesAgo * 60_000
  const user = (id: string, text: string, minutesAgo: number, status: UserEntry['status'] = 'sent'): UserEntry => ({
    kind: 'user',
    id,
    source: 'voice',
    text,
    status,
    atMs: atMs(minutesAgo),
  })
  const answer = (
    id: string,
    text: string,
    heard = text,
    status: AssistantEntry['status'] = 'done',
  ): AssistantEntry => ({
    kind: 'assistant',
    id,
    text,
    heardChars: heard.length,
    status,
    usage: {
      input: { text: 1_312, audio: 486, image: 0, cached: 1_152, total: 1_798 },
      output: { text: 58, audio: 204, total: 262 },
    },
    durationMs: 1_840,
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
  const service = azureServiceSchema.parse({
    kind: 'azure',
    id: 'azure',
    name: 'Azure OpenAI',
    endpoint: 'https://parley-weu.openai.azure.com',
    deployment: 'voice-assistant',
  })
  const snapshot: Snapshot = {
    version: '0.1.0',
    platform: 'linux',
    language,
    theme,
    state: { kind: 'ready' },
    entries: first,
    approval: null,
    dictation: { open: false, text: '', pending: false, failure: null },
    limits: null,
    microphone: { open: false, muted: false, label: words.microphone, failure: null, hint: null },
    devices: {
      inputs: [
        { id: 'headset', label: words.microphone },
        { id: 'desk', label: words.otherMicrophone },
      ],
      outputs: [{ id: 'speakers', label: words.loudspeaker }],
    },
    soundTest: { kind: 'idle' },
    speech: { kind: 'stopped' },
    partFaults: { mind: null, recogniser: null, voice: null },
    settings: settingsSchema.parse({ welcomed: true, services: { active: 'azure', list: [service] } }),
    secrets: {},
    keychain: { state: 'available' },
    entra: {},
    connection: null,
    imports: [],
    notices: [],
  }
  const engine = { ...snapshot.settings, services: { active: 'engine', list: [] } }
  const open = { ...snapshot.microphone, open: true }
  return { words, user, answer, first, third, snapshot, engine, open }
}
