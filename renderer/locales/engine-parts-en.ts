/** The words of the built-in engine's parts in English. */
export const enginePartsEn = {
  engineParts: {
    about: 'Runs on this computer. What is marked below goes to {hosts}.',
    sendsTo: 'Sends to {hosts}',
    name: { mind: 'Mind', recogniser: 'Ears', voice: 'Voice' },
    use: {
      label: 'Comes from',
      mind: { own: 'Own rules', remote: 'A language model' },
      recogniser: { own: 'Its own', remote: 'Another server' },
      voice: { own: 'Its own', remote: 'Another server' },
    },
    help: {
      mind: 'Any server that speaks OpenAI’s chat form: Ollama, LM Studio, llama.cpp, vLLM, a company’s own.',
      recogniser: 'Any server with OpenAI’s /v1/audio/transcriptions, such as speaches or LocalAI.',
      voice: 'Any server with OpenAI’s /v1/audio/speech that gives bare samples (PCM), such as Kokoro or speaches.',
    },
    stays: 'Nothing leaves this computer.',
    leaves: {
      mind: 'What you say, and what Parley looks up for you, is sent as text to {host}.',
      recogniser: 'What you say is sent as sound to {host}.',
      voice: 'What Parley answers is sent as text to {host}.',
    },
    incomplete: {
      mind: 'Until it has an address and a model, Parley answers by its own rules.',
      recogniser: 'Until it has an address and a model, Parley hears by itself.',
      voice: 'Until it has an address and a model, Parley speaks by itself.',
    },
    network: 'For https:// addresses outside this computer, the proxy and the certificate file under Network are used.',
    address: 'Address',
    addressFault: {
      wrong: 'This is not an address. It looks like http://127.0.0.1:11434/v1 or https://api.example.com/v1.',
      insecure:
        'Only this computer and those in your own network can be reached by http://. On the way to this one all could be read: use https://.',
      extra: 'Only the address itself: a key has a field of its own, and nothing may follow a “?”.',
    },
    unencrypted: {
      noKey: 'This connection is not encrypted: others on your network could read along.',
      withKey: 'This connection is not encrypted: others on your network could read along, and read the key too.',
    },
    model: 'Model',
    modelsThere: 'Models there',
    choose: 'Choose one of {n}',
    lookUp: 'Look up models',
    lookingUp: 'Asking which models there are.',
    found: 'The server has no model yet. | The server has {n} model. | The server has {n} models.',
    models: 'no model | {n} model | {n} models',
    key: 'Key',
    keyHelp: 'Empty where the server asks for none.',
    saveKey: 'Save the key',
    language: 'Language',
    languageHelp: 'Two letters, such as en; empty: whatever is spoken.',
    voice: 'Voice',
    temperature: 'Temperature',
    temperatureHelp: '0 to 2; empty: the server’s own.',
    maxOutput: 'Longest answer',
    maxOutputHelp: 'In tokens, 16 to 32,768.',
    context: 'Context',
    contextHelp: 'In tokens, 1,024 to 1,048,576. What is older than fits is left out.',
    more: 'Limits',
    moreAbout: 'Temperature, longest answer, context',
    number: 'Enter a number from {min} to {max}.',
    look: 'Look on this computer',
    looking: 'Looking on this computer.',
    lookHelp: 'Tries the ports at which such servers usually listen, only when you press it.',
    lookFound: 'No such server answers here. Start one, or enter its address. | {n} server found. | {n} servers found.',
    take: 'Use {name}',
    test: 'Test',
    testing: 'Waiting for the answer. A model may have to be loaded first.',
    tested: {
      text: 'It works: after {seconds} s it answered “{text}”',
      mind: 'It works: it answered after {seconds} s.',
      recogniser: 'It works: it listened to half a second of silence and answered after {seconds} s.',
      voice: 'It works: its voice came after {seconds} s.',
    },
    cancelled: 'Cancelled.',
    open: 'Open the engine’s settings',
    both: '{first} {then}',
    meanwhile: {
      mind: 'Meanwhile Parley answers by its own rules.',
      recogniser: 'Meanwhile Parley hears by itself.',
      voice: 'Meanwhile Parley speaks with its own voice.',
    },
    fault: {
      mind: {
        part: {
          unreachable: 'The language model at {host} cannot be reached. Start its server, or check the address.',
          proxy:
            'The proxy on the way to the language model at {host} cannot be used, or does not open the way. Check it under Network, or ask whoever runs it.',
          'proxy-auth':
            'The proxy on the way to the language model at {host} refuses the sign-in. Check its user and password under Network.',
          certificate:
            'The certificate on the way to the language model at {host} is not trusted. Check the certificate file under Network: it must hold your company’s authority.',
          refused: '{host} does not let Parley use its language model. Check the key, and whether the account may.',
          'model-missing': '{host} does not have the language model “{model}”. Choose another, or load it there.',
          busy: 'The language model at {host} is busy or still loading. Wait a moment, or use a smaller one.',
          'too-long':
            'The conversation is longer than the language model at {host} can take. Lower its context in the settings, or begin a new conversation.',
          'out-of-memory':
            'The computer {host} has too little memory for the language model “{model}”. Choose a smaller one.',
          'too-slow': 'The language model at {host} takes too long to answer. Choose a smaller or faster one.',
          broken:
            'The answer of the language model at {host} broke off or cannot be read. Check that the address ends at a chat server’s /v1.',
          failed: 'The language model at {host} failed. Test it in the settings to see what it says.',
        },
      },
      recogniser: {
        part: {
          unreachable: 'The ears at {host} cannot be reached. Start their server, or check the address.',
          proxy:
            'The proxy on the way to the ears at {host} cannot be used, or does not open the way. Check it under Network, or ask whoever runs it.',
          'proxy-auth':
            'The proxy on the way to the ears at {host} refuses the sign-in. Check its user and password under Network.',
          certificate:
            'The certificate on the way to the ears at {host} is not trusted. Check the certificate file under Network: it must hold your company’s authority.',
          refused: '{host} does not let Parley send it speech. Check the key, and whether the account may.',
          'model-missing': '{host} does not have the recogniser “{model}”. Correct its name, or load it there.',
          busy: 'The ears at {host} are busy or still loading. Wait a moment, or use a smaller model.',
          'too-long': 'What was said is too long for the ears at {host}. Speak in shorter turns, or raise its limit.',
          'out-of-memory':
            'The computer {host} has too little memory for the recogniser “{model}”. Choose a smaller one.',
          'too-slow': 'The ears at {host} take too long to write down what you say. Choose a smaller or faster model.',
          broken:
            'What the ears at {host} send back broke off or cannot be read. Check that the address ends at a speech server’s /v1.',
          failed: 'The ears at {host} failed. Test them in the settings to see what they say.',
        },
      },
      voice: {
        part: {
          unreachable: 'The voice at {host} cannot be reached. Start its server, or check the address.',
          proxy:
            'The proxy on the way to the voice at {host} cannot be used, or does not open the way. Check it under Network, or ask whoever runs it.',
          'proxy-auth':
            'The proxy on the way to the voice at {host} refuses the sign-in. Check its user and password under Network.',
          certificate:
            'The certificate on the way to the voice at {host} is not trusted. Check the certificate file under Network: it must hold your company’s authority.',
          refused: '{host} does not let Parley use its voice. Check the key, and whether the account may.',
          'model-missing':
            '{host} does not have the voice model “{model}”. Correct the names of model and voice, or load it there.',
          busy: 'The voice at {host} is busy or still loading. Wait a moment, or use a smaller model.',
          'too-long': 'A sentence is too long for the voice at {host}. Raise its limit, or choose another model.',
          'out-of-memory':
            'The computer {host} has too little memory for the voice model “{model}”. Choose a smaller one.',
          'too-slow': 'The voice at {host} takes too long to begin. Choose a smaller or faster model.',
          broken:
            'The sound of the voice at {host} broke off or is of a kind that cannot be played. It must send PCM or WAV.',
          failed: 'The voice at {host} failed. Test it in the settings to see what it says.',
        },
      },
    },
  },
}
