import { expect, test } from 'vitest'
import type { CommandParsed } from '../../shared/ipc/contract'
import { settingsSchema } from '../../shared/settings'
import { withPatch } from './patch'

const fresh = settingsSchema.parse({})
const parts = {
  ...fresh.engine.parts,
  mind: { ...fresh.engine.parts.mind, use: 'remote' as const },
}

test.each<[CommandParsed<'settings.change'>, object]>([
  [{}, {}],
  [{ theme: 'dark', language: undefined }, { theme: 'dark' }],
  [{ volume: 0.5, audio: { preRoll: true } }, { audio: { ...fresh.audio, volume: 0.5, preRoll: true } }],
  [{ engineParts: parts }, { engine: { ...fresh.engine, parts } }],
  [{ network: { ...fresh.network, family: 'ipv4' } }, { network: { ...fresh.network, family: 'ipv4' } }],
])('%j changes that and nothing else', (patch, changed) => {
  expect(withPatch(fresh, patch)).toEqual({ ...fresh, ...changed })
})
