import { describe, expect, test } from 'vitest'
import { createFakeClock } from '../testing/fake-clock'
import { createTalk, stuckMs } from './talk'

function setUp(answering = false) {
  const clock = createFakeClock()
  const did: string[] = []
  const state = { answering }
  const talk = createTalk(
    { clock },
    {
      answering: () => state.answering,
      interrupt: () => {
        did.push('interrupt')
        state.answering = false
      },
      listen: (wanted) => did.push(wanted ? 'listen' : 'deafen'),
      beginHeld: () => did.push('begin held'),
      sendHeld: () => did.push('send held'),
      discardHeld: () => did.push('discard held'),
      beginOpen: () => did.push('begin open'),
      endOpen: () => did.push('end open'),
      discardOpen: () => did.push('discard open'),
      onMode: (mode) => did.push(`mode ${mode}`),
    },
  )
  return { clock, did, state, talk }
}

describe('the talk key', () => {
  test('held, it talks until shortly after it is let go', () => {
    const { clock, did, talk } = setUp()
    talk.press()
    clock.advance(1_000)
    talk.release()
    expect(did).toEqual(['mode hold', 'begin held', 'listen'])
    clock.advance(50)
    expect(did.slice(3)).toEqual(['send held', 'deafen', 'mode idle'])
  })

  test('tapped, it opens the microphone; tapped again, it closes it', () => {
    const { clock, did, talk } = setUp()
    talk.press()
    clock.advance(100)
    talk.release()
    clock.advance(30)
    expect(did.slice(3)).toEqual(['mode open', 'begin open', 'listen'])
    talk.press()
    clock.advance(100)
    talk.release()
    clock.advance(30)
    expect(did.slice(6)).toEqual(['end open', 'deafen', 'mode idle'])
  })

  test('tapped over an answer, it only interrupts', () => {
    const { clock, did, talk } = setUp(true)
    talk.press()
    clock.advance(100)
    talk.release()
    clock.advance(30)
    expect(did).toEqual(['interrupt', 'mode hold', 'begin held', 'listen', 'discard held', 'deafen', 'mode idle'])
  })

  test('tapped over an answer with an open microphone, it leaves the microphone open', () => {
    const { clock, did, state, talk } = setUp()
    talk.toggle()
    state.answering = true
    talk.press()
    clock.advance(100)
    talk.release()
    clock.advance(30)
    expect({ mode: talk.mode, did: did.slice(3) }).toEqual({ mode: 'open', did: ['interrupt'] })
  })

  test('held over an answer, it interrupts and talks', () => {
    const { clock, did, talk } = setUp(true)
    talk.press()
    clock.advance(900)
    talk.release()
    clock.advance(50)
    expect(did).toContain('send held')
  })

  test('a second press without a release is nothing', () => {
    const { did, talk } = setUp()
    talk.press()
    talk.press()
    expect(did).toHaveLength(3)
  })

  test('pressed again within the grace, the first turn is sent and the second begins', () => {
    const { clock, did, talk } = setUp()
    talk.press()
    clock.advance(600)
    talk.release()
    clock.advance(40)
    talk.press()
    expect(did.slice(3)).toEqual(['send held', 'deafen', 'mode idle', 'mode hold', 'begin held', 'listen'])
  })

  test.each([5, 600])('a key that bounces %i ms after it went down is still down', (afterMs) => {
    const { clock, did, talk } = setUp()
    talk.press()
    clock.advance(afterMs)
    talk.release()
    clock.advance(20)
    talk.press()
    clock.advance(1_000)
    expect([did, talk.mode]).toEqual([['mode hold', 'begin held', 'listen'], 'hold'])
    talk.release()
    clock.advance(50)
    expect(did.slice(3)).toEqual(['send held', 'deafen', 'mode idle'])
  })

  test('a key that stays down while nobody speaks is let go; one that is held through a long speech is not', () => {
    const stuck = setUp()
    stuck.talk.press()
    stuck.clock.advance(stuckMs)
    expect(stuck.did.slice(3)).toEqual(['send held', 'deafen', 'mode idle'])
    stuck.talk.release()
    stuck.clock.advance(1_000)
    expect(stuck.did).toHaveLength(6)

    const { clock, did, talk } = setUp()
    talk.press()
    for (let count = 0; count < 10; count++) {
      clock.advance(stuckMs / 2)
      talk.voice()
    }
    expect([did.length, talk.mode]).toEqual([3, 'hold'])
    clock.advance(stuckMs)
    expect(talk.mode).toBe('idle')
  })

  test('stopped, it drops what was said', () => {
    const { did, talk } = setUp()
    talk.press()
    talk.stop()
    expect(did.slice(3)).toEqual(['discard held', 'deafen', 'mode idle'])
    talk.release()
    expect(did).toHaveLength(6)
  })
})
