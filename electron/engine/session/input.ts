/** The input side of one session: sound in, turns and their transcripts out. */

import { createAudioDecoder, type DecodeAudio } from '../../audio-codec'
import { clientErrors } from '../protocol/client-error'
import type { Emit, FailureDetail } from '../protocol/fact'
import type { InputAudio, MessageItem } from '../protocol/item'
import { type AudioFormat, type SessionConfig, sameValue, toHearingDetection } from '../protocol/session-config'
import type { Hearing, Recognition, Speech, Utterance } from '../speech'
import type { Conversation } from './conversation'
import { durationMs, samplesPerMs } from './heard-text'
import { newId } from './id'
import { transcriptionUsage } from './usage'

const minCommitMs = 100

export interface Input {
  append(bytes: Buffer): void
  /** @throws ClientError when there is too little sound */
  commit(): void
  /** Commits what there is, where turns are not detected and it is long enough. */
  commitPending(): void
  clear(): void
  /** Follows a change of the session's settings. */
  configure(): void
  /** Commits what there is, however little, because nobody has spoken for long. */
  commitSilence(): void
  /** Sound that a client gives as part of an item. */
  recognize(bytes: Buffer, transcript: string | null): InputAudio
  readonly speaking: boolean
  dispose(): void
}

export interface InputDeps {
  speech: Speech
  conversation: Conversation
  config: () => SessionConfig
  emit: Emit
  describeFailure: (error: unknown) => FailureDetail
  /** Called for all sound that arrives, before it is heard. */
  onSound(): void
  onSpeechStarted(): void
  /** A turn whose end the engine found is in the conversation; `heard` tells whether there is speech in it. */
  onTurn(heard: Promise<boolean>): void
  /** The turn may be over, and would then be this. */
  onGuess(recognition: Promise<Recognition>): void
}

export function createInput(deps: InputDeps): Input {
  const { speech, conversation, config, emit } = deps
  let format: AudioFormat = config().inputFormat
  let decode: DecodeAudio = createAudioDecoder(format)
  let detection = toHearingDetection(config().turnDetection)
  let totalSamples = 0
  /** The id that the speech in progress will have as an item. */
  let speechItemId: string | null = null

  const hearing: Hearing = speech.createHearing({
    onGuess: (recognition) => deps.onGuess(recognition),
    onSpeechStarted(audioStartMs) {
      speechItemId = newId('item')
      emit({ type: 'input.speech-started', itemId: speechItemId, audioStartMs: Math.max(0, Math.round(audioStartMs)) })
      deps.onSpeechStarted()
    },
    onTurnEnded(audioEndMs, utterance) {
      const itemId = speechItemId ?? newId('item')
      emit({ type: 'input.speech-stopped', itemId, audioEndMs: Math.round(audioEndMs) })
      deps.onTurn(take(utterance, itemId))
    },
  })
  let language = config().transcription?.language ?? null
  hearing.configure(detection, language)

  function toContent(utterance: Utterance): InputAudio {
    const content: InputAudio = {
      kind: 'input_audio',
      transcript: null,
      samples: utterance.samples,
      durationMs: durationMs(utterance.samples.length),
      recognition: utterance.recognition,
      recognized: null,
    }
    content.recognition = utterance.recognition.then((recognition) => {
      content.recognized = recognition
      return recognition
    })
    // Whoever needs the words waits for them; nobody may need them.
    content.recognition.catch(() => {})
    return content
  }

  /** @returns whether there is speech in it, or it could not be known; never rejects */
  function take(utterance: Utterance, itemId: string): Promise<boolean> {
    speechItemId = null
    const content = toContent(utterance)
    const item: MessageItem = { kind: 'message', id: itemId, status: 'completed', role: 'user', content: [content] }
    const previousItemId = conversation.lastId()
    conversation.add(item, null)
    conversation.trimSound()
    emit({ type: 'input.committed', itemId, previousItemId })
    emit({ type: 'item.added', item, previousItemId })
    emit({ type: 'item.done', item, previousItemId })
    const { transcription } = config()
    return content.recognition.then(
      (recognition) => {
        if (transcription) tellTranscript(itemId, content, recognition, transcription)
        return recognition.text !== ''
      },
      (error: unknown) => {
        if (transcription) emit({ type: 'transcription.failed', itemId, error: deps.describeFailure(error) })
        return true
      },
    )
  }

  function tellTranscript(
    itemId: string,
    content: InputAudio,
    { text, language }: Recognition,
    transcription: NonNullable<SessionConfig['transcription']>,
  ) {
    content.transcript = text
    const logprobs = config().include?.includes('item.input_audio_transcription.logprobs') ?? false
    const asked = { model: transcription.model, logprobs }
    // The older recogniser gives everything at once.
    const deltas = transcription.model === 'whisper-1' ? [text] : (text.match(/\s*\S+\s*$|\s*\S+/g) ?? [])
    for (const delta of deltas) if (delta !== '') emit({ type: 'transcription.delta', itemId, asked, delta })
    const usage = transcriptionUsage(transcription, content.durationMs, text)
    emit({ type: 'transcription.completed', itemId, asked, transcript: text, language, usage })
  }

  function commit() {
    if (hearing.bufferedMs < minCommitMs) throw clientErrors.commitTooSmall(hearing.bufferedMs)
    const utterance = hearing.commit()
    if (!utterance) throw clientErrors.commitTooSmall(0)
    void take(utterance, speechItemId ?? newId('item'))
  }

  return {
    get speaking() {
      return hearing.speaking
    },
    append(bytes) {
      deps.onSound()
      const samples = decode(bytes)
      totalSamples += samples.length
      hearing.append(samples)
    },
    commit,
    commitPending() {
      if (detection === null && hearing.bufferedMs >= minCommitMs) commit()
    },
    clear() {
      hearing.clear()
      speechItemId = null
      emit({ type: 'input.cleared' })
    },
    configure() {
      const next = config()
      if (next.inputFormat !== format) {
        format = next.inputFormat
        decode = createAudioDecoder(format)
      }
      const nextDetection = toHearingDetection(next.turnDetection)
      const nextLanguage = next.transcription?.language ?? null
      if (sameValue(nextDetection, detection) && nextLanguage === language) return
      detection = nextDetection
      language = nextLanguage
      hearing.configure(detection, language)
    },
    commitSilence() {
      const audioEndMs = durationMs(totalSamples)
      const utterance = hearing.commit()
      if (!utterance) return
      const itemId = newId('item')
      const audioStartMs = Math.max(0, audioEndMs - Math.round(utterance.samples.length / samplesPerMs))
      emit({ type: 'input.timeout', itemId, audioStartMs, audioEndMs })
      deps.onTurn(take(utterance, itemId).then(() => true))
    },
    recognize(bytes, transcript) {
      const samples = createAudioDecoder(format)(bytes)
      if (transcript !== null) {
        const known = { text: transcript, language: null }
        const content = toContent({ samples, recognition: Promise.resolve(known) })
        content.transcript = transcript
        content.recognized = known
        return content
      }
      deps.onSound()
      const ear = speech.createHearing({ onSpeechStarted() {}, onTurnEnded() {} })
      ear.configure(null, language)
      ear.append(samples)
      const utterance = ear.commit() ?? { samples, recognition: Promise.resolve({ text: '', language: null }) }
      const content = toContent(utterance)
      const dispose = () => ear.dispose()
      content.recognition.then(dispose, dispose)
      return content
    },
    dispose: () => hearing.dispose(),
  }
}
