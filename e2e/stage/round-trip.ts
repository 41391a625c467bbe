/** Speaks a recording on the stage and prints, as JSON, what was heard of it; stage.test.ts runs it there. */
import { join } from 'node:path'
import { createListener } from './hear'
import { levelDbfs, noiseDbfs, voicedSection } from './levels'
import { nowMs, recordingRateHz, startRecording } from './recording'
import { play } from './sound'
import { readWav, toMono } from './wav'

async function main(): Promise<void> {
  const [, , question = '', folder = ''] = process.argv
  const recording = await startRecording(join(folder, 'stage.raw'))
  const playedFromMs = nowMs()
  await play(question)
  const playedToMs = nowMs()
  await recording.stop()
  recording.writeWav(join(folder, 'stage.wav'), 'both')

  const { microphone, loudspeaker } = recording.read()
  const voiced = voicedSection(microphone, { sampleRateHz: recordingRateHz })
  const source = readWav(question)
  const asRecorded = voicedSection(toMono(source), { sampleRateHz: source.sampleRateHz })
  const listener = await createListener()
  const heard = await listener.hear(microphone, recordingRateHz)
  const spanMs = (section: typeof voiced, rateHz: number) =>
    section === null ? null : ((section.last - section.first) / rateHz) * 1000
  const result = {
    text: heard.map(({ text }) => text).join(' '),
    noiseDbfs: noiseDbfs(microphone, recordingRateHz),
    loudspeakerDbfs: levelDbfs(loudspeaker),
    voicedMs: spanMs(voiced, recordingRateHz),
    voicedInFileMs: spanMs(asRecorded, source.sampleRateHz),
    voiceBeganAfterMs: recording.timeOfSampleMs(voiced?.first ?? 0) - playedFromMs,
    voiceEndedBeforeMs: playedToMs - recording.timeOfSampleMs(voiced?.last ?? 0),
  }
  process.stdout.write(`${JSON.stringify(result)}\n`)
}

void main()
