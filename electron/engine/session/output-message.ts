/** One message of an answer while it is given: its words, its sound, and where the one lies on the other. */

import { createAudioEncoder } from '../../audio-codec'
import type { Emit, Place } from '../protocol/fact'
import type { Content, Item, ItemStatus, MessageItem, OutputAudio } from '../protocol/item'
import type { AudioFormat } from '../protocol/session-config'
import { samplesPerMs } from './heard-text'
import { newId } from './id'
import type { OutputBudget } from './output-budget'

/** Sound is sent in deltas of this length. */
const deltaSamples = 200 * samplesPerMs

export interface OutputMessage {
  /** What goes beyond the budget is left out. */
  add(text: string, samples: Int16Array): void
  close(status: 'completed' | 'incomplete'): void
}

interface MessageDeps {
  announce(item: Item): Place
  conclude(item: Item, place: Place, status: ItemStatus): void
  budget: OutputBudget
  outputFormat: AudioFormat
  emit: Emit
}

export function openWritten({ announce, conclude, budget, emit }: MessageDeps): OutputMessage {
  const content = { kind: 'output_text' as const, text: '' }
  const item = assistantItem(content)
  const place = announce(item)
  emit({ type: 'part.added', place, modality: 'text', text: '' })
  return {
    add(text) {
      const delta = budget.takeText(text)
      content.text += delta
      if (delta !== '') emit({ type: 'text.delta', place, delta })
    },
    close(status) {
      emit({ type: 'text.done', place, text: content.text })
      emit({ type: 'part.done', place, modality: 'text', text: content.text })
      conclude(item, place, status)
    },
  }
}

export function openSpoken({ announce, conclude, budget, outputFormat, emit }: MessageDeps): OutputMessage {
  const content: OutputAudio = {
    kind: 'output_audio',
    transcript: '',
    chunks: [],
    sampleCount: 0,
    marks: [],
    heardText: null,
  }
  const item = assistantItem(content)
  const place = announce(item)
  const encode = createAudioEncoder(outputFormat)
  let transcript = ''
  emit({ type: 'part.added', place, modality: 'audio', text: '' })
  return {
    add(text, allSamples) {
      const delta = budget.takeText(/\S$/.test(transcript) && /^\S/.test(text) ? ` ${text}` : text)
      if (delta !== '') {
        transcript += delta
        // What comes after a truncation was not heard.
        if (content.heardText === null) {
          content.transcript = transcript
          content.marks.push({ text: delta, startSample: content.sampleCount })
        }
        emit({ type: 'transcript.delta', place, delta })
      }
      const samples = budget.takeSound(allSamples)
      if (samples.length === 0) return
      if (content.heardText === null) {
        content.chunks?.push(samples)
        content.sampleCount += samples.length
      }
      for (let start = 0; start < samples.length; start += deltaSamples) {
        const bytes = encode(samples.subarray(start, start + deltaSamples))
        if (bytes.length > 0) emit({ type: 'audio.delta', place, bytes })
      }
    },
    close(status) {
      emit({ type: 'audio.done', place })
      emit({ type: 'transcript.done', place, transcript })
      emit({ type: 'part.done', place, modality: 'audio', text: transcript })
      conclude(item, place, status)
    },
  }
}

function assistantItem(content: Content): MessageItem {
  return { kind: 'message', id: newId('item'), status: 'in_progress', role: 'assistant', content: [content] }
}
