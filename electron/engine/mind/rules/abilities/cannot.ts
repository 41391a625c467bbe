/** What people ask an assistant for and this one cannot do: said plainly, with two things that it can. */
import { say, type Ability } from '../ability'
import { refuse } from '../offers'

/** Certain enough to win over looking for a file of that name, not over a file that was plainly named. */
const topics: readonly (readonly [RegExp, string])[] = [
  [
    /^(?:set|start|create|make|add|cancel|stop|begin|give me|put|i need|run|pause|delete)\b.*\b(?:timers?|alarms?|stop ?watch|countdown|reminders?)\b|^(?:remind|wake|alert|notify) (?:me|us)\b|^(?:timer|alarm|reminder) (?:for|in|at)\b|^count ?down from\b/,
    'I cannot set timers or reminders',
  ],
  [
    /\b(?:weather|forecast|temperature|rain(?:ing|y)?|snow(?:ing|y)?|sunny|umbrella|humidity|how (?:hot|cold|warm) (?:is|will) it)\b/,
    'I cannot look up the weather',
  ],
  [/\b(?:news|headlines|newspaper)\b/, 'I cannot look up the news'],
  [
    /\b(?:e-?mails?|inbox|gmail|outlook|whatsapp|sms|text messages?|voicemail)\b|\b(?:read|check|send|write|any|open)(?: \w+){0,2} (?:mails?|messages?)\b|^(?:call|phone|dial|ring|text|message) (?:my |up )?\w+|^send\b|^make a (?:phone )?call\b/,
    'I cannot reach mail, messages or the telephone',
  ],
  [
    /^(?!.*\b(?:notes|minutes|agenda|report|summary|protocol|transcript)\b).*\b(?:calendar|appointments?|meetings?|my schedule|schedule a)\b/,
    'I cannot see or change a calendar',
  ],
  [
    /^(?:turn|switch)\b(?: \w+){0,4} (?:on|off|up|down)\b(?!.*\b(?:music|songs?|radio|playlist)\b)|\b(?:lights|(?:turn|switch) .*light|thermostat|heating|lamp|vacuum|television|tv|air conditioning|shut ?down|restart|reboot|log out|log off|lock (?:the|my) (?:screen|computer)|brightness|bluetooth|wifi)\b/,
    'I cannot control devices',
  ],
  [
    /^(?:play|put on|pause|resume|skip|turn (?:up|down|on|off)|next song|stop the music|shuffle)\b|\b(?:spotify|youtube|netflix|a song|some music|the radio|podcast)\b|^(?:sing|hum)\b|^(?:volume|louder music)\b/,
    'I cannot play music',
  ],
  [
    /\btranslat(?:e|ion)\b|^how (?:do|would|can) (?:you|i|we) say\b|\bin (?:french|german|spanish|chinese|italian|japanese|russian|korean|portuguese|dutch|polish)$|^(?:speak|talk|do you speak|can you speak) (?:in )?(?!up|louder|slow)\w+$/,
    'I understand and speak only English so far',
  ],
  [
    /^(?:open|start|launch|run|close|quit|exit|show|install|uninstall|minimi[sz]e)(?: up)? (?:the |my |a |an )?(?:\w+ )?(?:chrome|firefox|safari|edge|browser|spotify|calculator|terminal|settings|word|excel|powerpoint|notepad|photoshop|slack|teams|zoom|discord|app|application|applications|program|window|windows|camera|steam|paint|editor|control panel|garage|door|curtains|tab|music|photos|mail)\b/,
    'I cannot open or close programs',
  ],
  [
    /\b(?:google|bing|the (?:internet|web)|online|wikipedia|web ?sites?|www|browse)\b|\b(?:web|internet) search\b/,
    'I cannot look anything up on the internet',
  ],
  [
    /^(?!(?:find|look for|search for|locate|open|read|where is) (?:(?:the|my|our|that|his|her)\b|\w+$)).*\b(?:poem|story|stories|fairy tale|riddle|fun fact|haiku|limerick|bedtime|rap|lullaby)\b(?!.*\bfile\b)/,
    'I cannot make up stories or poems',
  ],
  [
    /^(?:delete|remove|rename|move|copy|edit|change|write|save|print|create|make|share|upload|download|compress|zip|erase|trash|duplicate|backup|back up|type|compose|draft) (?:me |a |an |the |my |this |that |all |new |some |down |up |out )*(?:\w[\w .-]* )?(?:files?|folders?|documents?|notes?|letter|essay|poem|story|report|code|list|screenshot|text|directory|photos?|pictures?|it|that|this|program|\w+\.\w{2,4})\b/,
    'I cannot write or change files',
  ],
  [
    /\b(?:currency|currencies|exchange rates?)\b|\b(?:in|to|into) (?:\w+ )?(?:dollars?|bucks|euros?|yen|rupees?|francs|yuan|pesos|pounds sterling|quid|bitcoins?|usd|eur|gbp)$|^how (?:many|much) (?:us )?(?:dollars?|bucks|euros?|yen|rupees?|francs|yuan|pesos|pounds sterling|quid|bitcoins?|usd|eur|gbp)\b|\b(?:dollars?|bucks|euros?|yen|rupees?|francs|yuan|pesos|pounds sterling|quid|bitcoins?|usd|eur|gbp)\b.* (?:in|to|into) (?:british )?pounds$/,
    'I do not know exchange rates',
  ],
  [/\b(?:stock|stocks|bitcoin|share price|exchange|market)\b/, 'I cannot look up prices'],
  [
    /\b(?:restaurants?|hotels?|flights?|taxi|pizza|directions|navigate|nearest|near me|nearby|traffic|route|cinema|uber|tickets? (?:to|for)|buy|order|book (?:a|me)|recipe for|shopping online)\b/,
    'I cannot look up or order anything out there',
  ],
]

export const cannot: Ability = {
  name: 'cannot',
  does: 'admit what I cannot do',
  wordings: ["What's the weather like?", 'Play some music.', 'Send an email to John.', "What's in the news?"],
  understand({ core }, { offers }) {
    const wanted = core.replace(/^how (?:do|can|could|would|should) (?:i|we|you) /, '')
    for (const [pattern, sentence] of topics) {
      if (pattern.test(core) || pattern.test(wanted))
        return { certainty: 0.88, outcome: say(refuse(sentence, core, offers)), topic: 'other' }
    }
    return null
  },
}

const question =
  /^(?:who|whose|what|when|where|why|how|which|is|are|am|was|were|does|did|has|have|do (?:i|you|we|they|the|my|people)|(?:will|would|should|could|can) (?!you\b)|tell|explain|define)\b/
/** Neither asks nor orders. */
const statement =
  /^(?:(?:i|you|he|she|it|we|they|that|this|these|those|the|my|your|his|her|our|their|there|some|an?|\d+)\b|\S+$)/

/** For everything that nothing else understands. */
export const unknown: Ability = {
  name: 'unknown',
  does: 'admit what I do not know',
  wordings: ['Who wrote Hamlet?', 'What is the meaning of life?', 'Go forward ten meters.', 'How far is the moon?'],
  understand({ core }, { offers }) {
    const sentence = question.test(core)
      ? 'I do not know that'
      : statement.test(core)
        ? 'I am not sure what you mean'
        : 'I cannot do that'
    return { certainty: 0.05, outcome: say(refuse(sentence, core, offers)), topic: 'other' }
  },
}
