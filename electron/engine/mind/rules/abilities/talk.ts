/** The small courtesies: greeting, thanks, how are you, a joke of one line. */
import { createFixedAbility, type Context } from '../ability'
import { nameAsHeard } from '../heard'

function partOfDay({ now }: Context): string {
  const hour = now.getHours()
  if (hour >= 5 && hour < 12) return 'Good morning.'
  return hour >= 12 && hour < 18 ? 'Good afternoon.' : 'Good evening.'
}

const name = nameAsHeard
const hello = `(?:hi|hello|hey|hiya|howdy|hallo|yo|greetings|salutations|welcome|good day|g'day|hey there|hi there|hello there|hey you|aloha|good to see you|long time no see)`

const jokes = [
  'Why did the scarecrow win a prize? He was outstanding in his field.',
  'Why do seagulls fly over the sea? Over the bay they would be bagels.',
  'What do you call a fish without eyes? A fsh.',
  'Why did the bicycle fall over? It was two tired.',
  'I would tell a joke about paper, but it is tearable.',
]
const jokeIn = ({ lastAnswer }: Context): number => jokes.findIndex((joke) => lastAnswer?.includes(joke))
const nextJoke = (context: Context): string => jokes[(jokeIn(context) + 1) % jokes.length] ?? ''

/** "I found 2 files: a and b. Which one do you mean?" → "Which one do you mean?" */
const questionIn = (text: string): string => /[^.!?]*\?$/.exec(text)?.[0].trim() ?? text

export const greeting = createFixedAbility({
  name: 'greeting',
  does: 'greet you',
  wordings: ['Hello.', 'Good morning!', 'Hi Parley.', 'Say hello.'],
  patterns: [
    [
      new RegExp(
        `^(?:${hello} )*(?:good )?(?:morning|afternoon|evening)(?: to you)?(?: (?:${name}|everyone|all|too|as well|my friend|there|again))*$`,
      ),
      (context) => `${partOfDay(context)} What can I do for you?`,
    ],
    [
      new RegExp(
        `^(?:(?:oh|well|okay|um|uh) )?(?:${hello}|${name})(?: (?:${hello}|${name}|again|everyone|everybody|all|world|(?:my |old )*(?:friend|buddy|partner|pal|man|dear|love|computer|assistant|robot|machine)))*$`,
      ),
      () => 'Hello. What can I do for you?',
    ],
    [/^(?:say (?:hello|hi)|greet (?:me|us|everyone))(?: to .+)?$/, () => 'Hello. It is nice to talk to you.'],
    [
      /^(?:i just wanted to say (?:hello|hi)|i say hello|just saying (?:hi|hello))$/,
      () => 'Hello. What can I do for you?',
    ],
  ],
})

export const thanks = createFixedAbility({
  name: 'thanks',
  does: 'take your thanks',
  wordings: ['Thanks.', 'Thank you very much.', 'Great, thank you.', 'That was very helpful.'],
  patterns: [
    [
      /^(?:(?:okay|ok|great|perfect|good|oh|well|yes|nice|wonderful|excellent|super|cool|alright|no|awesome|amazing|brilliant|fantastic|lovely|sweet|right|fine|got it) )*(?:thanks|thank you|thank u|thankyou|thx|cheers|many thanks|much appreciated|much obliged|i appreciate (?:it|that)|ta)(?: (?:you|so|very|much|a|lot|bunch|million|again|indeed|for|your|the|that|this|it|help|helping|me|everything|information|info|answer|kindly|parley|my friend|that was|was|is|are|were|have|been|very|really|super|so|ever|helpful|helped|useful|kind|sweet|great|good|job|work|one|the best|best|perfect|awesome|amazing|brilliant|fantastic|star|lifesaver|legend|tons?|heaps|loads|thousand|just|what|i|needed|wanted|with|today|everything|all|and|goodbye|bye))*$/,
      () => 'You are welcome.',
    ],
    [
      /^(?:that (?:is|was) )?(?:very |really |so |quite )*(?:helpful|kind of you|nice of you)$/,
      () => 'You are welcome.',
    ],
  ],
})

export const smallTalk = createFixedAbility({
  name: 'small-talk',
  does: 'make small talk',
  wordings: ['How are you?', 'Can you hear me?', 'Tell me a joke.', 'Nice to meet you.', 'Well done.', 'Goodbye.'],
  patterns: [
    [
      /^(?:and |so )?how (?:are|have) (?:you|things|ya|we)(?: (?:doing|been|feeling|going|keeping|today|this|morning|afternoon|evening|these|days|lately|all|right|now|then|my|friend|well))*$/,
      () => 'I am fine, thank you. What can I do for you?',
    ],
    [
      /^(?:how (?:is|was|has|did) (?:it|life|everything|your (?:day|morning|evening|afternoon|weekend|week|night))(?: (?:been|going|go|treating you))*|how do you (?:do|feel)|how goes it|how are things|how you doing|what is (?:up|new|going on|happening)|(?:are )?you (?:okay|ok|well|alright|all right|good|fine)|everything (?:okay|all right|alright|fine))(?: with you| today| so far| going| doing| going today| parley| there| buddy)*$/,
      () => 'I am fine, thank you. What can I do for you?',
    ],
    [
      /^(?:it is |i am )?(?:nice|good|pleased|great|glad|a pleasure) to (?:meet|see|talk to|hear|hear from|speak to) you(?: too| again)?$|^pleased to make your acquaintance$/,
      () => 'It is nice to meet you too.',
    ],
    [
      /^(?:okay |well |alright )?(?:good ?bye|bye|bye bye|see you|see ya|see you (?:later|soon|tomorrow|around)|farewell|(?:talk|speak) to you (?:later|soon|tomorrow|again)|until next time|have a (?:nice|good|great) (?:day|evening|night|weekend|one)|ciao|so long|take care|catch you later)(?: now| parley| then)?$|^(?=.*\b(?:bye|goodbye|cheerio|farewell|see you|see ya|take care|all the best|until next time|have a (?:nice|good|great|lovely|wonderful)|enjoy (?:the|your) (?:rest|day|evening|weekend))\b)(?:(?:ok|okay|well|alright|right|so|and|i|hope|you|ya|have|a|an|nice|good|great|lovely|wonderful|one|day|evening|night|weekend|bye|goodbye|cheerio|farewell|for|now|then|see|later|soon|tomorrow|around|again|take|care|all|the|best|until|next|time|friend|my|everyone|enjoy|rest|of|your|to)(?: |$))+$|^(?:okay |well |alright |sorry )*(?:i (?:will|have to|have got to|got to|gotta|must|should|need to|better|am going to)|gotta|got to|have to|time to|(?:i am )?(?:going|off) to)(?: be)? (?:go|run|leave|bed|sleep|going|leaving|off|(?:talk|speak) to you(?: (?:later|soon|tomorrow|again))?|see you(?: (?:later|soon|tomorrow|around|again))?|say (?:goodbye|bye)|be back(?: (?:later|soon))?|call it a day)(?: (?:now|to bed|to work|home|soon|then|bye|goodbye))*$/,
      () => 'Goodbye.',
    ],
    [/^good ?night(?: parley| everyone| sleep well)?$|^sleep well$/, () => 'Good night.'],
    [
      /^(?:(?:can|do|could|did) you )?(?:hear|understand|listen to) me(?: (?:well|clearly|okay|all right|now))?$|^(?:are you (?:there|listening|awake|ready|working|on|still there|alive|with me|up)|you there|anybody there|anyone there|is (?:anyone|anybody|someone|somebody) (?:there|home)|is this thing on|is this working|do you hear me|hearing me)(?: now| to me)?$/,
      () => 'Yes, I can hear you.',
    ],
    [
      /^(?:(?:can|do|could) you )?see (?:me|us|my (?:face|screen|room))(?: now)?$/,
      () => 'I cannot see, but I can hear you.',
    ],
    [
      /^(?:this is (?:a|just a) )?(?:test|testing|test test|mic(?:rophone)? (?:check|test)|sound check|testing testing|just testing)(?: (?:test|testing|one|two|three|1|2|3|123|12))*$/,
      () => 'I can hear you.',
    ],
    [
      /^(?:(?:can you |do you know )?(?:tell|give|know) (?:me |us )?(?:a|an|another|some|any|one more|your best) (?:good |funny |short |dad |quick |little |silly |stupid |bad |new )*jokes?(?: .{0,20})?|(?:a )?jokes?|make me laugh|say something funny|do you know (?:any|some|a) (?:good |funny )?jokes?|cheer me up)$/,
      nextJoke,
    ],
    [
      /^(?:and |tell (?:me |us )?|give me |let us hear |let me hear )*(?:another|one more|a(?:nother)? (?:better|different|new)|the next|next)(?: one)?(?: joke)?$|^(?:more|again|more jokes|got any more|do you have (?:another|more)(?: (?:one|jokes))?)$/,
      (context) => (jokeIn(context) < 0 ? null : nextJoke(context)),
    ],
    [
      /^(?:you are|you were|that (?:is|was)|this is|you did|well|very|really) (?:so |very |really |a |an |pretty |just |quite |done |the )*(?:great|good|nice|awesome|amazing|wonderful|cool|funny|perfect|excellent|smart|clever|fantastic|helpful|brilliant|correct|right|best|genius|good job|great job|impressive|done|interesting|lovely|sweet|kind|quick|fast|easy)(?: job| work| assistant| one)?$|^(?:good|great|nice|well|excellent|amazing) (?:job|work|one|done|answer)$|^i (?:really |do )?(?:love|like|enjoy) (?:you|it|that|this|(?:talking|speaking|chatting) (?:to|with) you|your (?:voice|work|help|answers?|jokes?|name))$|^well done(?: parley| you| mate| my friend)*$|^(?:great|perfect|excellent|awesome|cool|nice|wonderful|fantastic|super|brilliant|good|lovely|sweet|wow|amazing|interesting|impressive)$/,
      () => 'Thank you.',
    ],
    [
      /^(?:i am|that is)? ?(?:so |very |really )?sorry(?: about that| for that| (?:that )?i (?:am|was) (?:(?:so|a bit|very|too) )*(?:late|slow|confused|busy|rude|unclear|wrong|loud|not clear))?$|^my (?:mistake|bad|apologies)$|^(?:i )?apologi[sz]e$|^excuse me$|^pardon(?: my language)?$/,
      () => 'No problem.',
    ],
    [
      /^(?:i am|i feel|i am feeling|i am doing)(?: (?:very|quite|really|so|pretty|just))* (?:fine|good|well|great|okay|happy|all right|alright|excellent|wonderful)(?: (?:thank you|thanks|today|too|and you|how about you|what about you|as well))*$/,
      () => 'I am glad to hear that.',
    ],
    [
      /^(?:i am|i feel|i am feeling)(?: (?:very|quite|really|so|pretty|a bit|a little))* (?:tired|sad|bored|sick|ill|lonely|down|unhappy|stressed|hungry|exhausted|depressed|angry|not (?:good|well|okay|feeling well))(?: today)?$/,
      () => 'I am sorry to hear that.',
    ],
    [
      /^(?:my name is|call me|people call me|i am called) (?!(?:an?|the|my|some|back|later|at|in|on|when|if|from|again|tomorrow|tonight|today|up)\b)[a-z' -]{2,30}$/,
      () => 'It is nice to meet you. What can I do for you?',
    ],
    [
      /^(?:(?:and|but|oh|wow) )?(?:(?:you are|you|what|such|this is|that (?:is|was)|are you)(?: (?:so|such|very|really|a|an|the|just|totally|absolutely|pretty|bloody|damn|fucking|being|always))* )?(?:an? )?(?:idiot|stupid|dumb|useless|terrible|awful|horrible|suck|annoying|worthless|moron|rubbish|crap|garbage|crazy|fool|liar|boring|no (?:help|use|good)|(?:not|no) (?:very |much |really )?(?:good|helpful|smart|useful|help|use|funny|nice|fair|kind)|stupid (?:thing|machine|robot|computer)|the worst)(?: (?:thing|machine|robot|computer|assistant|answer|piece of \w+))?$|^(?:i hate (?:you|this|it)|fuck(?: (?:you|off|this))?|damn(?: it| you)?|screw you|go away|you suck)$/,
      () => 'I am sorry that I was no help.',
    ],
    [
      /^(?:yes|yeah|yep|yup|sure|of course|absolutely|right|exactly|correct|okay|ok|alright|all right|fine|i see|got it|understood|go ahead|aha|uh-huh|mhm|okay then|yes please|sounds good|indeed|true)$/,
      ({ lastAnswer }) =>
        lastAnswer && /\bWh\w+\b.*\?$/.test(lastAnswer) ? questionIn(lastAnswer) : 'Okay. What can I do for you?',
    ],
    [
      /^(?:the )?(?:other way|you too|same to you|likewise|and you|how about you|what about you)$/,
      () => 'I am fine, thank you.',
    ],
    [
      /^(?:happy (?:birthday|new year|easter|holidays)|merry christmas)(?: parley| to you)?$/,
      () => 'Thank you, and the same to you.',
    ],
  ],
})
