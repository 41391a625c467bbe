/** Steering the talk itself: stop, say it again. */
import { say, type Ability, createFixedAbility } from '../ability'

export const stop = createFixedAbility({
  name: 'stop',
  wordings: [
    [
      /^(?:(?:oh|no|okay|ok|please|just|hey|well|actually|alright|yes|hmm|nah|parley) )*(?:stop|stop (?:it|that|talking|speaking|please|there|reading|now|right there|this|here|listening|stop)|be (?:quiet|silent|still)|(?:you can )?(?:shut up|shut it|shush|hush|quiet|silence|silent)|keep quiet|quiet down|never ?mind|forget (?:it|that|about it|about that)|cancel(?: (?:it|that|this))?|abort|enough|(?:that is|that was) (?:enough|all|it|fine|okay|all for (?:now|today)|everything)|that will be all|that is all i (?:need|needed|wanted)|no|nope|nah|nothing|nothing else|nothing more|no more|not (?:now|that|any more|anymore)|pause|quit|exit|halt|wait|wait a (?:minute|moment|second|bit)|hold on|one moment|just a (?:moment|second|minute)|leave it|drop it|skip it|skip|do not (?:bother|worry|worry about it)|ignore (?:that|it|me)|zip it|stop stop|enough of that|i changed my mind|let it be|let it go|it does not matter|does not matter|it is (?:fine|okay|nothing|all right|alright)|do nothing|pipe down|give me a (?:moment|minute|second)|i do not (?:need|want) (?:it|that|anything)(?: any ?more| else)?|cut it out|mute|go to sleep|calm down|no need|scratch that|strike that|never)(?: (?:please|thanks|thank you|parley|now|talking|then|for now|i am good|stop|enough|already))*$/,
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
  /^(?:please )?say (?:that|it|this|what|what you said|your answer|the answer|the last (?:one|thing|part))(?: (?:again|one more time|once more|once again|slowly|slower|louder|another time|a second time|more slowly))*$|^say again(?: please)?$|^(?:one more time|once more|once again|again|another time|come again|repeat|replay|and again)$/,
  /^(?:what|pardon|pardon me|sorry|excuse me|huh|eh|come again|i beg your pardon|beg your pardon|sorry what|what was that|what is that|say what|what did you say|what did you just say|what have you said|what was (?:your|the) (?:answer|last answer|result)(?: again)?|what was it(?: again)?|what was that again|what were you saying|sorry what was that|what did you tell me|what you said)$/,
  /^(?:sorry )?i (?:did not|do not|could not|cannot) (?:hear|catch|get|understand|follow|quite (?:hear|catch|get|understand))(?: (?:that|it|you|what you said|this|the last part|what you (?:just )?said))?(?: (?:clearly|well|properly|sorry|again|can you repeat(?: that| it)?|(?:please )?(?:say|repeat) (?:that|it)(?: again)?|could you repeat(?: that)?))*$|^i missed (?:that|it|what you said)(?: .{0,30})?$/,
  /^(?:tell|read|give|speak|answer|explain)(?: (?:me|us))?(?: (?:that|it|this|the answer))? (?:again|one more time|once more|once again|a second time)$|^(?:louder|slower|more slowly)(?: please)?$|^speak (?:up|louder|slower)$/,
]
const wasSaid =
  /^what did i (?:just )?(?:say|ask|tell you|ask you)(?: before)?$|^repeat (?:what i (?:just )?(?:said|asked)|my (?:question|words))$|^what was my (?:last )?question$/

export const repeat: Ability = {
  name: 'repeat',
  understand({ core, plain }, { lastAnswer, lastRequest, topic, answerAgain }) {
    if (wasSaid.test(core)) {
      const text = lastRequest ? `You said: ${lastRequest}` : 'You have not said anything before that.'
      return { certainty: 0.95, outcome: say(text), topic: topic ?? 'other' }
    }
    if (!again.some((pattern) => pattern.test(core) || pattern.test(plain))) return null
    const text = answerAgain() ?? lastAnswer ?? 'I have not said anything yet.'
    return { certainty: 0.95, outcome: say(text), topic: topic ?? 'other' }
  },
}
