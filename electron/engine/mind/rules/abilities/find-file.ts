/** Finding a file by its name, or by what a person calls it. */
import { say, type Ability, type Understanding } from '../ability'
import { folderName, isKnownFolder, splitFolder, takeName, writtenThing } from '../file-names'
import { followed } from '../follow-words'

const verbs = [
  /^(?:find|locate|look (?:up|for)|look around for|search (?:my|the|this|all my) (?:computer|files|folders?|documents|disk|drive|machine|laptop|pc|system|hard drive) for|search(?: for| up)?|look (?:in|on|through) (?:my|the|this) (?:computer|files|documents|machine) for|seek|hunt for|fetch|dig up|track down|find out where|get|i am (?:looking|searching) for|i (?:need|want|lost|cannot find|misplaced|am missing) ?(?:to (?:find|locate|look for|search for|see where))?|we are looking for|(?:check|see|look|find out) (?:if|whether) (?:there is|i have|we have|you (?:can )?(?:see|find)))(?: me| us)?\s+(.+)$/,
]
const where = [
  /^(?:do you know )?where (?:is|are|did i (?:put|save|store|leave|keep)|have i (?:put|saved|stored|left)|can i find|could i find|do i (?:have|find|keep)|would i find|might i find|could|should i look for|i (?:put|saved|stored|left)) (.+?)(?: (?:be|is|are|saved|stored|located|hiding|kept|gone|at))?$/,
  /^(?:show|tell|find out|do you know)?(?: me)? ?where (?!is |are )(.+?)(?: (?:is|are)(?: (?:saved|stored|located|kept))?)$/,
  /^(?:which|what) folder (?:is|are|has|contains|holds) (.+?)(?: in| stored in| located in| saved in)?$|^in (?:which|what) folder (?:is|are) (.+)$/,
]
const have = [
  /^(?:do i|do we|do you|have i|have we|have you|i wonder if i|did i)(?: still| also| already)? (?:have|got|see|save|find|keep|own)(?: got)? (.+)$/,
  /^(?:is there|are there|can you see|do you see|could there be|does|is) (.+?)(?: exist)?$/,
  /^(?:show me|give me|bring up|pull up|list|show) (?:all )?(?:the |my )?(?:files|documents) (?:called|named|about|with|containing|for|on|matching|that match|that contain|related to) (.+)$/,
  /^(?:which|what) files? (?:are|is|do i have|have i got|have|has|match|matches|contain|mention|do we have)(?: (?:called|named|about|with|the name))* (.+)$/,
  /^any (?:file|files|document|documents) (.+)$/,
]

/** Words that tie a description together but stand in no file name. */
const ties =
  /\s+(?:of|for|from|about|with|regarding|concerning|to|on|that says|containing|related to|i (?:got|wrote|made|saved|sent)(?: (?:from|to|about|for))?)\s+(?:the |my |our |a |an )?/g

function query(text: string): { query: string; explicit: boolean; isFile: boolean; folder: string | undefined } {
  const split = splitFolder(
    text.replace(
      / (?:that )?i (?:wrote|made|saved|created|downloaded)(?: (?:yesterday|today|last week|recently|last month))?$/,
      '',
    ),
  )
  const { name, explicit, isFile } = takeName(split.text)
  const words = explicit
    ? name
    : name.replace(ties, ' ').replace(/^(?:about|for|with|from|containing|regarding) (?:the |my )?/, '')
  return { query: words.trim().replace(/^(pdf|csv|txt|jpg|png|mp3)s$/, '$1'), explicit, isFile, folder: split.folder }
}

function find(certainty: number, { query, folder }: { query: string; folder: string | undefined }): Understanding {
  return {
    certainty,
    outcome: { kind: 'call', name: 'find_files', arguments: folder === undefined ? { query } : { query, folder } },
    topic: 'find',
    followUp: ({ core }) => findNext(core, query),
  }
}

/** "I wrote a letter to the bank, can you find it?": what it is was said before. */
const spokenOf =
  /^(?:i|we|there (?:is|was)|somebody|someone)(?: \w+){0,4}? (?:my|the|an?|our|some|this) (.+?) (?:(?:and|but|so|now) )*(?:i (?:cannot|do not know) )?(?:(?:can|could|would|will) you )?(?:please )?(?:find|locate|look for|search for|where(?: is| are| did i put)?|do you know where) (?:it|them|that)(?: (?:is|are|again|now))?$/
const elsewhere =
  /^(?:(?:and|then|now|so|okay|maybe|no|but|well) )*(?:(?:only|just)(?: (?:try|look|search))?(?= (?:in|inside|on|under)\b)|(?:try|look|search|check|see)(?: again)?|what about|how about|and|maybe)(?: (?:in|inside|on|through|for|under))? (?=\S)|^(?:in|inside|on) (?=\S)/
const sameAgain =
  /^(?:(?:and|then|now|so|okay|maybe|no|but|well|hm+) )*(?:(?:do |find |look for )?(?:the )?same (?:thing )?(?:again )?(?:for|with)|(?:try|search|look|check)(?: (?:again )?(?:for|with))?|(?:search|look) for) (.+?)(?: (?:instead|then|again|too|as well))*$/
const anywhere =
  /^(?:everywhere|anywhere(?: else)?|all(?: the| my)? folders|(?:the |my )?(?:whole |entire )*(?:computer|disk|machine))$/

const looking = /^(?:(?:and|then|now|so|okay|maybe|no|but|well) )*(?:try|look|search|check)\b/

/** "Same for the forecast", "try agreement instead" */
function findOther(core: string): Understanding | null {
  const said = sameAgain.exec(core)?.[1] ?? ''
  if (/^(?:in|inside|on) |^(?:it|that|this|again|harder|everywhere|else|something else|me|us)\b/.test(said)) return null
  const { name } = takeName(said)
  const isName = name !== '' && name.split(' ').length <= 5 && !isKnownFolder(folderName(name) ?? '')
  return isName ? find(0.9, { query: name, folder: undefined }) : null
}

/** "And in documents?", "try the desktop", "what about the contract?": the same search elsewhere, or another in its way. */
function findNext(core: string, query: string): Understanding | null {
  const certainty = looking.test(core) || /^(?:only|just)\b/.test(core) ? 0.96 : 0.7
  const other = findOther(core)
  if (other) return other
  const { slot, isFramed } = followed(core.replace(elsewhere, 'and '))
  if (!isFramed) return null
  const place = slot.replace(/^(?:in|inside|on) /, '')
  if (anywhere.test(place)) return find(certainty, { query, folder: undefined })
  const folder = folderName(place)
  if (folder !== undefined && (isKnownFolder(folder) || / folder$/.test(place)))
    return find(certainty, { query, folder })
  const { name, explicit, isFile } = takeName(slot)
  const isNamed = name !== '' && (explicit || isFile || (writtenThing.test(slot) && slot.split(' ').length <= 5))
  return isNamed ? find(0.7, { query: name, folder: undefined }) : null
}

const thingsOfARoom =
  /\b(?:phone|keys?|wallet|glasses|car|dog|cat|wife|husband|mom|dad|mother|father|kids?|son|daughter|friends?|boss|bag|watch|shoes|house|home|money|mind|life|love|way|restaurants?|hotels?|flights?|movie|song|girlfriend|boyfriend|job|mouse|keyboard|headphones|remote|coffee|tea|bathroom|toilet)\b/

/** "Look in my documents for the budget report": the folder comes first. */
const inside =
  /^(?:look|search|check)(?: (?:in|inside|through))? ((?:my |the )?(?:(?:downloads?|documents|desktop|pictures|music|videos)(?: folder)?|[\w .-]{1,30} folder)) for (.+)$/

const aThing = /^(?:something|anything|stuff)(?: (?:on my computer|in my files))?$/
const whatName = 'What is the file called?'

export const findFile: Ability = {
  name: 'find-file',
  does: 'find a file by its name',
  wordings: [
    'Find the file called budget report.',
    'Where is my invoice for Hanover?',
    'Do I have a file named shopping list?',
    'Look for notes in my documents.',
    "I'm looking for notes.txt.",
    'Which folder is the budget report in?',
  ],
  near: /\b(?:find|search|look|where|file|document|photo|e-?mails?|mail|internet|web|google|music|song|open|app|program|play|buy|order|call|message|send|delete|write|move|rename)\b/,
  tool: 'find_files',
  understand({ core }, { lastAnswer, topic, picked, choices }) {
    const same = (topic === 'find' || topic === 'read') && /\bsame\b/.test(core) ? findOther(core) : null
    if (same) return same
    if (lastAnswer === whatName && core.split(' ').length <= 6) {
      const wanted = query(core.replace(/^(?:it is |its name is |the name is )?(?:called |named )?/, ''))
      if (wanted.query !== '') return find(0.6, wanted)
    }
    const request = core
      .replace(/ and (?:then )?(?:read|open|tell|show)\b.*$/, '')
      .replace(/ in (?:the|its|their) (?:name|names|title|file ?name)$/, '')
      .replace(/^(look|search) (something|anything|.{2,30}) up\b/, 'look up $2')
      .replace(inside, 'find $2 in $1')
      .replace(spokenOf, 'find my $1')
    for (const pattern of verbs) {
      const asked = pattern.exec(request)?.[1]
      if (!asked) continue
      const wanted = query(asked)
      if (/^(?:it|that|this|them)$/.test(wanted.query)) {
        const known = picked ?? choices[0]
        return known ? find(0.97, { ...wanted, query: known.name.replace(/\.\w{1,5}$/, '') }) : null
      }
      if ((wanted.query === '' && wanted.isFile) || aThing.test(asked))
        return { certainty: 0.9, outcome: say(whatName), topic: 'find' }
      if (wanted.query === '') return null
      if (wanted.explicit || wanted.isFile) return find(0.97, wanted)
      const strong = /^(?:find|locate|look for|search|track down|fetch|hunt|seek|dig|i am (?:looking|searching))/.test(
        request,
      )
      if (writtenThing.test(asked)) return find(0.85, wanted)
      if (!strong || thingsOfARoom.test(asked) || asked.split(' ').length > 7) return null
      if (
        /^(?:out|the (?:best|nearest|closest|cheapest|meaning|answer|value|solution|way)|who|what|how|why|when|someone|somebody|something|anything|it|me|time|love|information|info)\b/.test(
          asked,
        )
      )
        return null
      return find(0.7, wanted)
    }
    for (const pattern of where) {
      const asked = pattern
        .exec(request)
        ?.slice(1)
        .find((group) => group !== undefined)
      if (!asked) continue
      const wanted = query(asked)
      if (wanted.query === '' || /^(?:i|you|we|he|she|it|that|this|they|there|here)$/.test(asked)) return null
      if (wanted.explicit || wanted.isFile) return find(0.97, wanted)
      if (thingsOfARoom.test(asked)) return null
      if (writtenThing.test(asked)) return find(0.85, wanted)
      return /^(?:my|our|that|those)\b/.test(asked) ? find(0.65, wanted) : null
    }
    for (const pattern of have) {
      const asked = pattern
        .exec(request)
        ?.slice(1)
        .find((group) => group !== undefined)
      if (!asked) continue
      const named = pattern === have[2] || pattern === have[3] || pattern === have[4]
      const wanted = query(named ? `file ${asked.replace(/^(?:called|named|about|with|for|on) /, '')}` : asked)
      if (
        wanted.query === '' ||
        /^(?:in|on) |^(?:the )?(?:most|best|better|right|important|newest|latest|oldest|biggest|largest|smallest)\b/.test(
          asked,
        )
      )
        return null
      if (wanted.explicit || named) return find(0.96, wanted)
      if (wanted.isFile) return find(0.9, wanted)
      if (writtenThing.test(asked) && /^(?:my|an?|any|the|some|our)\b/.test(asked)) return find(0.75, wanted)
    }
    return null
  },
}
