/** Wordings of requests about what Parley cannot do, and what each must lead to. */
export const refusedRequests: readonly (readonly [string, string])[] = [
  ["What's the weather like?", 'I cannot look up the weather. I can tell you the time, or tell you the date.'],
  ["What's the weather like today?", 'I cannot look up the weather. I can tell you the time, or tell you the date.'],
  ['Will it rain tomorrow?', 'I cannot look up the weather. I can tell you the date, or tell you the time.'],
  ['Set a timer for ten minutes.', 'I cannot set timers or reminders yet. I can tell you the time, or do arithmetic.'],
  ['Set an alarm for seven.', 'I cannot set timers or reminders yet. I can tell you the time, or do arithmetic.'],
  [
    'Remind me to call mum at five.',
    'I cannot set timers or reminders yet. I can tell you the time, or tell you the date.',
  ],
  [
    'Read my emails.',
    'I cannot reach mail, messages or the telephone. I can find a file by its name, or read out a text file.',
  ],
  [
    'Send an email to John.',
    'I cannot reach mail, messages or the telephone. I can find a file by its name, or read out a text file.',
  ],
  [
    'Play some music.',
    'I cannot play music or control devices. I can find a file by its name, or read out a text file.',
  ],
  ['Open Chrome.', 'I cannot open or close programs. I can find a file by its name, or tell you what is in a folder.'],
  [
    'Open the browser.',
    'I cannot open or close programs. I can find a file by its name, or tell you what is in a folder.',
  ],
  [
    'Open the calculator.',
    'I cannot open or close programs. I can find a file by its name, or tell you what is in a folder.',
  ],
  [
    'Open Spotify.',
    'I cannot play music or control devices. I can find a file by its name, or tell you what is in a folder.',
  ],
  [
    'Translate hello into French.',
    'I understand and speak only English so far. I can read out a text file, or tell you the time.',
  ],
  [
    'How do you say good morning in German?',
    'I understand and speak only English so far. I can tell you the time, or do arithmetic.',
  ],
  [
    "What's the time difference between London and Tokyo?",
    'I cannot work out time differences. I can tell you the time, or do arithmetic.',
  ],
  ["What's the news?", 'I cannot look up the news. I can tell you the time, or tell you the date.'],
  ['Tell me the news.', 'I cannot look up the news. I can tell you the time, or tell you the date.'],
  [
    'Find me a restaurant nearby.',
    'I cannot look up or order anything out there. I can find a file by its name, or tell you the time.',
  ],
  [
    'Search the internet for cats.',
    'I cannot look anything up on the internet. I can find a file by its name, or tell you the time.',
  ],
  ['Turn off the lights.', 'I cannot play music or control devices. I can tell you the time, or do arithmetic.'],
  [
    'Delete the file notes.txt.',
    'I can look into files, but I cannot write or change them. I can find a file by its name, or tell you what is in a folder.',
  ],
  [
    'Write a poem about the sea.',
    'I can look into files, but I cannot write or change them. I can find a file by its name, or read out a text file.',
  ],
  ['Tell me a story.', 'I cannot make up stories or poems. I can read out a text file, or tell you the time.'],
  ['How many feet are in a mile?', 'I cannot convert units or currencies. I can do arithmetic, or tell you the time.'],
  [
    'Convert ten miles to kilometers.',
    'I cannot convert units or currencies. I can do arithmetic, or tell you the time.',
  ],
  [
    'Call my wife.',
    'I cannot reach mail, messages or the telephone. I can find a file by its name, or tell you the time.',
  ],
  [
    'Open the window.',
    'I cannot open or close programs. I can find a file by its name, or tell you what is in a folder.',
  ],
  ['Read me a story.', 'I cannot make up stories or poems. I can read out a text file, or tell you the time.'],
  ['When is my next appointment?', 'I cannot see or change a calendar. I can tell you the time, or tell you the date.'],
  ['Do I need an umbrella tomorrow?', 'I cannot look up the weather. I can tell you the date, or tell you the time.'],
  [
    'Buy some milk',
    'I cannot look up or order anything out there. I can find a file by its name, or tell you the time.',
  ],
  [
    'Rename the file notes to ideas.',
    'I can look into files, but I cannot write or change them. I can find a file by its name, or tell you the time.',
  ],
  ['Read the news.', 'I cannot look up the news. I can tell you the time, or tell you the date.'],
  [
    'Read my messages.',
    'I cannot reach mail, messages or the telephone. I can read out a text file, or tell you the time.',
  ],
  [
    'Open the door.',
    'I cannot open or close programs. I can find a file by its name, or tell you what is in a folder.',
  ],
  [
    'Open Google Chrome.',
    'I cannot open or close programs. I can find a file by its name, or tell you what is in a folder.',
  ],
  [
    'Open Microsoft Word.',
    'I cannot open or close programs. I can find a file by its name, or tell you what is in a folder.',
  ],
  [
    'Open my email.',
    'I cannot reach mail, messages or the telephone. I can find a file by its name, or read out a text file.',
  ],
  [
    'Find the best pizza in town.',
    'I cannot look up or order anything out there. I can find a file by its name, or tell you the time.',
  ],
  [
    'Search for restaurants.',
    'I cannot look up or order anything out there. I can find a file by its name, or tell you the time.',
  ],
  [
    'Search Google for cats.',
    'I cannot look anything up on the internet. I can find a file by its name, or tell you the time.',
  ],
  [
    'Search Wikipedia for cats',
    'I cannot look anything up on the internet. I can find a file by its name, or tell you the time.',
  ],
  ['Show me the weather.', 'I cannot look up the weather. I can tell you the time, or tell you the date.'],
  [
    'Show me my calendar.',
    'I cannot see or change a calendar. I can tell you the date, or tell you what is in a folder.',
  ],
  [
    'Where is the nearest gas station?',
    'I cannot look up or order anything out there. I can find a file by its name, or tell you the time.',
  ],
  ["What's in the news?", 'I cannot look up the news. I can tell you the time, or tell you the date.'],
  ['What is on TV tonight?', 'I cannot control devices. I can tell you the time, or do arithmetic.'],
  [
    "What's the time in the movie?",
    'I do not know the time zone of Movie. I know larger cities such as London or Tokyo.',
  ],
  ['When is it going to stop raining?', 'I cannot look up the weather. I can tell you the time, or do arithmetic.'],
  ['Is it going to be sunny on Sunday?', 'I cannot look up the weather. I can tell you the time, or do arithmetic.'],
  [
    'Can you sing a song?',
    'I cannot play music or control devices. I can find a file by its name, or read out a text file.',
  ],
  [
    'I want to book a flight to Rome',
    'I cannot look up or order anything out there. I can tell you the time, or read out a text file.',
  ],
  [
    'Order a pizza.',
    'I cannot look up or order anything out there. I can find a file by its name, or tell you the time.',
  ],
  [
    'Print the document.',
    'I can look into files, but I cannot write or change them. I can find a file by its name, or tell you the time.',
  ],
  ['stop the timer', 'I cannot set timers or reminders yet. I can tell you the time, or do arithmetic.'],
  ['Shut down the computer.', 'I cannot control devices. I can tell you the time, or do arithmetic.'],
  ['How long until my meeting?', 'I cannot see or change a calendar. I can tell you the date, or tell you the time.'],
  ['read the last line of notes.txt', 'I can read a file only from its beginning.'],
]
