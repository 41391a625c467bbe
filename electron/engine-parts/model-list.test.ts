import { expect, test } from 'vitest'
import { readModelList } from './model-list'

test.each<[string, unknown, string[]]>([
  ['OpenAI', { object: 'list', data: [{ id: 'a', owned_by: 'x' }, { id: 'b' }] }, ['a', 'b']],
  ['Ollama without a model', { object: 'list', data: null }, []],
  ['Ollama, its own', { models: [{ name: 'a:latest', model: 'a:latest', size: 1 }] }, ['a:latest']],
  [
    'llama.cpp: both',
    { models: [{ name: 'x', model: 'x' }], data: [{ id: 'a.gguf', owned_by: 'llamacpp' }] },
    ['a.gguf'],
  ],
  ['Together', [{ id: 'a', type: 'chat' }, { id: 'b' }], ['a', 'b']],
  ['names alone', { data: ['a', 'b'] }, ['a', 'b']],
  [
    'with what is no model',
    { data: [{ id: 7 }, null, { id: '' }, { id: 'x'.repeat(201) }, { id: 'a', owned_by: null }] },
    ['a'],
  ],
])('%s', (_, list, ids) => {
  expect(readModelList(list).map(({ id }) => id)).toEqual(ids)
})

test.each([{}, null, 'models', { data: 7 }, { error: 'none' }, [{ tag: 'x' }]])('%j is no list', (value) => {
  expect(() => readModelList(value)).toThrow()
})
