/** Wordings of requests about what Parley cannot do, and what each must lead to. */
export const refusedRequests: readonly (readonly [string, string])[] = [
  ["What's the weather like?", 'I cannot look up the weather, but I can tell you the time or tell you the date.'],
  ["What's the weather like today?", 'I cannot look up the weather, but I can tell you the time or tell you the date.'],
  ['Will it rain tomorrow?', 'I cannot look up the weather, but I can tell you the date or tell you the time.'],
  ['Set a timer for ten minutes.', 'I cannot set timers or reminders, but I can tell you the time or do arithmetic.'],
  ['Set an alarm for seven.', 'I cannot set timers or reminders, but I can tell you the time or do arithmetic.'],
  [
    'Remind me to call mum at five.',
    'I cannot set timers or reminders, but I can tell you the time or tell you the date.',
  ],
  [
    'Read my emails.',
    'I cannot reach mail, messages or the telephone, but I can find a file by its name or read out a text file.',
  ],
  [
    'Send an email to John.',
    'I cannot reach mail, messages or the telephone, but I can find a file by its name or read out a text file.',
  ],
  ['Play some music.', 'I cannot play music, but I can find a file by its name or read out a text file.'],
  [
    'Open Chrome.',
    'I cannot open or close programs, but I can find a file by its name or tell you what is in a folder.',
  ],
  [
    'Open the browser.',
    'I cannot open or close programs, but I can find a file by its name or tell you what is in a folder.',
  ],
  [
    'Open the calculator.',
    'I cannot open or close programs, but I can find a file by its name or tell you what is in a folder.',
  ],
  ['Open Spotify.', 'I cannot play music, but I can find a file by its name or tell you what is in a folder.'],
  [
    'Translate hello into French.',
    'I understand and speak only English so far, but I can read out a text file or tell you the time.',
  ],
  [
    'How do you say good morning in German?',
    'I understand and speak only English so far, but I can tell you the time or do arithmetic.',
  ],
  ["What's the news?", 'I cannot look up the news, but I can tell you the time or tell you the date.'],
  ['Tell me the news.', 'I cannot look up the news, but I can tell you the time or tell you the date.'],
  [
    'Find me a restaurant nearby.',
    'I cannot look up or order anything out there, but I can find a file by its name or tell you the time.',
  ],
  [
    'Search the internet for cats.',
    'I cannot look anything up on the internet, but I can find a file by its name or tell you the time.',
  ],
  ['Turn off the lights.', 'I cannot control devices, but I can tell you the time or do arithmetic.'],
  [
    'Delete the file notes.txt.',
    'I cannot write or change files, but I can find a file by its name or tell you what is in a folder.',
  ],
  [
    'Write a poem about the sea.',
    'I cannot make up stories or poems, but I can find a file by its name or read out a text file.',
  ],
  ['Tell me a story.', 'I cannot make up stories or poems, but I can read out a text file or tell you the time.'],
  [
    'Call my wife.',
    'I cannot reach mail, messages or the telephone, but I can find a file by its name or tell you the time.',
  ],
  [
    'Open the window.',
    'I cannot open or close programs, but I can find a file by its name or tell you what is in a folder.',
  ],
  ['Read me a story.', 'I cannot make up stories or poems, but I can read out a text file or tell you the time.'],
  [
    'When is my next appointment?',
    'I cannot see or change a calendar, but I can tell you the time or tell you the date.',
  ],
  [
    'Do I need an umbrella tomorrow?',
    'I cannot look up the weather, but I can tell you the date or tell you the time.',
  ],
  [
    'Buy some milk',
    'I cannot look up or order anything out there, but I can find a file by its name or tell you the time.',
  ],
  [
    'Rename the file notes to ideas.',
    'I cannot write or change files, but I can find a file by its name or tell you the time.',
  ],
  ['Read the news.', 'I cannot look up the news, but I can tell you the time or tell you the date.'],
  [
    'Read my messages.',
    'I cannot reach mail, messages or the telephone, but I can read out a text file or tell you the time.',
  ],
  [
    'Open the door.',
    'I cannot open or close programs, but I can find a file by its name or tell you what is in a folder.',
  ],
  [
    'Open Google Chrome.',
    'I cannot open or close programs, but I can find a file by its name or tell you what is in a folder.',
  ],
  [
    'Open Microsoft Word.',
    'I cannot open or close programs, but I can find a file by its name or tell you what is in a folder.',
  ],
  [
    'Open my email.',
    'I cannot reach mail, messages or the telephone, but I can find a file by its name or read out a text file.',
  ],
  [
    'Find the best pizza in town.',
    'I cannot look up or order anything out there, but I can find a file by its name or tell you the time.',
  ],
  [
    'Search for restaurants.',
    'I cannot look up or order anything out there, but I can find a file by its name or tell you the time.',
  ],
  [
    'Search Google for cats.',
    'I cannot look anything up on the internet, but I can find a file by its name or tell you the time.',
  ],
  [
    'Search Wikipedia for cats',
    'I cannot look anything up on the internet, but I can find a file by its name or tell you the time.',
  ],
  ['Show me the weather.', 'I cannot look up the weather, but I can tell you the time or tell you the date.'],
  [
    'Show me my calendar.',
    'I cannot see or change a calendar, but I can tell you the date or tell you what is in a folder.',
  ],
  [
    'Where is the nearest gas station?',
    'I cannot look up or order anything out there, but I can find a file by its name or tell you the time.',
  ],
  ["What's in the news?", 'I cannot look up the news, but I can tell you the time or tell you the date.'],
  ['What is on TV tonight?', 'I cannot control devices, but I can tell you the time or do arithmetic.'],
  [
    "What's the time in the movie?",
    'I do not know the time zone of Movie. I know larger cities such as London or Tokyo.',
  ],
  ['When is it going to stop raining?', 'I cannot look up the weather, but I can tell you the time or do arithmetic.'],
  ['Is it going to be sunny on Sunday?', 'I cannot look up the weather, but I can tell you the time or do arithmetic.'],
  ['Can you sing a song?', 'I cannot play music, but I can find a file by its name or read out a text file.'],
  [
    'I want to book a flight to Rome',
    'I cannot look up or order anything out there, but I can tell you the time or read out a text file.',
  ],
  [
    'Order a pizza.',
    'I cannot look up or order anything out there, but I can find a file by its name or tell you the time.',
  ],
  ['Print the document.', 'I cannot write or change files, but I can find a file by its name or tell you the time.'],
  ['stop the timer', 'I cannot set timers or reminders, but I can tell you the time or do arithmetic.'],
  ['Shut down the computer.', 'I cannot control devices, but I can tell you the time or do arithmetic.'],
  [
    'How long until my meeting?',
    'I cannot see or change a calendar, but I can tell you the date or tell you the time.',
  ],
  ['read the last line of notes.txt', 'I can read a file only from its beginning.'],
  ['Is it going to snow this weekend?', 'I cannot look up the weather, but I can tell you the time or do arithmetic.'],
  ['How hot is it outside?', 'I cannot look up the weather, but I can tell you the time or do arithmetic.'],
  ['Wake me up at six.', 'I cannot set timers or reminders, but I can tell you the time or do arithmetic.'],
  [
    'Start a stopwatch.',
    'I cannot set timers or reminders, but I can tell you the time or tell you what is in a folder.',
  ],
  [
    'Book a table for two at seven.',
    'I cannot look up or order anything out there, but I can read out a text file or tell you the time.',
  ],
  [
    "Text my wife that I'll be late.",
    'I cannot reach mail, messages or the telephone, but I can tell you the time or read out a text file.',
  ],
  [
    'Call the office.',
    'I cannot reach mail, messages or the telephone, but I can find a file by its name or tell you the time.',
  ],
  [
    'Check my email.',
    'I cannot reach mail, messages or the telephone, but I can find a file by its name or read out a text file.',
  ],
  [
    "What's on my calendar tomorrow?",
    'I cannot see or change a calendar, but I can tell you the date or tell you the time.',
  ],
  [
    'Schedule a meeting with Bob on Friday.',
    'I cannot see or change a calendar, but I can tell you the date or tell you the time.',
  ],
  ['Dim the lights.', 'I cannot control devices, but I can tell you the time or do arithmetic.'],
  ['Set the thermostat to 20 degrees.', 'I cannot control devices, but I can do arithmetic or convert units.'],
  ['Play the next song.', 'I cannot play music, but I can find a file by its name or read out a text file.'],
  ['Pause the music.', 'I cannot play music, but I can find a file by its name or read out a text file.'],
  ['Skip this song.', 'I cannot play music, but I can find a file by its name or read out a text file.'],
  ['Turn on the TV.', 'I cannot control devices, but I can tell you the time or do arithmetic.'],
  ['Search for cat videos on YouTube.', 'I cannot play music, but I can find a file by its name or tell you the time.'],
  ['Google the weather.', 'I cannot look up the weather, but I can tell you the time or tell you the date.'],
  ["What's Apple's stock price?", 'I cannot look up prices, but I can do arithmetic or tell you the time.'],
  ['How much is 10 dollars in euros?', 'I do not know exchange rates, but I can do arithmetic or convert units.'],
  [
    'Translate "thank you" to Spanish.',
    'I understand and speak only English so far, but I can read out a text file or tell you the time.',
  ],
  [
    'How do you say cat in Japanese?',
    'I understand and speak only English so far, but I can tell you the time or do arithmetic.',
  ],
  ['Speak German.', 'I understand and speak only English so far, but I can tell you the time or do arithmetic.'],
  [
    'Write an email to my boss.',
    'I cannot reach mail, messages or the telephone, but I can find a file by its name or read out a text file.',
  ],
  [
    'Write me a poem about autumn.',
    'I cannot make up stories or poems, but I can find a file by its name or read out a text file.',
  ],
  [
    'Tell me a bedtime story.',
    'I cannot make up stories or poems, but I can read out a text file or tell you the time.',
  ],
  ['Sing happy birthday.', 'I cannot play music, but I can tell you the date or read out a text file.'],
  [
    'Delete my downloads folder.',
    'I cannot write or change files, but I can find a file by its name or tell you what is in a folder.',
  ],
  [
    'Move notes.txt to the desktop.',
    'I cannot write or change files, but I can find a file by its name or tell you what is in a folder.',
  ],
  [
    'Create a new folder called ideas.',
    'I cannot write or change files, but I can tell you what is in a folder or tell you the time.',
  ],
  [
    'Rename budget.csv to money.csv.',
    'I cannot write or change files, but I can find a file by its name or tell you the time.',
  ],
  ['Save this as a file.', 'I cannot write or change files, but I can find a file by its name or tell you the time.'],
  ['Restart the computer.', 'I cannot control devices, but I can tell you the time or do arithmetic.'],
  [
    'Close the window.',
    'I cannot open or close programs, but I can tell you what is in a folder or tell you the time.',
  ],
  [
    'Open Photoshop.',
    'I cannot open or close programs, but I can find a file by its name or tell you what is in a folder.',
  ],
  ['Install Firefox.', 'I cannot open or close programs, but I can tell you what is in a folder or tell you the time.'],
  ['Connect to the wifi.', 'I cannot control devices, but I can tell you the time or do arithmetic.'],
  ['Turn on bluetooth.', 'I cannot control devices, but I can tell you the time or do arithmetic.'],
  [
    "What's the best phone to buy?",
    'I cannot look up or order anything out there, but I can find a file by its name or tell you the time.',
  ],
  [
    'Order an Uber.',
    'I cannot look up or order anything out there, but I can find a file by its name or tell you the time.',
  ],
  [
    'Buy tickets for the concert.',
    'I cannot look up or order anything out there, but I can find a file by its name or tell you the time.',
  ],
  [
    "Where's the nearest pharmacy?",
    'I cannot look up or order anything out there, but I can find a file by its name or tell you the time.',
  ],
  ["How's the traffic?", 'I cannot look up or order anything out there, but I can tell you the time or do arithmetic.'],
  ['Edit notes.txt and add milk.', 'I cannot write or change files, but I can tell you the time or do arithmetic.'],
  ["It's raining.", 'I cannot look up the weather, but I can tell you the time or do arithmetic.'],
]
