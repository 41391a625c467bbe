/** What the engine hears and speaks with. One `Speech` per process; each connection takes its own `Hearing` from it. */

/** How the end of a turn is found. `null` elsewhere means: by hand, with a commit. */
export type TurnDetection =
  | { type: 'server_vad'; threshold: number; prefixPaddingMs: number; silenceDurationMs: number }
  | { type: 'semantic_vad'; eagerness: 'low' | 'medium' | 'high' | 'auto' }

export interface Recognition {
  /** What was said; empty when there was no speech in it. */
  text: string
  /** ISO-639-1 of the language that was spoken, when it could be told. */
  language: string | null
}

/** A stretch of sound that became one user item. */
export interface Utterance {
  /** 24 kHz mono, prefix padding included. */
  samples: Int16Array
  /** Settles when recognition is done; the work may have begun at an earlier pause. Never rejects for want of speech. */
  recognition: Promise<Recognition>
}

export interface HearingEvents {
  /** @param audioStartMs since the start of all sound of the session, prefix padding taken off */
  onSpeechStarted(audioStartMs: number): void
  /** The turn is over and its sound has left the buffer. @param audioEndMs position of the end in the sound of the session */
  onTurnEnded(audioEndMs: number, utterance: Utterance): void
  /** A pause that may be the end. @param recognition of the turn if it is; never settles when it proves wrong early */
  onGuess?(recognition: Promise<Recognition>): void
}

/** The ears of one connection: its input buffer, turn detection and recognition. */
export interface Hearing {
  /**
   * Takes effect for sound appended from now on; sound already in the buffer stays.
   * @param language of what is said, as the client names it; null: to be found out
   */
  configure(turnDetection: TurnDetection | null, language: string | null): void
  /** @param samples 24 kHz mono. Kept until the models are loaded, then caught up with. */
  append(samples: Int16Array): void
  /** Milliseconds of sound in the buffer. */
  readonly bufferedMs: number
  /** Whether speech has started and not ended. */
  readonly speaking: boolean
  /** Takes the whole buffer as one utterance; null when it is empty. */
  commit(): Utterance | null
  /** Forgets the buffer and any speech in progress. */
  clear(): void
  dispose(): void
}

/** One sentence, spoken in pieces. */
export interface SpokenPiece {
  /** The text that begins with this piece, as written (for the transcript); empty for the further pieces of a sentence. */
  text: string
  /** 24 kHz mono. */
  samples: Int16Array
}

export interface Voice {
  /** Makes the first sentence of a text that will perhaps be spoken next, so that it then begins at once. */
  prepare(text: string, speed: number): void
  /**
   * Speaks a text while it is still being written, sentence by sentence.
   * The first piece comes before the second sentence is synthesised; aborting ends the stream without an error.
   */
  speak(text: AsyncIterable<string>, options: { speed: number; signal: AbortSignal }): AsyncIterable<SpokenPiece>
}

export type SpeechState =
  | { kind: 'idle' }
  | { kind: 'loading'; progress: number }
  | { kind: 'loaded' }
  | { kind: 'failed'; code: 'engine.model-missing' | 'engine.model-damaged' | 'engine.model-failed'; file: string }

export interface Speech {
  readonly state: SpeechState
  /** Loads the models once, at low priority; further calls wait for the same loading. Rejects with the failed state's code. */
  load(): Promise<void>
  onState(listener: (state: SpeechState) => void): () => void
  createHearing(events: HearingEvents): Hearing
  readonly voice: Voice
}
