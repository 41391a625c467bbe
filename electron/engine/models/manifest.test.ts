import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { verifyModels } from './manifest'

let dir: string
let modelsDir: string
let stateDir: string
let model: string

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'parley-models-'))
  modelsDir = join(dir, 'models')
  stateDir = join(dir, 'state')
  model = join(modelsDir, 'ears', 'model.onnx')
  mkdirSync(join(modelsDir, 'ears'), { recursive: true })
  writeFileSync(model, 'weights')
  const file = { path: 'model.onnx', sizeBytes: 7, sha256: createHash('sha256').update('weights').digest('hex') }
  writeFileSync(join(modelsDir, 'manifest.json'), JSON.stringify({ models: [{ id: 'ears', files: [file] }] }))
})
afterEach(() => rmSync(dir, { recursive: true }))

test('unharmed models pass', async () => {
  await expect(verifyModels({ modelsDir, stateDir })).resolves.toBeUndefined()
})

test.each([
  ['missing', () => rmSync(model), 'engine.model-missing', 'ears/model.onnx'],
  ['cut short', () => writeFileSync(model, 'weig'), 'engine.model-damaged', 'ears/model.onnx'],
  ['changed', () => writeFileSync(model, 'weighty'.slice(0, 7)), 'engine.model-damaged', 'ears/model.onnx'],
  ['without a manifest', () => rmSync(join(modelsDir, 'manifest.json')), 'engine.model-missing', 'manifest.json'],
  ['with a broken manifest', () => writeFileSync(join(modelsDir, 'manifest.json'), '{'), 'engine.model-damaged', 'manifest.json'],
])('a file that is %s is named', async (_, harm, code, detail) => {
  harm()
  await expect(verifyModels({ modelsDir, stateDir })).rejects.toMatchObject({ code, detail })
})

test('contents are read once; a file touched since is read again', async () => {
  const [early, late] = [new Date('2026-01-01T00:00:00Z'), new Date('2026-01-01T00:00:05Z')]
  utimesSync(model, early, early)
  await verifyModels({ modelsDir, stateDir })
  writeFileSync(model, 'weighty'.slice(0, 7))
  utimesSync(model, early, early)
  await expect(verifyModels({ modelsDir, stateDir })).resolves.toBeUndefined()
  utimesSync(model, late, late)
  await expect(verifyModels({ modelsDir, stateDir })).rejects.toMatchObject({ code: 'engine.model-damaged' })
})

test('the real manifest covers every model file', () => {
  const root = join(__dirname, '..', '..', '..', 'models')
  const manifest = JSON.parse(readFileSync(join(root, 'manifest.json'), 'utf8')) as { models: { id: string; files: { path: string }[] }[] }
  for (const { id, files } of manifest.models) for (const { path } of files) expect(statSync(join(root, id, path)).isFile()).toBe(true)
})
