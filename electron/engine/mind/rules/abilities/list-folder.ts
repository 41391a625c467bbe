/** Telling what is in a folder. */
import { say, type Ability, type Understanding } from '../ability'
import { folderName, isKnownFolder } from '../file-names'

const known = 'downloads?|down loads|documents|docs|desktop|desk top|pictures|photos|music|videos|movies|home'
const place = `((?:the |my |our |this |that |your |current )*(?:(?:${known})(?: folder| directory)?|[\\w .'-]{1,40}? (?:folder|directory)|folder(?: called| named)? [\\w .'-]{1,40}|directory(?: called| named)? [\\w .'-]{1,40}|folder|directory|computer|files))`
const tail =
  '(?: (?:here|right here|there|please|on my computer|on this computer|at the moment|today|exactly|again|contain|contains))*'
const files =
  '(?:all |a |any |some |the |my |our |of |other |new |different |kind of |kinds of |(?:text|pdf|word|excel|image|music|video|audio|sound) )*(?:files?|documents?|things|stuff|content|contents|items|file names|everything|what|folders|files and folders|filenames|names of (?:the )?files|(?:full |complete )?list of (?:all )?(?:the |my )?(?:files|contents|documents|content|everything|things))'

const inPlace = [
  new RegExp(`^(?:is|are) ${place} (?:empty|full)$`),
  new RegExp(
    `^(?:and )?what(?: all| else| exactly)?(?: (?:is|are|do i have|do we have|have i got|do you see|can you see|can you find|lies|is there|are there|i have|there is|you see|it is|could be))(?: (?:there|inside|stored|saved|located|kept|contained|available|the contents?|the files?|sitting))*(?: (?:in|inside|inside of|on|of|within|under))+ ${place}${tail}$`,
  ),
  new RegExp(
    `^(?:which|what|how many|show|show me|tell me|give me|list|display|enumerate|name|read|read me|read out|look at|look through|count|see|get|are there any|is there any|are there|do i have|do you see|go through|say|name me|i want to see|let me see|tell me about)(?: (?:which|what|me|up|out))* ${files}(?: (?:do i have|do we have|have i got|are there|are|is|that are|there are|i have|that i have|can you (?:see|find)|do you see|exist|stored|saved|located|inside|which are|there is|you (?:see|find)|contained|kept|is there|lie))*(?: (?:in|inside|inside of|on|of|from|within|under))+ ${place}${tail}$`,
  ),
  new RegExp(
    `^(?:let us |let me |i (?:want|would like) to |can i |may i )?(?:open|open up|go back to|back to|return to|show|show me|list|display|view|browse|explore|look (?:in|into|inside|at|through)|check|go to|go into|see|inspect|scan|read|read me|tell me about|have a look (?:in|at|into)|take a look (?:in|at|into)|peek into|enter|access|bring up|pull up|what about|switch to|let me see|search)(?: (?:me|up|the contents? of|contents? of|inside|what is in|what is inside|what is on|all of|into))* ${place}${tail}$`,
  ),
  new RegExp(
    `^what (?:does|do|is) ${place} (?:contain|have|hold|include|have in it|have inside|look like|containing|holding|got)${tail}$`,
  ),
  new RegExp(`^(?:the )?(?:contents?|files|list) (?:of|in|on) ${place}${tail}$`),
  new RegExp(
    `^(?:is|are) there (?:anything|something|any files?|some files?|a file|files|any documents) (?:in|on|inside) ${place}${tail}$|^(?:do i have |is )(?:anything|something|any files?|files) (?:in|on|inside) ${place}${tail}$`,
  ),
  new RegExp(
    `^how (?:many|full)(?: (?:files|documents|things|items|folders|files and folders))?(?: (?:is|are|do i have|are there|does|have i got))*(?: (?:in|on|inside))? ${place}(?: have| contain| hold| there)?${tail}$`,
  ),
]
const anywhere = [
  /^(?:show|list|display|tell|give|name|read|browse|see|view|get|enumerate)(?: (?:me|us|out|up))*(?: (?:all|of|the|my|our|a|list|current|available|every|what))*(?: (?:files|folders?|content|contents|directory|directories|files and folders|file names|stuff here))(?: (?:i have|that i have|here|in here|there are|that are here|in this place|you can see|please|on this computer|on my computer|list|listing|names))*$/,
  /^(?:which|what) (?:files|documents|folders|files and folders)(?: (?:do i have|do we have|are there|are here|can you (?:see|find|read|access|open|look at)|do you (?:see|have|have access to)|have i got|are in here|exist|there are|are available|you can see|are there here|are in there|are on this computer|are on my computer|i have))*(?: here)?$/,
  /^what (?:is|do i have|do you see|can you see|have i got|files are) (?:in )?(?:here|there)$|^(?:ls|dir|list|directory listing|list everything|show everything|folder contents?|list (?:this|it)|what is in (?:here|there|this|it))$/,
  /^how many (?:files|documents|folders|things|items)(?: (?:do i have|are there|have i got|do we have|are here|are in here|is there|can you see|there are))*(?: here)?$/,
]
const following =
  /^(?:and |now |or |so |then )?(?:what about |how about |what is |and )?(?:(?:in|on|inside|for|of) )?((?:my |the )?[\w .'-]{2,40})$/

/** "I'd like to see what I've got in Pictures" */
const seeing =
  /^(?:(?:i (?:want|need|would like|would love) to|let me|let us|can i|could i|may i|help me|i am curious|i wonder|please)(?: (?:see|know|check|look at|hear|find out))?|(?:see|check|look at|show me|tell me|find out)) (?=what )/
const statement =
  /^what(?: all| else| files| stuff| things)? (?:i|we) (?:have got|have|got|keep|kept|saved|stored|put|store|save)(?= (?:in|on|inside) )(?: saved| stored)? /

/** Which one is not said. */
const aFolder = /\b(?:an?|some|any|one of my) (?:folders?|director(?:y|ies))$/
const whichFolder = 'Which folder?'

function list(certainty: number, folder: string | undefined): Understanding {
  return {
    certainty,
    outcome: { kind: 'call', name: 'list_folder', arguments: folder === undefined ? {} : { folder } },
    topic: 'list',
  }
}

export const listFolder: Ability = {
  name: 'list-folder',
  does: 'tell you what is in a folder',
  wordings: [
    "What's in my downloads?",
    'List the files in documents.',
    'Open the invoices folder.',
    'How many files are in this folder?',
    'Show me my files.',
  ],
  near: /\b(?:open|list|show|folder|app|program|browser|play|delete|move|launch|start|close|photo|download|install)\b/,
  tool: 'list_folder',
  understand({ core: said }, { topic, lastAnswer }) {
    const core = said
      .replace(seeing, '')
      .replace(statement, 'what do i have ')
      .replace(
        /^(?:any ?thing|something|any files|files)(?: (?:new|interesting|important|else|useful))? (?=(?:in|on|inside) )/,
        'is there anything ',
      )
      .replace(/^go (?:through|over) (?=(?:my|the) )/, 'look through ')
    const isAboutFiles = topic === 'list' || topic === 'find' || topic === 'read'
    if (lastAnswer === whichFolder && core.split(' ').length <= 5) {
      const named = folderName(core.replace(/^(?:it is |that is |the one called |(?:list|open|in) )/, ''))
      if (named !== undefined && (isKnownFolder(named) || !/\b(?:what|how|is|are|when|who|no)\b/.test(core)))
        return list(0.9, named)
    }
    if (aFolder.test(core) && /^(?:list|open|show|read|look|tell|browse|what is in|check)\b/.test(core)) {
      return { certainty: 0.96, outcome: say(whichFolder), topic: 'list' }
    }
    for (const pattern of anywhere) if (pattern.test(core)) return list(0.94, undefined)
    for (const pattern of inPlace) {
      const place = pattern
        .exec(core)
        ?.slice(1)
        .find((group) => group !== undefined)
      if (place === undefined) continue
      const folder = folderName(place)
      if (folder !== undefined && /\b(?:in|of|on|files?)\b/.test(folder)) continue
      if (/^(?:photos?|pictures?|music|videos|movies|home)$/.test(place) && pattern === inPlace[3] && !isAboutFiles)
        continue
      return list(folder !== undefined && !isKnownFolder(folder) ? 0.93 : 0.95, folder)
    }
    const follow = topic === 'list' ? following.exec(core)?.[1] : undefined
    if (!follow || !/^(?:and|what about|how about|in|now|or|on)\b/.test(core)) return null
    const folder = folderName(follow)
    return folder !== undefined && (isKnownFolder(folder) || /\bfolder\b/.test(follow)) ? list(0.9, folder) : null
  },
}
