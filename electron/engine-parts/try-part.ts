/** A small request of a part's server, to see whether it does what the engine will ask of it. */
import * as z from 'zod'
import type { PartName } from '../../shared/engine-parts'
import { readContent } from '../engine/mind/chat/content'
import { createThinkingFilter } from '../engine/mind/chat/thinking'
import type { RemoteMind, RemoteParts, RemoteRecogniser, RemoteVoice } from '../engine/parts'
import { partError } from '../engine/part-faults'
import { createSpeaker } from '../engine/remote/speaker'
import { createTranscriber } from '../engine/remote/transcriber'
import { ask, readJson, type Patience } from './ask'

const answerSchema = z.object({
  choices: z.array(z.object({ message: z.looseObject({}) })).min(1),
})
const longestText = 80
/** Half a second of silence at 16 kHz: nobody's sound is needed to try. */
const silence = new Float32Array(8_000)

/** Without a temperature: the engine goes on without one where a model does not take it. */
async function tryMind({ model, ...server }: RemoteMind, patience: Patience): Promise<string> {
  const messages = [{ role: 'user', content: 'Say hello in one short sentence.' }]
  const bytes = await ask(server, 'chat/completions', { model, messages }, patience)
  const { choices } = readJson(bytes, (value) => answerSchema.parse(value))
  const thinking = createThinkingFilter()
  const text = (thinking.push(readContent(choices[0]?.message ?? {}).text) + thinking.flush()).trim()
  return text.length > longestText ? `${text.slice(0, longestText - 1)}…` : text
}

async function tryRecogniser(recogniser: RemoteRecogniser, signal: AbortSignal): Promise<string> {
  await createTranscriber(recogniser)(silence, null, signal)
  return ''
}

async function tryVoice(voice: RemoteVoice, signal: AbortSignal): Promise<string> {
  for await (const samples of createSpeaker(voice)('Hello.', { speed: 1, signal })) if (samples.length > 0) return ''
  throw partError('part.broken', 'no sound')
}

/** @returns what a model answered, shortened; empty for the others. @throws PartError */
export function tryPart(part: PartName, { mind, recogniser, voice }: RemoteParts, patience: Patience): Promise<string> {
  if (part === 'mind' && mind) return tryMind(mind, patience)
  if (part === 'recogniser' && recogniser) return tryRecogniser(recogniser, patience.signal)
  if (part === 'voice' && voice) return tryVoice(voice, patience.signal)
  return Promise.reject(partError('part.failed', ''))
}
