/** Who may import whom, read from the source. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { expect, test } from 'vitest'

const root = resolve(__dirname, '..')

interface Import {
  file: string
  target: string
}

function imports(folder: string): Import[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry): Import[] => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return imports(path)
    if (!/\.(ts|vue)$/.test(entry.name) || /\.(test|fixture)\.ts$/.test(entry.name)) return []
    const source = readFileSync(join(root, path), 'utf8')
    return [...source.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(([, name = '']) => ({
      file: path,
      target: name.startsWith('.') ? relative(root, resolve(root, dirname(path), name)) : name,
    }))
  })
}

const broken = (found: Import[], allowed: (one: Import) => boolean): string[] =>
  found.filter((one) => !allowed(one)).map(({ file, target }) => `${file} imports ${target}`)

const isIn = (target: string, ...folders: string[]): boolean =>
  folders.some((folder) => target.startsWith(`${folder}/`))
const electron = imports('electron')

test('shared imports only zod and itself', () => {
  expect(broken(imports('shared'), ({ target }) => target === 'zod' || isIn(target, 'shared'))).toEqual([])
})

test('the renderer knows neither main nor Node', () => {
  expect(
    broken(
      imports('renderer'),
      ({ target }) => target !== 'electron' && !isIn(target, 'electron') && !/^node:/.test(target),
    ),
  ).toEqual([])
})

test('main does not know the renderer, and only its outer rooms know Electron', () => {
  const mayKnowElectron = ({ file }: Import): boolean =>
    ['electron/main.ts', 'electron/app.ts', 'electron/preload.ts'].includes(file) ||
    isIn(file, 'electron/shell', 'electron/ipc')
  expect(
    broken(electron, (one) => !isIn(one.target, 'renderer') && (one.target !== 'electron' || mayKnowElectron(one))),
  ).toEqual([])
})

test('only the dialects and the chat mind know the wire', () => {
  expect(
    broken(
      electron,
      ({ file, target }) =>
        !/^openai(-\d+)?(\/|$)/.test(target) || isIn(file, 'electron/realtime/dialects', 'electron/engine/mind/chat'),
    ),
  ).toEqual([])
})

test('one file knows the keychain', () => {
  expect(
    broken(electron, ({ file, target }) => target !== 'keytar' || file === 'electron/credentials/keychain.ts'),
  ).toEqual([])
})

test('the engine is the other end of the wire', () => {
  const others = ['realtime', 'ipc', 'shell', 'tools', 'providers', 'settings'].map((room) => `electron/${room}`)
  expect(
    broken(
      electron.filter(({ file }) => isIn(file, 'electron/engine')),
      ({ target }) => isIn(target, 'electron/realtime/dialects') || !isIn(target, ...others),
    ),
  ).toEqual([])
})
