/** A sound file as one turn: sent as fast as it can be read, with nobody else's sound in between. */
import { msToSamples } from '../../shared/audio'
import { AppError } from '../../shared/errors'
import type { Conversation } from './conversation'
import { createItemId } from './item-id'
import type { Link } from './link'
import type { SessionSettings } from './session-settings'
import type { SpokenInput } from './spoken-input'
import type { Talk } from './talk'
import type { TurnDetection } from './vocabulary'

export interface SoundSource {
  readonly name: string
  readonly durationMs: number
  /** From the start, each time. */
  slices(): AsyncIterable<{ samples: Int16Array; progress: number }>
  close(): Promise<void>
}

export interface FileInput {
  readonly sending: boolean
  /** Takes the source over. Resolves when all of it has gone out, or no more will. */
  send(source: SoundSource): Promise<void>
  cancel(): void
  /** A response is done: the server finds the ends of turns again. */
  answered(): void
  /** The state of the link has changed. */
  linkChanged(): void
  /** The session is gone, and with it what it had been given. */
  lost(): void
}

interface Sending {
  id: string
  ended: AppError | 'cancelled' | null
  /** Counts the sessions it was begun in. */
  attempt: number
  wake(): void
}

/** Changes of progress that are worth telling. */
const progressStep = 0.02
/** The least that a server takes as a turn: REALTIME §3.8. */
const shortestSamples = msToSamples(100)
const maximumAttempts = 2

export function createFileInput(dependencies: {
  link: Link
  conversation: Conversation
  settings: SessionSettings
  spoken: Pick<SpokenInput, 'commit'>
  talk(): Talk
  onFailed(error: AppError): void
}): FileInput {
  const { link, conversation, settings, spoken } = dependencies
  let current: Sending | null = null
  /** What was set before the file, to be set again after its answer. */
  let before: TurnDetection | null = null

  const restore = (): void => {
    // Whoever talks meanwhile has set what talking needs.
    if (before && dependencies.talk().mode === 'idle') settings.set({ turnDetection: before })
    before = null
  }
  /** At once, so that what is said next is not dropped with it. */
  const end = (own: Sending, why: AppError | 'cancelled'): void => {
    if (own.ended) return
    own.ended = why
    own.wake()
    if (current === own) current = null
    if (link.state.kind === 'open') link.send({ type: 'clear' })
    conversation.remove(own.id)
    restore()
    if (why !== 'cancelled') dependencies.onFailed(why)
  }
  const opened = async (own: Sending): Promise<void> => {
    while (!own.ended && link.state.kind !== 'open') {
      if (link.state.kind === 'failed') end(own, new AppError(link.state.error.code, link.state.error.detail))
      else await new Promise<void>((resolve) => (own.wake = resolve))
    }
  }
  /** @returns whether the session has been given all of it */
  const append = async (own: Sending, source: SoundSource): Promise<boolean> => {
    const { attempt } = own
    let sent = 0
    let told = 0
    link.send({ type: 'clear' })
    for await (const { samples, progress } of source.slices()) {
      if (own.ended || own.attempt !== attempt) return false
      link.send({ type: 'append', sound: samples })
      sent += samples.length
      if (progress - told >= progressStep) conversation.sendFile(own.id, (told = progress))
    }
    if (sent < shortestSamples) link.send({ type: 'append', sound: new Int16Array(shortestSamples - sent) })
    return true
  }
  return {
    get sending() {
      return current !== null
    },
    async send(source) {
      if (current) end(current, 'cancelled')
      const own: Sending = { id: createItemId(), ended: null, attempt: 1, wake: () => undefined }
      current = own
      conversation.beginFile(own.id, source.name, source.durationMs)
      before ??= settings.turnDetection
      settings.set({ turnDetection: { type: 'none' } })
      link.ensure()
      try {
        for (let whole = false; !whole && !own.ended;) {
          await opened(own)
          whole = !own.ended && (await append(own, source))
        }
      } catch (cause) {
        end(own, cause instanceof AppError ? cause : new AppError('file.unreadable', source.name, { cause }))
      } finally {
        await source.close()
      }
      if (own.ended) return
      current = null
      conversation.sendFile(own.id, null)
      spoken.commit(own.id)
    },
    cancel() {
      if (current) end(current, 'cancelled')
    },
    answered() {
      if (!current) restore()
    },
    linkChanged: () => current?.wake(),
    lost() {
      if (!current) return
      current.attempt++
      if (current.attempt > maximumAttempts) end(current, new AppError('file.interrupted'))
    },
  }
}
