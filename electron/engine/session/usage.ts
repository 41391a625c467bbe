/** Token counts as the service would report them: about 4 letters, 100 ms heard or 50 ms spoken each. */

import type { MindRequest } from '../mind/mind'
import type { TranscriptionUsage, Usage } from '../protocol/fact'
import type { Item } from '../protocol/item'
import type { Transcription } from '../protocol/session-config'
import { durationMs, samplesPerMs } from './heard-text'

export const lettersPerToken = 4
const spokenMsPerToken = 50
export const spokenSamplesPerToken = spokenMsPerToken * samplesPerMs

export function textTokens(text: string): number {
  return Math.ceil(text.length / lettersPerToken)
}

export function spokenTokens(sampleCount: number): number {
  return Math.ceil(durationMs(sampleCount) / spokenMsPerToken)
}

function heardTokens(lengthMs: number): number {
  return Math.ceil(lengthMs / 100)
}

/** What a response reads: its instructions and tools, and every item of its context. */
export function countTokens(
  items: readonly Item[],
  { instructions, tools }: Pick<MindRequest, 'instructions' | 'tools'>,
): Usage['input'] {
  const declared = tools.map((tool) => JSON.stringify(tool)).join('')
  const count = { textTokens: textTokens(instructions) + textTokens(declared), audioTokens: 0 }
  for (const item of items) {
    if (item.kind === 'call') count.textTokens += textTokens(item.name + item.arguments)
    else if (item.kind === 'output') count.textTokens += textTokens(item.output)
    else if (item.kind === 'message') {
      for (const content of item.content) {
        if (content.kind === 'input_audio') count.audioTokens += heardTokens(content.durationMs)
        else if (content.kind === 'output_audio') {
          count.audioTokens += spokenTokens(content.sampleCount)
          count.textTokens += textTokens(content.transcript)
        } else if (content.kind !== 'input_image') count.textTokens += textTokens(content.text)
      }
    }
  }
  return count
}

export function transcriptionUsage(transcription: Transcription, lengthMs: number, text: string): TranscriptionUsage {
  if (transcription.model === 'whisper-1') return { type: 'duration', seconds: lengthMs / 1000 }
  const promptTokens = transcription.prompt ? textTokens(transcription.prompt) : 0
  return {
    type: 'tokens',
    textTokens: promptTokens,
    audioTokens: heardTokens(lengthMs),
    outputTokens: textTokens(text),
  }
}
