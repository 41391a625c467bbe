/** What Parley says about itself: who it is, what it can do, and where a voice goes. */
import { createFixedAbility, type Context, type Elsewhere } from '../ability'

function capabilities({ offers }: Context): string {
  const texts = offers.flatMap(({ text, near }) => (near ? [text] : []))
  return `I can ${texts.slice(0, -1).join(', ')}, or ${texts[texts.length - 1] ?? 'talk'}.`
}

const could = '(?:can|could|do|would|will)'

export const help = createFixedAbility({
  name: 'help',
  does: 'tell you what I can do',
  wordings: ['What can you do?', 'Help.', 'What can I ask you?', 'How does this work?'],
  patterns: [
    [
      /^(?:please )?(?:help|help me|help out|help me out|help please|i need help|i need some help|i need your help|some help|assist me|menu|options|commands|features|instructions|i am lost|i am stuck|i do not know what to (?:say|ask|do))$/,
      capabilities,
    ],
    [
      new RegExp(
        `^(?:so |and |but )?(?:what|which)(?: other)?(?: (?:all|else|exactly|things?|kinds? of (?:things?|questions?|stuff|tasks)|sorts? of things?|stuff|questions?|tasks?|commands?|features?))* ${could} (?:you|i|we|it)(?: (?:actually|all|also|currently))?(?: (?:do|help|help me|help us|ask|ask you|say|say to you|tell you|answer|understand|offer|know|handle|use|use you|perform|assist|assist me|support|ask for|tell me|do with you|command))(?: (?:for|with|to|about|me|us|you|here|on|in|this|computer|today|like|with you|now|parley|exactly|else|and what not))*$`,
      ),
      capabilities,
    ],
    [
      /^what (?:are|is) (?:you (?:able to do|capable of|good (?:at|for)|for|useful for|here for)|your (?:abilities|ability|capabilities|features|functions|function|skills|purpose|commands|job|options|talents|strengths|limits)|the (?:commands|options|features|possibilities|available commands)|i able to (?:ask|do|say)|possible(?: here)?)(?: (?:for|with|here|exactly|to do))*$/,
      capabilities,
    ],
    [
      /^(?:how|in what way|what way|in what ways) (?:can|could|do|does|should|would|might) (?:you|i|we|this|it|this thing|this app|parley)(?: (?:help|assist|use|work|be (?:useful|helpful|of (?:help|service))|operate|talk to|start|get started|be of use|interact with))(?: (?:me|us|you|with|here|this|it|today|app|program|thing|parley|to|out))*$/,
      capabilities,
    ],
    [
      /^(?:give me|show me|tell me|list|name|say|read)(?: me)? (?:some |a few |an |all |all of |the |your |more )*(?:examples?|commands?|capabilities|abilities|features|skills|functions|options|what you (?:can|could|are able to) do|what you(?:'re| are) (?:able to do|capable of)|what i (?:can|could|should) (?:ask|say|do)(?: you)?|how you can help(?: me)?|things (?:that )?you can do|things i can (?:ask|say)|about what you can do|about your (?:abilities|skills|features|capabilities))(?: (?:of|for) (?:what|things|the things|stuff) (?:that )?(?:you|i) (?:can|could) \w+(?: you)?)?(?: for me)?$/,
      capabilities,
    ],
    [
      /^what (?:should|shall|could|do|may|might) i (?:ask|say|do|try)(?: you| now| here| to you)?$|^what else(?: is there| is possible)?$|^what(?: is it(?: that)?)? you (?:can )?do(?: (?:exactly|here|all day|for me))*$|^what are you doing$|^(?:can|could) you help(?: me)?$|^(?:can|may) i ask you (?:something|a question|anything)$|^will you help me$|^are you able to help(?: me)?$|^what questions (?:may|should) i ask(?: you)?$|^how can i use you$/,
      capabilities,
    ],
  ],
})

const name = ({ ownName }: Context) => ownName ?? 'Parley'
const self = (context: Context) => `I am ${name(context)}, a voice assistant that works on this computer.`

export const identity = createFixedAbility({
  name: 'identity',
  does: 'tell you who I am',
  wordings: ['Who are you?', "What's your name?", 'Are you a robot?', 'Who made you?'],
  patterns: [
    [
      /^(?:so |and )?(?:who|what)(?: exactly| the hell| on earth)? (?:are you|is this|is parley|am i (?:talking|speaking) (?:to|with)|are u|is speaking|is there|do i have the pleasure(?: with)?|is that talking)(?: exactly| anyway| actually| here| really)*$/,
      self,
    ],
    [
      /^(?:and )?what (?:is|are) (?:your|the) (?:name|full name|first name|assistant's name)(?: again)?$|^(?:do you have|have you got) a name$|^(?:tell me |say |what is )?your name$|^what (?:do|should|can|may|shall) (?:i|they|people) call you$|^how (?:are you|should i|do i) (?:called|call you)$|^what are you called$|^(?:say|tell me) your name(?: again)?$/,
      self,
    ],
    [
      /^(?:please )?(?:introduce|describe|present|explain) yourself(?: to me| please)?$|^(?:tell|say) (?:me |us )?(?:something |a (?:bit|little) |more )*about (?:yourself|you|parley)$|^(?:tell me )?(?:who|what) (?:you|parley) (?:are|is)$|^what (?:kind|sort|type) of (?:thing|assistant|program|app|software|machine|ai|model|bot)? ?(?:are you|is this)$|^what does parley mean$/,
      self,
    ],
    [
      /^(?:are|aren't|are not) you (?:really |actually |just )?(?:a |an |the )?(?:real |actual |live )*(?:robot|human|human being|person|man|woman|real|ai|a\.?i\.?|artificial intelligence|computer|machine|bot|chatbot|program|alexa|siri|chat ?gpt|google|cortana|gemini|claude|language model|assistant|parley|alive|conscious|sentient|intelligent|male|female)(?: or (?:a |an )?[a-z ]+)?$|^(?:is (?:this|there|that)|am i (?:talking|speaking|chatting)(?: here)? (?:to|with)) (?:an? |the )?(?:siri|alexa|parley|chat ?gpt|robot|computer|ai|bot|machine|program|(?:(?:real|actual|live) )*(?:human|human being|person|man|woman|somebody|someone))(?: or (?:an? )?[a-z ]+)?$|^(?:is|are) there (?:an? |any )?(?:real |actual |live )*(?:human|person|people|somebody|someone|anybody|anyone)(?: (?:being|beings))?(?: (?:behind|inside|in|at|on|operating|controlling|answering))(?: .{1,25})?$|^(?:what|which)(?: (?:language|ai|chat|large|kind of|sort of|type of|version of))* (?:model|llm|ai|engine|version|software|technology)(?: of \w+)? (?:are you|is this|do you use|do you run(?: on)?|powers you|runs you|are you (?:using|running|based on|built on))(?: (?:using|running|based|built|on))*$|^(?:are you|do you) (?:based|built|run|running|use|using)(?: on)? (?:an? )?(?:language model|chat ?gpt|gpt\S*|llm|ai|openai|claude|gemini|llama)$/,
      (context) => `I am ${name(context)}, a computer program: a voice assistant that works on this computer.`,
    ],
    [
      /^(?:who|(?:what|which) (?:company|people|team|person|programmers?|developers?|firm)) (?:made|created|built|wrote|programmed|developed|invented|designed|is behind|owns) (?:you|this|parley|this app|this program)$|^where (?:do|did|are) you (?:come )?from$|^who (?:is|are) your (?:maker|creator|makers|creators|developer|developers|boss|owner)$/,
      ({ ownName }) =>
        ownName
          ? 'I run in Parley, a voice assistant made by the Parley team.'
          : 'I am Parley, a voice assistant made by the Parley team.',
    ],
    [
      /^(?:do|can|did|will|would)(?: not)? you (?:ever |really |actually |even )*(?:sleep|eat|drink|dream|think|feel|cry|laugh|breathe|die|get (?:tired|bored|lonely|hungry|angry|sad)|(?:like|love|hate|enjoy|prefer|believe in|miss) .{1,30}|have (?:any |an? |your own )?(?:feelings?|emotions?|friends?|family|kids|children|brain|parents|pets?|hobb(?:y|ies)|body|girlfriend|boyfriend|soul|favou?rite .{1,30}|dreams?|opinions?|birthday|age|eyes|face))$|^(?:what|who|which) (?:is|are) your favou?rite .{1,40}$|^are you (?:ever )?(?:happy|sad|tired|hungry|thirsty|bored|married|single|lonely|angry|busy|in love|mad(?: at me)?)$|^when is your birthday$/,
      (context) => `I am ${name(context)}, a computer program: I have no feelings or wishes of my own.`,
    ],
    [
      /^how old are you$|^when were you (?:born|made|built|created)$|^(?:where|what) (?:do you live|are you (?:located|running on)|are you)$|^where (?:are you|do you live|do you run)(?: now| running)?$/,
      () => 'I am a program that runs on this computer.',
    ],
  ],
})

const sent: Record<Elsewhere['part'], string> = {
  recogniser: 'Your voice goes to HOST to be understood',
  mind: 'the text of our talk goes to HOST for its answers',
  voice: 'the text of my answers goes to HOST to be spoken',
}

function stays({ elsewhere }: Context): string {
  const own = 'Your voice is understood on this computer by the built-in engine'
  if (elsewhere.length === 0) return `${own}. It is not sent anywhere.`
  const going = elsewhere.map(({ part, host }) => sent[part].replace('HOST', host))
  return `${[...(elsewhere.some(({ part }) => part === 'recogniser') ? [] : [own]), ...going].join(', and ')}.`
}

export const privacy = createFixedAbility({
  name: 'privacy',
  does: 'tell you where your voice goes',
  wordings: ['Where does my voice go?', 'Do you record me?', 'Is my voice sent to the cloud?', 'Do you work offline?'],
  patterns: [
    [
      /^(?:so |and )?(?:where|to where|to whom) (?:does|do|is|are|will|did|would)(?: all)? (?:my|the|our|this|these|what i) (?:voice|audio|words|speech|recording|recordings|data|sound|conversation|conversations|information|say|questions|microphone|personal data|voice data|voice recordings|audio data|sounds)(?: .{0,60})?$/,
      stays,
    ],
    [
      /^(?:what|and what) (?:happens|do you do|is done|are you doing|will happen|does parley do|becomes) (?:to|with|of) (?:my|the|our|this|what i) (?:voice|audio|words|speech|recording|recordings|data|sound|conversation|conversations|information|say|questions|personal data|voice data|voice recordings)(?: .{0,40})?$/,
      stays,
    ],
    [
      /^(?:are|do|does|will|can|is|did) (?:you|parley|this|it|the app|this app|my computer)(?: (?:always|ever|secretly|actually|really|also|all|currently|permanently))* (?:record|recording|listen|listening|spy|spying|store|storing|save|saving|send|sending|upload|uploading|share|sharing|keep|keeping|sell|selling|transmit|transmitting|eavesdrop|eavesdropping|collect|collecting|track|tracking|watch|watching)(?: (?:in|to|on|what|me|us|my|our|the|all|this|that|i|voice|audio|data|words|say|said|conversation|conversations|recordings?|information|anything|everything|every|word|speech|time|internet|cloud|server|servers|somewhere|anywhere|anyone|others|third|parties|someone|google|microsoft|openai|from|with|over|of|a|copy|sound|always|constantly))*$/,
      stays,
    ],
    [
      /^(?:is|are|was|were|will|does|do|can) (?:(?:my|the|our|this|these|what i|(?:anything|everything|any|all|any of what|all of what)(?: that)?(?: (?:i|of my|my))?) )?(?:voice|audio|words|speech|recordings?|data|sound|conversations?|information|say|microphone|privacy|personal data|voice data|chat|talk|session|is)(?: (?:here|to you|being|be|ever|get|gets|always|actually|really))* ?(?:recorded|stored|saved|sent|uploaded|shared|kept|private|safe|secure|sold|transmitted|leave|leaves|leaving|protected|processed|confidential|go|used|listened to|encrypted|respected|on|local)(?: .{0,60})?$/,
      stays,
    ],
    [
      /^(?:who|who else|can (?:anyone|anybody|someone|somebody|others|other people)|is (?:anyone|anybody|someone|somebody)|does (?:anyone|anybody|someone)|(?:can|could|does|do|is|are|will|might) (?:my|the|your|other) \w+)(?: (?:else|can|could|is|will|gets? to))* (?:hear|hears|listen|listens|listening|see|sees|read|has access to|have access to|access|know|hearing|record)(?: (?:to|in|me|us|my|our|what|i|say|said|am|saying|voice|this|data|conversations?|recordings?|the|audio|words|here|on|talk|about|everything))*$/,
      stays,
    ],
    [
      /^(?:do you|does (?:this|it|parley)|can you|can it|can this)(?: (?:really|actually|also))* (?:work|run|function|need|require|use|operate)(?: .{0,12})? ?(?:offline|without (?:the |an )?(?:internet|network|connection|internet connection|account|wifi|online)|(?:the |an )?(?:internet|cloud|network|wifi|internet connection|account)(?: connection| access)?)$|^(?:are|is) (?:you|this|it|parley) (?:online|offline|local|private|connected to the (?:internet|cloud)|secure|safe|in the cloud|cloud based|safe to use|on the internet|running locally|using the (?:cloud|internet))$/,
      stays,
    ],
    [
      /^(?:what about|how about|tell me about|how is|explain|what is)(?: (?:my|the|your|with))* (?:privacy|data protection|privacy policy|data privacy|policy on privacy|my data|data|privacy protected)$|^do you respect my privacy$|^(?:who|what) (?:processes|handles|understands) my (?:voice|speech)$|^(?:how|where) do you (?:process|handle|store|keep|save|understand) (?:my |the |what i )?(?:voice|speech|data|audio|recordings|say|words)$/,
      stays,
    ],
    [
      /^(?:can|should|may) i trust you(?: with .+)?$|^does (?:my |the )?(?:voice|audio|data|anything|what i say|sound|speech|any of this) (?:leave|go|get)(?: .{0,50})?$/,
      stays,
    ],
  ],
})
