import { expect, test } from 'vitest'
import { dictationPhase, maySetAside } from './dictation-state'

const closed = { open: false, text: '', pending: false, failure: null }
const lost = { code: 'session.lost', detail: '' } as const

test.each([
  ['starting', closed, true],
  ['starting', { ...closed, failure: lost }, true],
  ['listening', { ...closed, open: true }, true],
  ['listening', { ...closed, open: true, failure: lost }, false],
  ['listening', { ...closed, open: true }, false],
  ['listening', { ...closed, open: true, pending: true }, false],
  ['writing', { ...closed, pending: true }, false],
  ['failed', { ...closed, failure: lost }, false],
  ['stopped', closed, false],
] as const)('the panel says %s', (phase, dictation, isStarting) => {
  expect(dictationPhase(dictation, isStarting)).toBe(phase)
})

test('text is dropped only once it has been copied as it stands', () => {
  const written = { ...closed, text: 'Dear Robin' }
  expect([
    maySetAside(closed, null),
    maySetAside({ ...closed, text: ' \n' }, null),
    maySetAside(written, null),
    maySetAside(written, 'Dear'),
    maySetAside(written, 'Dear Robin'),
    maySetAside({ ...written, pending: true }, 'Dear Robin'),
    maySetAside({ ...closed, pending: true }, null),
  ]).toEqual([true, true, false, false, true, false, false])
})
