import { expect, test } from 'vitest'
import { checkService, toService } from './service-form'

const form = { name: ' Mine ', url: ' wss://example.org/v1/realtime ', model: '', keyVariable: 'MY_KEY' }

test('a complete form has no fault and goes out trimmed', () => {
  expect(checkService(form)).toEqual({})
  expect(toService(form)).toEqual({
    name: 'Mine',
    url: 'wss://example.org/v1/realtime',
    model: '',
    keyVariable: 'MY_KEY',
  })
})

test.each(['', 'example.org', 'ftp://example.org', 'wss://', 'file:///etc/passwd'])(
  'the address %j is refused',
  (url) => {
    expect(checkService({ ...form, url })).toEqual({ url: 'connect.urlWrong' })
  },
)

test('every fault is pointed out at once', () => {
  expect(checkService({ name: ' ', url: '', model: '', keyVariable: 'sk-secret' })).toEqual({
    name: 'connect.nameMissing',
    url: 'connect.urlWrong',
    keyVariable: 'connect.keyWrong',
  })
})
