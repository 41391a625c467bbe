/** The demo's command line. */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { TurnInput } from '../app/turn'

export interface DemoOptions {
  turns: TurnInput[]
  provider: string
  keyVariable: string
  turnDetection: 'server_vad' | 'semantic_vad' | 'none'
  folders: string[]
  report: string | null
  record: string | null
  screenshot: string | null
}

const questions = ['fliteslt_1.wav', 'picous_5.wav', 'fliteslt_2.wav']

/** @throws Error with a sentence for the person at the terminal */
export function parseOptions(args: string[]): DemoOptions {
  const { values, tokens } = parseArgs({
    args,
    tokens: true,
    options: {
      say: { type: 'string', multiple: true },
      type: { type: 'string', multiple: true },
      provider: { type: 'string', default: 'engine' },
      'key-env': { type: 'string', default: '' },
      'turn-detection': { type: 'string', default: 'semantic_vad' },
      repeat: { type: 'string', default: '1' },
      allow: { type: 'string', multiple: true, default: [] },
      report: { type: 'string' },
      record: { type: 'string' },
      screenshot: { type: 'string' },
    },
  })
  const detection = (['server_vad', 'semantic_vad', 'none'] as const).find((one) => one === values['turn-detection'])
  if (detection === undefined) throw new Error('--turn-detection is one of server_vad, semantic_vad, none')
  const repeat = Number(values.repeat)
  if (!Number.isInteger(repeat) || repeat < 1) throw new Error('--repeat is a whole number, 1 or more')

  const asked = tokens.flatMap((token): TurnInput[] => {
    if (token.kind !== 'option' || token.value === undefined) return []
    if (token.name === 'say') return [{ kind: 'say', file: resolve(token.value) }]
    return token.name === 'type' ? [{ kind: 'type', text: token.value }] : []
  })
  const own = questions.map((name): TurnInput => ({ kind: 'say', file: resolve(__dirname, '../speech', name) }))
  const once = asked.length > 0 ? asked : own
  for (const turn of once)
    if (turn.kind === 'say' && !existsSync(turn.file)) throw new Error(`There is no file ${turn.file}`)
  const path = (value: string | undefined): string | null => (value === undefined ? null : resolve(value))
  return {
    turns: Array.from({ length: repeat }, () => once).flat(),
    provider: values.provider,
    keyVariable: values['key-env'],
    turnDetection: detection,
    folders: values.allow.map((folder) => resolve(folder)),
    report: path(values.report),
    record: path(values.record),
    screenshot: path(values.screenshot),
  }
}
