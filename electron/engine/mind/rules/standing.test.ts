/** Orders that hold for the rest of the talk, until they are taken back. */
import { describe, expect, test } from 'vitest'
import { lastAnswer, say } from './rehearsal'

const asked = "What's 6 times 7?"
const usual = '6 times 7 is 42.'

describe('from now on', () => {
  test.each([
    ['Answer in one word from now on.', '42.'],
    ['From now on, please answer with a single word.', '42.'],
    ['Please call me Captain in every answer.', '6 times 7 is 42. Captain.'],
    ['Say sir at the end of every answer.', '6 times 7 is 42, sir'],
    ['From now on, end every answer with the word over.', '6 times 7 is 42, over'],
    ['Start every answer with aye aye.', 'aye aye, 6 times 7 is 42.'],
    ['Answer only in capital letters until I say otherwise.', '6 TIMES 7 IS 42.'],
    ['Never use more than four words from now on.', '42.'],
  ])('%s', async (order, answer) => {
    expect(await lastAnswer(order, 'Hello.', asked)).toEqual(say(answer))
  })
})

describe('until it is taken back', () => {
  test.each([
    ['Answer in one word from now on.', 'Okay, you can talk in full sentences again.'],
    ['Answer in one word from now on.', 'Go back to normal.'],
    ['From now on, end every answer with the word over.', 'Okay, you can stop saying over now.'],
    ['Please call me Captain in every answer.', 'You do not have to call me Captain any more.'],
    ['From now on answer in capital letters.', 'No more capital letters, please.'],
    ['Never use more than four words from now on.', 'You can use as many words as you like again.'],
  ])('%s %s', async (order, end) => {
    expect(await lastAnswer(order, asked, end)).toEqual(say('Okay.'))
    expect(await lastAnswer(order, asked, end, asked)).toEqual(say(usual))
  })

  test('what names another word ends nothing', async () => {
    const order = 'From now on, end every answer with the word over.'
    expect(await lastAnswer(order, 'Stop saying sir.', asked)).toEqual(say('6 times 7 is 42, over'))
  })
})
