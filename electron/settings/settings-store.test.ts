import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { settingsSchema, type Settings } from '../../shared/settings'
import { migrate } from './migrations'
import { readSettings } from './read-settings'
import { createSettingsStore } from './settings-store'

const log = { warn: () => undefined, error: () => undefined }
const now = () => new Date(2026, 0, 31, 23, 59, 7)
const defaults = settingsSchema.parse({})
let folder: string
let file: string
const open = () => createSettingsStore({ file, log, now })
const store = (value: unknown) => writeFileSync(file, typeof value === 'string' ? value : JSON.stringify(value))

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'parley-settings-'))
  file = join(folder, 'settings.json')
})
afterEach(() => {
  vi.useRealTimers()
  rmSync(folder, { recursive: true, force: true })
})

const service = {
  kind: 'gateway' as const,
  id: 'a',
  name: 'Gateway',
  url: 'wss://gateway.example/v1',
  auth: { kind: 'environment' as const, variable: 'KEY' },
}
const full: Settings = settingsSchema.parse({
  language: 'zh-TW',
  theme: 'dark',
  audio: { volume: 0.4 },
  services: { active: 'a', list: [service, { ...service, id: 'b', instructions: 'say "theme": "light"' }] },
  engine: { idleMinutes: 3 },
  tools: { folders: ['/home/ann/Documents', '/srv/ü'] },
})

test('starts with defaults and leaves no file behind until something changes', async () => {
  const settings = open()
  await settings.flush()
  expect({ current: settings.current, notices: settings.notices, files: readdirSync(folder) }).toEqual({
    current: defaults,
    notices: [],
    files: [],
  })
})

test('a change is told, written for the owner alone, and read again', async () => {
  const settings = open()
  const heard: Settings[] = []
  const stop = settings.onChange((value) => heard.push(value))
  settings.change({ theme: 'dark' })
  settings.change({ theme: 'dark' })
  stop()
  settings.change((current) => ({ ...current, tools: { folders: ['/a'] } }))
  await settings.flush()
  expect(heard).toEqual([{ ...defaults, theme: 'dark' }])
  expect(open().current).toEqual({ ...defaults, theme: 'dark', tools: { folders: ['/a'] } })
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(readdirSync(folder)).toEqual(['settings.json'])
})

test('many changes at once are one write, a quiet moment later', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const settings = open()
  for (let volume = 1; volume <= 50; volume++) settings.change({ audio: { ...defaults.audio, volume: volume / 100 } })
  expect(readdirSync(folder)).toEqual([])
  vi.advanceTimersByTime(250)
  vi.useRealTimers()
  await vi.waitFor(() => expect(JSON.parse(readFileSync(file, 'utf8')).audio.volume).toBe(0.5))
})

test('what is not valid is refused and changes nothing; a listener that throws stops nobody', () => {
  const settings = open()
  const heard: number[] = []
  settings.onChange(() => {
    throw new Error('broken')
  })
  settings.onChange(({ audio }) => heard.push(audio.volume))
  expect(() => settings.change({ audio: { ...defaults.audio, volume: 7 } })).toThrow()
  settings.change({ audio: { ...defaults.audio, volume: 0.5 } })
  expect(heard).toEqual([0.5])
})

describe('a damaged file', () => {
  test('is set aside under a dated name, and what can be read is kept', async () => {
    store({ ...full, theme: 'purple', audio: { volume: 'loud' }, services: { ...full.services, list: [{}, service] } })
    const settings = open()
    expect(settings.notices).toEqual([{ code: 'settings.damaged', detail: 'settings.damaged-20260131-235907.json' }])
    expect(settings.current).toEqual({
      ...full,
      theme: 'system',
      audio: defaults.audio,
      services: { active: 'a', list: [full.services.list[0]] },
    })
    await settings.flush()
    expect(readdirSync(folder).sort()).toEqual(['settings.damaged-20260131-235907.json', 'settings.json'])
    expect(open().notices).toEqual([])
  })

  test('cut short, it still gives the parts before the cut', () => {
    const text = JSON.stringify(full, null, 2)
    store(text.slice(0, text.indexOf('"tools"') - 20))
    const { current } = open()
    expect(current).toEqual({ ...full, tools: defaults.tools })
  })

  test('two within a second do not overwrite each other', () => {
    store('one')
    open()
    store('two')
    expect(open().notices[0]?.detail).toBe('settings.damaged-20260131-235907-2.json')
    expect(readdirSync(folder)).toHaveLength(2)
  })

  test.each(['', 'null', '[]', '7', '{"version":99}', '\0\0\0'])('%j starts with defaults', (text) => {
    store(text)
    const settings = open()
    expect(settings.current).toEqual(defaults)
    expect(settings.notices).toHaveLength(1)
  })

  test.each([
    ['the kind', '"kind": "gateway"', '"kind": "gatewoy"'],
    ['the sign-in', '"variable": "KEY"', '"variable": "K-Y"'],
    ['a bracket', '"services": {', '"services": '],
    ['the end of the list', '    ]\n', ''],
    ['the id', '"id": "a"', '"id": 7'],
  ])('a service whose %s is damaged keeps the rest', (_what, whole, damaged) => {
    store(JSON.stringify(full, null, 2).replace(whole, damaged))
    const { current, notices } = open()
    expect(notices).toHaveLength(1)
    expect({ ...current, services: defaults.services }).toEqual({ ...full, services: defaults.services })
    expect(current.services.list).toMatchObject([{ kind: 'gateway', url: service.url }, { id: 'b' }])
  })

  /** What of the original a damaged file must still give: every member whose own line is whole. */
  const wholeLines = (text: string): Set<string> => new Set(text.split('\n').map((line) => line.replace(/,$/, '')))

  test('1,000 random corruptions: always valid settings, and no readable part is lost', () => {
    const text = JSON.stringify(full, null, 2)
    const original = Buffer.from(text)
    let seed = 7
    const random = (below: number): number => {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff
      return Math.floor((seed / 0x80000000) * below)
    }
    const lost: string[] = []
    const urlLine = `        "url": "${service.url}"`
    const upToUrl = text.slice(0, text.indexOf(urlLine) + urlLine.length)
    for (let round = 0; round < 1_000; round++) {
      let bytes = Buffer.from(original)
      for (let hit = random(4); hit >= 0; hit--) {
        const at = random(bytes.length)
        const kind = random(4)
        if (kind === 0) bytes[at] = random(256)
        else if (kind === 1) bytes = bytes.subarray(0, Math.max(1, at))
        else if (kind === 2) bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + random(40))])
        else bytes = Buffer.concat([bytes.subarray(0, at), Buffer.from('{"[:,'.charAt(random(5))), bytes.subarray(at)])
      }
      const { settings } = readSettings(bytes)
      expect(settingsSchema.safeParse(settings).success).toBe(true)
      const lines = wholeLines(bytes.toString())
      const isWhole = (...wanted: string[]): boolean => wanted.every((line) => lines.has(line))
      if (isWhole('  "language": "zh-TW"') && settings.language !== 'zh-TW') lost.push('language')
      if (isWhole('  "theme": "dark"') && settings.theme !== 'dark') lost.push('theme')
      if (isWhole('  "audio": {', '    "volume": 0.4') && settings.audio.volume !== 0.4) lost.push('volume')
      if (isWhole('  "engine": {', '    "idleMinutes": 3') && settings.engine.idleMinutes !== 3) lost.push('engine')
      const [first] = settings.services.list
      const isThere =
        first?.kind === 'gateway' && first.url === service.url && first.voice === full.services.list[0]!.voice
      if (bytes.toString().startsWith(`${upToUrl},\n`) && !isThere) lost.push('service')
    }
    expect(lost).toEqual([])
  })
})

test('a folder that cannot be written is reported once, and the app goes on with its changes', async () => {
  writeFileSync(join(folder, 'blocked'), '')
  const settings = createSettingsStore({ file: join(folder, 'blocked', 'settings.json'), log })
  expect(settings.notices).toEqual([{ code: 'settings.unwritable', detail: join(folder, 'blocked') }])
  settings.change({ theme: 'light' })
  await settings.flush()
  expect({ theme: settings.current.theme, notices: settings.notices.length }).toEqual({ theme: 'light', notices: 1 })
})

test('a folder in the place of the file is set aside as well', async () => {
  mkdirSync(file)
  chmodSync(file, 0o755)
  const settings = open()
  settings.change({ theme: 'light' })
  await settings.flush()
  expect(settings.notices.map(({ code }) => code)).toEqual(['settings.damaged'])
  expect(open().current.theme).toBe('light')
})

test('migrations run in order of version and end in the present one', () => {
  const steps = {
    1: (old: Record<string, unknown>) => ({ theme: old['look'] }),
    2: (old: Record<string, unknown>) => ({ ...old, sound: 1 }),
  }
  expect(migrate({ version: 1, look: 'dark' }, steps)).toEqual({ version: 3, theme: 'dark', sound: 1 })
  expect(migrate({ version: 3, theme: 'dark' }, steps)).toEqual({ version: 3, theme: 'dark' })
})
