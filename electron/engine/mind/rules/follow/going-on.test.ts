/** Talks that go on from results, places and days in whatever words. */
import { describe, expect, test } from 'vitest'
import { call, lastAnswer, answer, assistant, called, returned, say, user } from '../rehearsal'

type Talk = readonly [...questions: string[], answer: string]

const titled = (talks: readonly Talk[]) => talks.map((talk) => [talk.slice(0, -1).join(' '), talk] as const)

const answered = async (talk: Talk) => {
  expect(await lastAnswer(...talk.slice(0, -1))).toEqual(say(talk[talk.length - 1] ?? ''))
}

const nines = 'What is 9 times 9?'

describe('something is done with the last result', () => {
  test.each(
    titled([
      ["What's 20% of $85?", 'Add that to the 85.', '17 dollars plus 85 is 102 dollars.'],
      ["What's 12.50 plus 8.99?", 'Plus another 3.25.', '21.49 plus 3.25 is 24.74.'],
      [nines, 'Times that by 2.', '81 times 2 is 162.'],
      [nines, 'And an extra five on top.', '81 plus 5 is 86.'],
      [nines, "What's that doubled?", 'Double 81 is 162.'],
      [nines, 'Times itself.', '81 squared is 6,561.'],
      [nines, 'And a fifth?', 'A fifth of 81 is 16.2.'],
      ['What is a quarter of 80?', 'And a fifth?', 'A fifth of 80 is 16.'],
      ["What's 2 to the power of 10?", 'And to the power of 12?', '2 to the power of 12 is 4,096.'],
      ["What's 3 to the power of 4?", 'And to the sixth power?', '3 to the power of 6 is 729.'],
      [nines, 'How much is that per person for 3 people?', '81 split 3 ways is 27 each.'],
    ]),
  )('%s', (_, talk) => answered(talk))
})

describe('a number is another', () => {
  test.each(
    titled([
      ["What's 15 times 4?", 'No, I said 50 times 4.', '50 times 4 is 200.'],
      ["What's 15 times 4?", 'Sorry, I said 15 plus 4.', '15 plus 4 is 19.'],
      ["What's 15 times 4?", 'No, I said 50 times 4.', 'Right. And minus 10%?', '200 minus 10 percent is 180.'],
      [
        'How much is an $80 jacket with 25% off?',
        'And if it was 30% off instead?',
        '80 dollars minus 30 percent is 56 dollars.',
      ],
      [
        "What's the date a hundred days from now?",
        'What weekday is that?',
        'Make it 90 days.',
        'That is Friday, February 19, 2027.',
      ],
      ["What's 1,250 divided by, um,", 'By 8.', '1,250 divided by 8 is 156.25.'],
      ['How many days until', 'Christmas.', 'It is 34 days until Friday, December 25.'],
    ]),
  )('%s', (_, talk) => answered(talk))
})

describe('results are compared, and told by their names', () => {
  const tips = ["What's a 20% tip on $64.50?", 'Hmm, make that 15%.'] as const
  test.each(
    titled([
      ["What's 30 times 3?", 'And 40 times 3?', 'How much more is that than the first one?', '120 minus 90 is 30.'],
      ["What's 8 times 9, and what's 9 times 9?", 'Add both together.', '72 plus 81 is 153.'],
      [...tips, "And what's the total then?", '64.50 dollars plus 15 percent is about 74.17 dollars.'],
      ["What's 20% of $85?", 'Add that to the 85.', 'What was the tip again?', 'It was 17 dollars.'],
      ["What's 30 plus 40?", "What's 5 squared?", 'What was the sum again?', 'It was 70.'],
    ]),
  )('%s', (_, talk) => answered(talk))
})

describe('the place or the day that was told', () => {
  const two = ['What time is it in Sydney?', 'And in Auckland?'] as const
  const tokyo = 'What time is it in Tokyo?'
  test.each(
    titled([
      [...two, 'Which one of them is ahead?', 'Auckland is 2 hours ahead of Sydney.'],
      [...two, 'Which one of them is ahead?', 'By how much?', 'Auckland is 2 hours ahead of Sydney.'],
      [...two, "What's the gap between them?", 'Auckland is 2 hours ahead of Sydney.'],
      [tokyo, 'How many hours is that ahead of London?', 'Tokyo is 9 hours ahead of London.'],
      [tokyo, 'How far ahead of London is it?', 'Tokyo is 9 hours ahead of London.'],
      [tokyo, 'How do you spell that?', 'T, O, K, Y, O.'],
      ['When is Thanksgiving?', 'Spell it.', 'T, H, A, N, K, S, G, I, V, I, N, G.'],
      [
        "And Valentine's Day, what day is that?",
        'And how many days until that one?',
        'It is 85 days until Sunday, February 14, 2027.',
      ],
      [
        'How many days since Halloween?',
        'And how long until the next one?',
        'It is 344 days until Sunday, October 31, 2027.',
      ],
      ["When's Easter?", 'And the one after that?', 'That is Sunday, April 16, 2028.'],
      [tokyo, 'Is it expensive?', 'I do not know that, but I can tell you the time or do arithmetic.'],
    ]),
  )('%s', (_, talk) => answered(talk))
})

describe('leading over, and how to answer', () => {
  test.each(
    titled([
      ['Hold on, what time is it?', 'It is 2:31 PM.'],
      ["Just a second, what's 5 plus 5?", '5 plus 5 is 10.'],
      ["Just the number, please. What's 45 plus 67?", '112.'],
      ["What's 45 plus 67?", 'Just the number, please.', '112.'],
      ['Give me just the number when I ask you a sum from now on.', "What's 15% of 240?", 'And 20%?', '48.'],
      ['Only say the result from now on.', 'What time is it?', 'It is 2:31 PM.'],
      ['From now on only the number.', 'Use full sentences again.', "What's 4 plus 4?", '4 plus 4 is 8.'],
      [
        'End every answer with the phrase my captain.',
        "You can stop saying that now. What's 10 minus 4?",
        'Okay. 10 minus 4 is 6.',
      ],
    ]),
  )('%s', (_, talk) => answered(talk))
})

describe('several files', () => {
  const recipe = (name: string) => ({ name, path: `/d/${name}`, folder: 'Documents' })
  const files = [recipe('recipe-soup.txt'), recipe('recipe-bread.txt')]
  const found = (matches: readonly unknown[]) => [
    user('Find my recipes.'),
    called('find_files', { query: 'recipes' }),
    returned({ matches, total: matches.length }),
    assistant('Told.'),
  ]
  test.each(['Read both of the recipes to me.', 'Read them both.'])('%s', async (said) => {
    const parts = await answer([...found(files), user(said)])
    expect(parts).toEqual(files.map(({ path }) => call('read_text_file', { file: path })))
  })
  test('"yes, read it" is the only one', async () => {
    const parts = await answer([...found(files.slice(0, 1)), user('Yes, read it to me.')])
    expect(parts).toEqual([call('read_text_file', { file: '/d/recipe-soup.txt' })])
  })
  test('"the to-do file" is the listed todo.txt', async () => {
    const parts = await answer([...found([recipe('todo.txt'), recipe('shot.png')]), user('Read the to-do file.')])
    expect(parts).toEqual([call('read_text_file', { file: '/d/todo.txt' })])
  })
  test('an empty text is said to be empty', async () => {
    const parts = await answer([
      user('Read it.'),
      called('read_text_file', { path: '/d/a.txt' }),
      returned({ text: '' }),
    ])
    expect(parts).toEqual([say('a.txt is empty.')])
  })
})
