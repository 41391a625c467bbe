import { expect, test } from 'vitest'
import type { MessageItem } from '../protocol/item'
import { isUnanswered, toHistory } from './context'

const spoken = (text: string): MessageItem => ({
  kind: 'message',
  id: text,
  status: 'completed',
  role: 'user',
  content: [
    {
      kind: 'input_audio',
      transcript: null,
      samples: new Int16Array(0),
      durationMs: 0,
      recognition: Promise.resolve({ text, language: 'en' }),
      recognized: { text, language: 'en' },
    },
  ],
})
const written = (role: 'user' | 'assistant', text: string): MessageItem => ({
  kind: 'message',
  id: text,
  status: 'completed',
  role,
  content: [{ kind: role === 'user' ? 'input_text' : 'output_text', text }],
})
const texts = (items: MessageItem[]): string[] => toHistory(items).map((turn) => ('text' in turn ? turn.text : ''))

test('a sentence that went on after a pause is one turn', () => {
  expect(texts([spoken('Set a timer for.'), spoken('10 minutes.')])).toEqual(['Set a timer for 10 minutes.'])
})

test('a noise after a question leaves the question', () => {
  expect(texts([spoken('What time is it?'), spoken('')])).toEqual(['What time is it?'])
  expect(isUnanswered(spoken('What time is it?'))).toBe(true)
  expect(isUnanswered(spoken(''))).toBe(false)
})

test('what was answered, and what was written, stays by itself', () => {
  const answer = written('assistant', 'Noon.')
  expect(texts([spoken('What time is it?'), answer, spoken('And the date?')])).toHaveLength(3)
  expect(texts([written('user', 'One'), written('user', 'Two')])).toEqual(['One', 'Two'])
  expect(isUnanswered(answer)).toBe(false)
})

test('only a noise is still an empty turn', () => {
  expect(texts([spoken('')])).toEqual([''])
})
