/** Wordings of requests about what Parley does not understand or know, and what each must lead to. */
export const unknownRequests: readonly (readonly [string, string])[] = [
  [
    'What is the capital of France?',
    'I do not know that, and I would rather not guess. I can tell you the time, or do arithmetic.',
  ],
  [
    'Who is the president of the United States?',
    'I do not know that, and I would rather not guess. I can tell you the time, or do arithmetic.',
  ],
  ['What is love?', 'I do not know that, and I would rather not guess. I can tell you the time, or do arithmetic.'],
  [
    'How tall is Mount Everest?',
    'I do not know that, and I would rather not guess. I can do arithmetic, or tell you the time.',
  ],
  ['Five five.', 'That is something I cannot do. I can tell you the time, or do arithmetic.'],
  ['Ten of clubs.', 'That is something I cannot do. I can tell you the time, or do arithmetic.'],
  ['Four queen of clubs.', 'That is something I cannot do. I can tell you the time, or do arithmetic.'],
  ['Go forward ten meters.', 'That is something I cannot do. I can do arithmetic, or tell you the time.'],
  ['Seven of clubs.', 'That is something I cannot do. I can tell you the time, or do arithmetic.'],
  [
    'Eight of spades, four of clubs, seven of hearts.',
    'That is something I cannot do. I can tell you the time, or do arithmetic.',
  ],
  [
    'Where is my phone?',
    'I do not know that, and I would rather not guess. I can find a file by its name, or tell you the time.',
  ],
  [
    'Where is Paris?',
    'I do not know that, and I would rather not guess. I can find a file by its name, or tell you the time.',
  ],
  ['Find my keys.', 'That is something I cannot do. I can find a file by its name, or tell you the time.'],
  ["What's my name?", 'I do not know that, and I would rather not guess. I can tell you the time, or do arithmetic.'],
  [
    'What is the meaning of life?',
    'I do not know that, and I would rather not guess. I can tell you the time, or do arithmetic.',
  ],
  [
    'What is the difference between a cat and a dog?',
    'I do not know that, and I would rather not guess. I can tell you the time, or do arithmetic.',
  ],
  [
    'Who won the game last night?',
    'I do not know that, and I would rather not guess. I can tell you the time, or do arithmetic.',
  ],
  [
    'What should I eat today?',
    'I do not know that, and I would rather not guess. I can tell you the time, or do arithmetic.',
  ],
  ['Show me the way.', 'That is something I cannot do. I can tell you what is in a folder, or tell you the time.'],
  [
    'Where am I?',
    'I do not know that, and I would rather not guess. I can find a file by its name, or tell you the time.',
  ],
  [
    'How old is the queen?',
    'I do not know that, and I would rather not guess. I can do arithmetic, or tell you the time.',
  ],
  ["What's 5?", 'I do not know that, and I would rather not guess. I can do arithmetic, or tell you the time.'],
  ['Is there a god?', 'I do not know that, and I would rather not guess. I can tell you the time, or do arithmetic.'],
  [
    'What day is my birthday?',
    'I do not know that, and I would rather not guess. I can tell you the date, or tell you the time.',
  ],
  [
    'How long does it take to boil an egg?',
    'I do not know that, and I would rather not guess. I can tell you the time, or do arithmetic.',
  ],
  [
    'What time does the train leave?',
    'I do not know that, and I would rather not guess. I can tell you the time, or do arithmetic.',
  ],
  ['Take a note', 'That is something I cannot do. I can read out a text file, or tell you the time.'],
  ['1.0', 'That is something I cannot do. I can do arithmetic, or tell you the time.'],
  ['Spell necessary.', 'That is something I cannot do. I can tell you the time, or do arithmetic.'],
  ['Was ist das?', 'That is something I cannot do. I can tell you the time, or do arithmetic.'],
  [
    'Show me a picture of a cat.',
    'That is something I cannot do. I can tell you what is in a folder, or tell you the time.',
  ],
  [
    'How many people live in Berlin?',
    'I do not know that, and I would rather not guess. I can do arithmetic, or tell you the time.',
  ],
  [
    "What's the best way to learn guitar?",
    'I do not know that, and I would rather not guess. I can tell you the time, or do arithmetic.',
  ],
  ['Look at me.', 'That is something I cannot do. I can find a file by its name, or tell you the time.'],
  [
    'What can you tell me about France?',
    'I do not know that, and I would rather not guess. I can tell you the time, or do arithmetic.',
  ],
  ['Read my mind.', 'That is something I cannot do. I can read out a text file, or tell you the time.'],
  ['Read a book to me.', 'That is something I cannot do. I can read out a text file, or tell you the time.'],
  [
    'Find out who won the election.',
    'That is something I cannot do. I can find a file by its name, or tell you the time.',
  ],
  ['Find love.', 'That is something I cannot do. I can find a file by its name, or tell you the time.'],
  ['Find the meaning of life.', 'That is something I cannot do. I can find a file by its name, or tell you the time.'],
  ['Show me a joke', 'That is something I cannot do. I can tell you what is in a folder, or tell you the time.'],
  [
    'Where is my car?',
    'I do not know that, and I would rather not guess. I can find a file by its name, or tell you the time.',
  ],
  [
    'Where is my mother?',
    'I do not know that, and I would rather not guess. I can find a file by its name, or tell you the time.',
  ],
  [
    "What's in the fridge?",
    'I do not know that, and I would rather not guess. I can tell you the time, or do arithmetic.',
  ],
  ["What's in a name?", 'I do not know that, and I would rather not guess. I can tell you the time, or do arithmetic.'],
  [
    'What is in season?',
    'I do not know that, and I would rather not guess. I can tell you the time, or do arithmetic.',
  ],
  ['List the planets.', 'That is something I cannot do. I can tell you what is in a folder, or tell you the time.'],
  [
    'List the presidents of the United States',
    'That is something I cannot do. I can tell you what is in a folder, or tell you the time.',
  ],
  [
    'Tell me about the roman empire',
    'I do not know that, and I would rather not guess. I can tell you the time, or do arithmetic.',
  ],
  ['Tell me something', 'I do not know that, and I would rather not guess. I can tell you the time, or do arithmetic.'],
  [
    'How far is the moon?',
    'I do not know that, and I would rather not guess. I can do arithmetic, or tell you the time.',
  ],
  [
    'How many days are in a year?',
    'I do not know that, and I would rather not guess. I can tell you the date, or do arithmetic.',
  ],
  [
    'How many people are in the world?',
    'I do not know that, and I would rather not guess. I can do arithmetic, or tell you the time.',
  ],
  [
    'How much does an elephant weigh?',
    'I do not know that, and I would rather not guess. I can do arithmetic, or tell you the time.',
  ],
  [
    'What is the square root of love?',
    'I do not know that, and I would rather not guess. I can tell you the time, or do arithmetic.',
  ],
  [
    'What is the speed of light?',
    'I do not know that, and I would rather not guess. I can tell you the time, or do arithmetic.',
  ],
  ['Count to ten.', 'That is something I cannot do. I can do arithmetic, or tell you the time.'],
  [
    'What comes after nine?',
    'I do not know that, and I would rather not guess. I can tell you the time, or do arithmetic.',
  ],
  [
    'Is five bigger than three?',
    'I do not know that, and I would rather not guess. I can tell you the time, or do arithmetic.',
  ],
  [
    'What day was I born?',
    'I do not know that, and I would rather not guess. I can tell you the date, or tell you the time.',
  ],
  [
    'How long is the Nile?',
    'I do not know that, and I would rather not guess. I can tell you the time, or do arithmetic.',
  ],
  [
    'how long until the train arrives',
    'I do not know that, and I would rather not guess. I can tell you the time, or do arithmetic.',
  ],
  [
    'What time is sunset?',
    'I do not know that, and I would rather not guess. I can tell you the time, or do arithmetic.',
  ],
  [
    'what time should I get up',
    'I do not know that, and I would rather not guess. I can tell you the time, or do arithmetic.',
  ],
  [
    "What's your favorite color?",
    'I do not know that, and I would rather not guess. I can tell you the time, or do arithmetic.',
  ],
  ['Do you love me?', 'I do not know that, and I would rather not guess. I can tell you the time, or do arithmetic.'],
  ['Will you marry me?', 'That is something I cannot do. I can tell you the time, or do arithmetic.'],
  [
    'Add milk to my shopping list.',
    'That is something I cannot do. I can tell you what is in a folder, or tell you the time.',
  ],
  ['Increase the volume.', 'That is something I cannot do. I can tell you the time, or do arithmetic.'],
  ['Mute the sound.', 'That is something I cannot do. I can tell you the time, or do arithmetic.'],
  ['Take a picture.', 'That is something I cannot do. I can tell you the time, or do arithmetic.'],
  ['Take a screenshot.', 'That is something I cannot do. I can tell you the time, or do arithmetic.'],
  [
    "What's two plus a banana?",
    'I do not know that, and I would rather not guess. I can tell you the time, or do arithmetic.',
  ],
  [
    'Summarize the file notes.txt',
    'That is something I cannot do. I can find a file by its name, or read out a text file.',
  ],
  ['Who wrote Hamlet?', 'I do not know that, and I would rather not guess. I can tell you the time, or do arithmetic.'],
  ['Can you dance?', 'That is something I cannot do. I can tell you the time, or do arithmetic.'],
  ['Flip a coin.', 'That is something I cannot do. I can tell you the time, or do arithmetic.'],
  ['Random number please', 'That is something I cannot do. I can do arithmetic, or tell you the time.'],
  [
    'How many weeks until Christmas?',
    'I do not know that, and I would rather not guess. I can do arithmetic, or tell you the time.',
  ],
  [
    'When is Thanksgiving?',
    'I do not know that, and I would rather not guess. I can tell you the time, or do arithmetic.',
  ],
]
