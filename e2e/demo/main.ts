/** Holds a conversation with the real app, prints it, and measures every turn. Exits 0 if each was answered. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { launchParley, type Parley } from '../app/parley'
import { createProfile, openProfile } from '../app/profile'
import { runTurn, type TurnReport } from '../app/turn'
import { readWav } from '../stage/wav'
import { startRecording } from '../stage/recording'
import { demoSettings } from './settings'
import { parseOptions, type DemoOptions } from './options'

const print = (line: string): void => void process.stdout.write(`${line}\n`)

/** A folder with something to find in it, for the demo's own questions. */
function sampleFolder(): string {
  const folder = join(mkdtempSync(join(tmpdir(), 'parley-demo-')), 'Documents')
  mkdirSync(folder)
  writeFileSync(join(folder, 'budget-report.txt'), 'Budget report. Travel came to 18,420 euros.\n')
  writeFileSync(join(folder, 'notes.txt'), 'Call the printer on Monday.\nThe stand is booked.\n')
  return folder
}

function printTurn(turn: TurnReport): void {
  print(`\nYou:     ${turn.transcript || turn.input}`)
  for (const call of turn.toolCalls) print(`         · ${call.name} ${call.arguments} → ${call.outcome}`)
  print(`Parley:  ${turn.answerText}`)
  const { speechEndToAudibleMs: waitMs } = turn.timings
  if (waitMs !== null) print(`         heard ${Math.round(waitMs)} ms after the last word`)
}

async function converse(parley: Parley, options: DemoOptions, recordingFile: string) {
  const recording = await startRecording(recordingFile)
  const errors: string[] = []
  const turns: TurnReport[] = []
  try {
    await parley.until('ready', ({ state }) => state.kind === 'ready' || state.kind === 'failed', 60_000)
    if (options.provider === 'engine')
      await parley.until('the models', ({ speech }) => speech.kind === 'loaded' || speech.kind === 'failed', 60_000)
    for (const input of options.turns) {
      try {
        const turn = await runTurn(parley, input, { recording, hold: options.turnDetection === 'none' })
        turns.push(turn)
        printTurn(turn)
      } catch (error) {
        errors.push(`${input.kind === 'say' ? basename(input.file) : input.text}: ${String(error)}`)
        print(`\nNo answer: ${errors.at(-1)}`)
      }
    }
    if (options.screenshot !== null) {
      mkdirSync(dirname(options.screenshot), { recursive: true })
      await parley.window.screenshot({ path: options.screenshot })
    }
  } finally {
    await recording.stop()
  }
  if (options.record !== null) recording.writeWav(options.record, 'loudspeaker')
  return { errors, turns }
}

async function main(): Promise<number> {
  const options = parseOptions(process.argv.slice(2))
  for (const turn of options.turns) if (turn.kind === 'say') readWav(turn.file)
  const out = mkdtempSync(join(tmpdir(), 'parley-demo-out-'))
  options.record ??= join(out, 'loudspeaker.wav')
  options.screenshot ??= join(out, 'window.png')
  if (options.folders.length === 0) options.folders = [sampleFolder()]

  const kept = process.env['PARLEY_PROFILE_DIR']
  const profile = kept
    ? openProfile(kept, (settings) => demoSettings(options, settings))
    : createProfile(demoSettings(options))
  const parley = await launchParley({ profile: profile.folder })
  try {
    const electron = await parley.app.evaluate(() => process.versions['electron'])
    const { errors, turns } = await converse(parley, options, join(out, 'stage.raw'))
    const report = { electron, provider: options.provider, errors, turns }
    if (options.report !== null) writeFileSync(options.report, `${JSON.stringify(report, null, 1)}\n`)
    print(`\nRecording:  ${options.record}\nScreenshot: ${options.screenshot}`)
    return errors.length === 0 ? 0 : 1
  } finally {
    await parley.close()
    profile.remove()
  }
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exit(2)
  },
)
