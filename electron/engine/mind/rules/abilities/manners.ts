/** Steering the talk itself: stop, say it again. */
import { say, type Ability, createFixedAbility } from '../ability'
import { createWordTest } from '../word-lists'

export const stop = createFixedAbility({
  name: 'stop',
  does: 'stop',
  wordings: ['Stop.', 'Never mind.', "That's enough.", 'Be quiet.', 'No, thank you.'],
  patterns: [
    [
      /^(?:(?:oh|no|okay|ok|please|just|hey|well|actually|alright|yes|hmm|nah|parley) )*(?:stop|stop (?:it|that|talking|speaking|please|there|reading|now|right there|this|here|listening|stop)|be (?:quiet|silent|still)|(?:you can )?(?:shut up|shut it|shush|hush|quiet|silence|silent)|keep quiet|quiet down|never ?mind|forget (?:it|that|about it|about that)|cancel(?: (?:it|that|this))?|abort|enough|(?:that is|that was) (?:enough|all|it|fine|okay|all for (?:now|today)|everything)|that will be all|that is all i (?:need|needed|wanted)|no|nope|nah|nothing|nothing else|nothing more|no more|not (?:now|that|any more|anymore)|pause|quit|exit|halt|wait|wait a (?:minute|moment|second|bit)|(?:hold|hang) on(?: a (?:minute|moment|second|sec|bit))?|that will do|one (?:moment|second|sec|minute)|just a (?:moment|second|minute)|leave it|drop it|skip it|skip|do not (?:bother|worry|worry about it)|ignore (?:that|it|me)|zip it|stop stop|enough of that|i changed my mind|let it be|let it go|it does not matter|does not matter|(?:that|it) is (?:fine|okay|nothing|all right|alright)(?: (?:leave|forget|drop|skip|never ?mind) ?(?:it|that)?)?|forget (?:what|everything|all|anything) i (?:just )?(?:said|asked|told you)|i am (?:done|finished)(?: here| with (?:you|this|that))?|(?:that is|we are) (?:it|done|finished)(?: for (?:now|today))?|do nothing|pipe down|give me a (?:moment|minute|second)|i do not (?:need|want) (?:it|that|anything)(?: any ?more| else)?|cut it out|mute|go to sleep|calm down|no need|scratch that|strike that|never)(?: (?:please|thanks|thank you|parley|now|talking|then|for now|i am good|stop|enough|already))*$/,
      () => 'Okay.',
    ],
    [
      /^(?:no|nope|nah) (?:thanks|thank you|that is (?:all|it|fine|okay|enough)|i am (?:good|fine|okay)|it is (?:fine|okay)|not now)(?: .{0,20})?$/,
      () => 'Okay.',
    ],
  ],
})

const again = [
  /^(?:sorry )?(?:can i |may i |could i |let me )?(?:repeat|(?:hear|have|play)(?= (?:that|it|this|what|the (?:last|answer|result))\b))(?: (?:that|it|this|yourself|what you (?:just )?said|the (?:last|answer|sentence|last (?:one|part|thing|answer|sentence)|result|message|number)|your (?:last )?(?:answer|sentence|message)|please|again|one more time|once more|once again|for me|to me|back|me))*$/,
  /^(?:please )?say (?:that|it|this|what|what you said|your answer|the answer|the last (?:one|thing|part))(?: (?:again|one more time|once more|once again|another time|a second time))*$|^say again(?: please)?$|^(?:one more time|once more|once again|again|another time|come again|repeat|replay|and again)(?: please)?$/,
  /^(?:what|pardon|pardon me|sorry|excuse me|huh|eh|come again|i beg your pardon|beg your pardon|sorry what|what was that|what is that|say what|what did you say|what did you just say|what have you said|what was (?:your|the) (?:answer|last answer|result)(?: again)?|what was it(?: again)?|what was that again|what were you saying|sorry what was that|what did you tell me|what you said)$/,
  /^(?:sorry )?i (?:did not|do not|could not|cannot) (?:hear|catch|get|understand|follow|quite (?:hear|catch|get|understand))(?: (?:that|it|you|what you said|this|the last part|what you (?:just )?said))?(?: (?:clearly|well|properly|sorry|again|can you repeat(?: that| it)?|(?:please )?(?:say|repeat) (?:that|it)(?: again)?|could you repeat(?: that)?))*$|^i missed (?:that|it|what you said)(?: .{0,30})?$/,
  /^(?:tell|read|give|speak|answer|explain)(?: (?:me|us))?(?: (?:that|it|this|the answer))? (?:again|one more time|once more|once again|a second time)$/,
]
const wasSaid =
  /^what did i (?:just )?(?:say|ask|tell you|ask you)(?: before)?$|^repeat (?:what i (?:just )?(?:said|asked)|my (?:question|words))$|^what was my (?:last )?question$/

const manner =
  '(louder|up|more loudly|slower|slowly|more slowly|faster|quicker|more quickly|quieter|softer|softly|more quietly|more softly|lower|clearer|more clearly)'
const aloud = new RegExp(
  `^(?:(?:can|could|would) you )?(?:please )?(?:(?:speak|talk|say|repeat|read|go|be|tell me|try)(?: (?:that|it|this|me|again|to me))* )?(?:a (?:little bit|little|bit|lot) |much |even |more |bit |somewhat )*${manner}(?: (?:again|please|than that|now))*$`,
)
const volume =
  /^(?:(?:turn|bring) (?:it |the (?:volume|sound) |yourself |your voice )?(up|down)(?: the (?:volume|sound))?|(?:the )?volume (up|down)|(increase|raise|decrease|lower|reduce|change|adjust|set|mute|unmute)(?: (?:the|your|my))* (?:volume|sound|loudness|voice)(?: .{0,20})?|(?:(?:you (?:are|were)|that (?:is|was))(?: (?:talking|speaking|going|reading))?|you (?:talk|speak|read)|it is)? ?(?:much |far |way |a bit |a little |so )*too (loud|quiet|fast|quick|slow|soft)(?:ly)?)(?: (?:please|for me))*$/

function inManner(word: string): string {
  if (/^(?:louder|up|more loudly|increase|raise|quiet|soft)$/.test(word)) return 'louder'
  if (/^(?:slow.+|more slowly|fast|quick)$/.test(word)) return 'more slowly'
  if (/fast|quick|^slow$/.test(word)) return 'faster'
  return /clear/.test(word) ? 'more clearly' : 'more quietly'
}

/** Of the last answer, and not of how it speaks. */
const tooMuch = /^(?:(?:that|it|this)\b.* )?too (?:fast|quick|quiet|soft)/

/** What it said before it said the answer once more. */
const once = /^I cannot speak .{0,20}, but here it is again: /

/** Words that ask for nothing but the last answer once more, in whatever order they come. */
const isOfTheAnswer = createWordTest(
  (
    'again once one more time another second repeat say said saying tell read speak talk give go over back sorry pardon please can could would you will me us ' +
    'that it this what was is were the your last answer result thing part bit little lot much too so very way far fast quick quickly slow slower slowly loud louder ' +
    'loudly quiet quieter quietly soft softer softly clear clearer clearly low lower faster quicker up down but and now okay i did do not could cannot catch hear get ' +
    'understand follow quite just hm um oh wait to for from there have had missed all every only whole thing mean'
  ).split(' '),
)
const onceMore =
  /\b(?:again|(?:once|one|a second) (?:more|time)|one more time|repeat)\b|\b(?:could|did|do) not (?:quite )?(?:catch|hear|get|understand|follow)\b|\bmissed\b/
const anyManner = new RegExp(`\\b${manner}\\b|\\btoo (loud|quiet|fast|quick|slow|soft)(?:ly)?\\b`)

/** "Whoa, slow down a bit", "not so fast" → "a bit slower" */
const pacedDown = (text: string): string =>
  !/\b(?:slow|fast|quick|speed|hurry)/.test(text)
    ? text
    : text
        .replace(
          /\b(?:slow(?:ing)? (?:(?:it|things|yourself) )?down|(?:not|do not (?:speak|talk|go|be)) (?:so|that|too) (?:fast|quick(?:ly)?))\b/,
          'slower',
        )
        .replace(/\b(?:speed(?:ing)? (?:(?:it|things|yourself) )?up|hurry up|not so slow(?:ly)?)\b/, 'faster')
        .replace(/^(?:(?:whoa|woah|easy|wait|hey|hold on) )+(?=.*\b(?:slower|faster)$|.*\b(?:slower|faster) )/, '')
        .replace(
          /^(.*\b(?:slower|faster))((?: (?:a (?:little bit|little|bit|lot)|somewhat|just|for me|will you|would you))+)$/,
          '$1',
        )

/** Its voice has one pace and one loudness: it says so, and says the last answer once more. */
export const pace: Ability = {
  name: 'pace',
  does: 'say once more what was too quiet or too fast',
  wordings: ['Slower, please.', 'Speak up.', 'Can you say that louder?', 'Turn up the volume.'],
  understand(heard, { lastAnswer, answerAgain }) {
    const [core, plain] = [heard.core, heard.plain].map(pacedDown) as [string, string]
    const again =
      aloud.exec(core) ??
      aloud.exec(plain) ??
      (isOfTheAnswer(plain) && onceMore.test(plain) ? anyManner.exec(plain) : null)
    const word = (
      again ??
      volume.exec(core) ??
      (isOfTheAnswer(core) && core.includes(' ') ? anyManner.exec(core) : null)
    )
      ?.slice(1)
      .find((group) => group !== undefined)
    if (word === undefined) return null
    const how = inManner(word)
    const last =
      again !== null || tooMuch.test(core) || /^(?:slow|clear)/.test(word)
        ? ((answerAgain() ?? lastAnswer)?.replace(once, '') ?? null)
        : null
    const isSet = /^(?:change|adjust|set|mute|unmute)$/.test(word)
    const text = isSet
      ? 'I cannot change the volume: that is set on your computer.'
      : last !== null
        ? `I cannot speak ${how}, but here it is again: ${last}`
        : `I cannot speak ${how}${/loud|quiet/.test(how) ? ': the volume is set on your computer' : ''}.`
    return { certainty: 0.885, outcome: say(text), topic: 'talk', extracted: isSet ? {} : { manner: how } }
  },
}

export const repeat: Ability = {
  name: 'repeat',
  does: 'say my last answer again',
  wordings: ['Repeat that.', 'What did you say?', 'Say that again, please.', 'Pardon?', "Sorry, I didn't catch that."],
  understand({ core, plain }, { lastAnswer, lastRequest, answerAgain }) {
    if (wasSaid.test(core)) {
      const text = lastRequest ? `You said: ${lastRequest}` : 'You have not said anything before that.'
      return { certainty: 0.95, outcome: say(text), topic: 'talk' }
    }
    const isAgain =
      again.some((pattern) => pattern.test(core) || pattern.test(plain)) ||
      (onceMore.test(plain) && isOfTheAnswer(plain) && !anyManner.test(plain))
    if (!isAgain) return null
    const text = answerAgain() ?? lastAnswer ?? 'I have not said anything yet.'
    return { certainty: 0.95, outcome: say(text), topic: 'talk' }
  },
}
