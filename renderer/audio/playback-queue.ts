/**
 * The queue behind the loudspeaker: sound waits in the chunks it came in, per item, and leaves in quanta of any size.
 * Its cost does not depend on how much waits, and rendering allocates nothing.
 */
import { msToSamples } from '../../shared/audio'
import type { FromPlayback, PlaybackState } from '../../shared/audio-port'
import { Cushion } from './cushion'

const reportSamples = msToSamples(50)
/** Long enough that a stop does not click, short enough that nobody hears it. */
const fadeSamples = msToSamples(5)
/** With so much more than the cushion in hand, an answer need not wait at all. */
const plentySamples = msToSamples(150)

interface Chunk {
  samples: Int16Array
  next: Chunk | null
}

interface Item {
  itemId: string
  first: Chunk | null
  last: Chunk | null
  queuedSamples: number
  consumedSamples: number
  ended: boolean
  next: Item | null
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] }
type Played = Mutable<Extract<FromPlayback, { kind: 'played' }>>

export class PlaybackQueue {
  private head: Item | null = null
  private tail: Item | null = null
  /** Samples of the head's first chunk that are already consumed. */
  private offset = 0
  private state: PlaybackState = 'empty'
  private reportedState: PlaybackState = 'empty'
  private cushionWaited = 0
  /** Silence inside an answer since it ran dry. */
  private dryFor = 0
  private lastChunkAtMs = 0
  private lastChunkSamples = 0
  private sinceReport = 0
  private squares = 0
  private squared = 0
  private readonly fade = new Float32Array(fadeSamples)
  private fadeAt = fadeSamples
  private readonly played: Played = { kind: 'played', itemId: '', samples: 0, state: 'empty', level: 0 }

  /**
   * @param report the message is used again for the next report: post or copy it at once
   * @param now milliseconds of any steady clock
   * @param release what has been played, or dropped, is of no more use
   */
  constructor(
    private readonly report: (message: FromPlayback) => void,
    private readonly now: () => number,
    private readonly release: (samples: Int16Array) => void = () => undefined,
    private readonly cushion: Pick<Cushion, 'samples' | 'arrived' | 'ranDry' | 'settle'> = new Cushion(),
  ) {}

  /** @param samples 24 kHz mono, kept and not copied */
  push(itemId: string, samples: Int16Array): void {
    if (samples.length === 0) return
    const item = this.find(itemId) ?? this.append(itemId)
    this.learn(item, samples)
    const chunk: Chunk = { samples, next: null }
    if (item.last) item.last.next = chunk
    else item.first = chunk
    item.last = chunk
    item.queuedSamples += samples.length
  }

  private learn(item: Item, samples: Int16Array): void {
    const atMs = this.now()
    const isUnderWay = item === this.head && item.consumedSamples + item.queuedSamples > 0
    if (isUnderWay && item.queuedSamples < plentySamples + this.cushion.samples)
      this.cushion.arrived(atMs - this.lastChunkAtMs, this.lastChunkSamples)
    this.lastChunkAtMs = atMs
    this.lastChunkSamples = samples.length
  }

  end(itemId: string): void {
    const item = this.find(itemId) ?? this.append(itemId)
    item.ended = true
  }

  /** Drops everything; what is playing fades out, and the fade counts as played. */
  flush(flushId: number): void {
    const item = this.head && this.head.consumedSamples > 0 ? this.head : null
    if (item && this.state === 'playing') this.startFade(item)
    for (let dropped = this.head; dropped; dropped = dropped.next)
      for (let chunk = dropped.first; chunk; chunk = chunk.next) this.release(chunk.samples)
    this.head = null
    this.tail = null
    this.offset = 0
    this.state = 'empty'
    this.reportedState = 'empty'
    this.cushionWaited = 0
    this.dryFor = 0
    this.cushion.settle()
    this.sinceReport = 0
    this.squares = 0
    this.squared = 0
    this.report({ kind: 'flushed', flushId, itemId: item?.itemId ?? null, samples: item?.consumedSamples ?? 0 })
  }

  /** @param output mono, filled completely: with sound, then with silence */
  render(output: Float32Array): void {
    let at = this.renderFade(output)
    while (at < output.length) {
      this.settle()
      const item = this.head
      if (!item) break
      if (!item.first) {
        if (this.state === 'playing') this.state = 'starving'
        if (this.state === 'starving') this.dryFor += output.length - at
        break
      }
      if (this.state !== 'playing') {
        if (!this.mayStart(item)) {
          this.cushionWaited += output.length - at
          if (this.state === 'starving') this.dryFor += output.length - at
          break
        }
        if (this.dryFor > 0) this.cushion.ranDry(this.dryFor)
        this.dryFor = 0
        this.cushionWaited = 0
        this.state = 'playing'
      }
      at = this.copy(item, item.first, output, at)
    }
    output.fill(0, at)
    this.settle()
    if (this.head && (this.state !== this.reportedState || this.sinceReport >= reportSamples)) this.tell(this.head)
  }

  private mayStart(item: Item): boolean {
    const { samples } = this.cushion
    return item.ended || this.cushionWaited >= samples || item.queuedSamples >= samples + plentySamples
  }

  private copy(item: Item, chunk: Chunk, output: Float32Array, at: number): number {
    const { samples } = chunk
    const from = this.offset
    const count = Math.min(output.length - at, samples.length - from)
    let squares = 0
    for (let i = 0; i < count; i++) {
      const value = samples[from + i]! / 32_768
      squares += value * value
      output[at + i] = value
    }
    this.squares += squares
    this.squared += count
    this.sinceReport += count
    item.consumedSamples += count
    item.queuedSamples -= count
    this.offset = from + count
    if (this.offset === samples.length) this.dropChunk(item, chunk)
    return at + count
  }

  private dropChunk(item: Item, chunk: Chunk): void {
    item.first = chunk.next
    if (!item.first) item.last = null
    this.offset = 0
    this.release(chunk.samples)
  }

  /** Takes finished items off the head. */
  private settle(): void {
    let item = this.head
    while (item && !item.first && item.ended) {
      this.head = item.next
      if (!item.next) {
        this.tail = null
        this.state = 'empty'
        this.dryFor = 0
        this.cushion.settle()
        if (this.state !== this.reportedState || this.squared > 0) this.tell(item)
      }
      this.report({ kind: 'finished', itemId: item.itemId, samples: item.consumedSamples })
      item = this.head
    }
  }

  private tell(item: Item): void {
    const { played } = this
    played.itemId = item.itemId
    played.samples = item.consumedSamples
    played.state = this.state
    played.level = this.squared === 0 ? 0 : Math.sqrt(this.squares / this.squared)
    this.reportedState = this.state
    this.sinceReport = this.sinceReport >= reportSamples ? this.sinceReport - reportSamples : 0
    this.squares = 0
    this.squared = 0
    this.report(played)
  }

  private startFade(item: Item): void {
    const count = Math.min(fadeSamples, item.queuedSamples)
    const start = fadeSamples - count
    const { fade } = this
    let at = start
    while (item.first && at < fadeSamples) at = this.copy(item, item.first, fade, at)
    for (let i = 0; i < count; i++) fade[start + i]! *= 1 - (i + 1) / count
    this.fadeAt = start
  }

  private renderFade(output: Float32Array): number {
    const count = Math.min(output.length, fadeSamples - this.fadeAt)
    for (let i = 0; i < count; i++) output[i] = this.fade[this.fadeAt + i]!
    this.fadeAt += count
    return count
  }

  private find(itemId: string): Item | null {
    if (this.tail?.itemId === itemId) return this.tail
    for (let item = this.head; item; item = item.next) if (item.itemId === itemId) return item
    return null
  }

  private append(itemId: string): Item {
    const item: Item = {
      itemId,
      first: null,
      last: null,
      queuedSamples: 0,
      consumedSamples: 0,
      ended: false,
      next: null,
    }
    if (this.tail) this.tail.next = item
    else this.head = item
    this.tail = item
    return item
  }
}
