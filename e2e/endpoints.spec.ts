/** The real app with real sound, and a service at another address than its own engine: the kinds and forms that matter most. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { findViolations } from '../electron/engine/testing/rules'
import { readFrames, startEngine } from './app/engine'
import { expect, test } from './app/fixtures'
import { atRest } from './app/parley'
import { runTurn } from './app/turn'
import { play } from './stage/sound'

const speech = (name: string): string => join(__dirname, 'speech', name)

/** Changing notes: like a voice, and unlike one tone, they leave room for a person's in between. */
const melody = Array.from({ length: 100 }, (_, index) => ({
  tone: { frequencyHz: 220 + ((index * 137) % 1_100), durationMs: 80, text: 'la ' },
}))

const forms = [
  {
    name: 'the preview on Azure',
    at: { kind: 'azure', deployment: 'parley', apiVersion: '2024-10-01-preview' },
    sound: 'response.audio.delta',
  },
  { name: 'Azure', at: { kind: 'azure', deployment: 'parley' }, sound: 'response.output_audio.delta' },
  { name: 'a gateway', at: { kind: 'gateway', model: 'parley' }, sound: 'response.output_audio.delta' },
] as const

for (const { name, at, sound } of forms)
  test(`${name}: spoken, written, a file with consent, an interruption`, async ({ start, recording }, info) => {
    const folder = info.outputPath('Documents')
    const script = info.outputPath('script.json')
    const log = info.outputPath('frames.jsonl')
    const find = { name: 'find_files', arguments: { query: 'budget', folder } }
    const turns = [
      { match: 'Play', parts: melody },
      { match: 'what time', say: 'It is noon.' },
      { match: 'budget', calls: [find], then: { say: 'I found the report.' } },
      { match: 'Hello', say: 'Hello there.' },
      { say: 'Go on.' },
    ]
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'budget-report.txt'), 'Travel came to 18,420 euros.\n')
    writeFileSync(script, JSON.stringify({ turns, loop: true }))
    const engine = await startEngine(['--script', script, '--log', log])
    try {
      const { origin } = new URL(engine.url)
      const common = {
        id: 'elsewhere',
        name: 'Elsewhere',
        auth: { kind: 'environment', variable: 'KEY' },
      } as const
      const service =
        at.kind === 'azure'
          ? { ...common, ...at, endpoint: origin }
          : { ...common, ...at, url: `${origin}/v1/realtime` }
      const parley = await start({
        settings: { services: { active: service.id, list: [service] } },
        env: { KEY: engine.token },
      })
      await parley.until('ready', ({ state }) => state.kind === 'ready')

      const typed = await runTurn(parley, { kind: 'type', text: 'Hello' }, { recording, hold: false })
      expect(typed.answerText).toBe('Hello there.')
      expect(typed.answerAudioMs).toBeGreaterThan(300)

      const spoken = await runTurn(parley, { kind: 'say', file: speech('fliteslt_1.wav') }, { recording, hold: false })
      expect(spoken).toMatchObject({ transcript: expect.stringMatching(/what time is it/i), answerText: 'It is noon.' })
      expect(spoken.answerAudioMs).toBeGreaterThan(300)

      await parley.window.getByTestId('composer').fill('Find the budget')
      await parley.window.getByTestId('composer').press('Enter')
      // What is found there leaves the computer: the question says where to.
      await expect(parley.window.getByTestId('approval')).toContainText('Elsewhere')
      await parley.window.getByTestId('approval-once').click()
      const found = await parley.until(
        'the answer',
        (snapshot) => atRest(snapshot) && snapshot.entries.at(-1)?.kind === 'assistant',
      )
      expect(found.entries.slice(-2)).toMatchObject([
        { kind: 'tool', status: 'done', count: 1 },
        { kind: 'assistant', text: 'I found the report.' },
      ])

      // Echo cancellation holds speech back until it has heard the loudspeaker for a while.
      await runTurn(parley, { kind: 'type', text: 'Play to the end' }, { recording, hold: false })
      await parley.window.getByTestId('composer').fill('Play')
      await parley.window.getByTestId('composer').press('Enter')
      await parley.until('the melody', ({ state }) => state.kind === 'speaking')
      await play(speech('goforward.wav'))
      const stopped = await parley.until('silence', ({ entries }) =>
        entries.some((entry) => entry.kind === 'assistant' && entry.status === 'interrupted'),
      )
      const cut = stopped.entries.findLast((entry) => entry.kind === 'assistant' && entry.status === 'interrupted')
      await parley.until('the next answer', atRest)

      const frames = readFrames(log)
      const events = frames.map(({ event }) => event)
      expect(events.filter(({ item }) => JSON.stringify(item ?? '').includes('budget-report.txt'))).not.toEqual([])
      expect(events.filter(({ type }) => type === 'conversation.item.truncated')).toMatchObject([{ item_id: cut?.id }])
      expect(events.some(({ type }) => type === sound)).toBe(true)
      expect(events.filter(({ type }) => type === 'error')).toEqual([])
      const sessions = new Set(frames.map(({ session }) => session))
      for (const session of sessions)
        expect(findViolations(frames.filter((frame) => frame.session === session))).toEqual([])
    } finally {
      await engine.stop()
    }
  })
