import { describe, expect, test } from 'vitest'
import { betaDialect } from './beta'
import { clientRows } from './golden/client.fixture'
import { gaDialect } from './ga'
import { clientNames } from './golden/names.fixture'

describe.each([gaDialect, betaDialect])('$name', (dialect) => {
  test.each(clientRows)('$name', (row) => {
    const frame = dialect.encode(row.command, 'evt_1')
    const wire = row[dialect.name]
    expect(frame === null ? null : JSON.parse(frame)).toStrictEqual(wire && { ...wire, event_id: 'evt_1' })
  })

  test('every event of the form is shown', () => {
    const shown = new Set(clientRows.flatMap((row) => row[dialect.name]?.type ?? []))
    expect([...shown].sort()).toEqual([...clientNames[dialect.name]].sort())
  })

  test('an event id is escaped', () => {
    const id = '"\n\\'
    expect(JSON.parse(dialect.encode({ type: 'append', sound: Buffer.alloc(0) }, id)!)).toEqual({
      type: 'input_audio_buffer.append',
      event_id: id,
      audio: '',
    })
  })
})
