/** Asks for what a function still needs. */
import type { Parameter } from './declared'
import { kindOf } from './kinds'

const spokenName = ({ words }: Parameter) =>
  words.filter((word) => !/^(?:id|iso|str|string|value)$/.test(word)).join(' ') || words.join(' ')

const countable =
  /\b(?:people|guests|passengers|adults|seats|tickets|nights|days|items|copies|persons|rooms|participants|party size|count|quantity)\b/

function options({ options: some }: Parameter): string {
  const names = some.map((option) => String(option).replace(/[_-]/g, ' ').toLowerCase())
  return `${names.slice(0, -1).join(', ')} or ${names[names.length - 1] ?? ''}`
}

/** A short spoken question for one parameter. */
export function questionFor(parameter: Parameter): string {
  const name = spokenName(parameter)
  switch (kindOf(parameter)) {
    case 'option':
      return parameter.options.length > 1 && parameter.options.length <= 5
        ? `Which ${name}: ${options(parameter)}?`
        : `Which ${name}?`
    case 'boolean':
      return `What about ${name}: yes or no?`
    case 'latitude':
    case 'longitude':
      return 'For which city?'
    case 'place':
      if (/\b(?:origin|from|source|departure)\b/.test(name)) return 'From where?'
      if (/\b(?:destination|to|target|arrival)\b/.test(name)) return 'Where to?'
      if (/\b(?:city|country|region|state|airport|station|area|room)\b/.test(name))
        return `For which ${/\b(city|country|region|state|airport|station|area|room)\b/.exec(name)?.[1] ?? 'place'}?`
      if (/\baddress\b/.test(name)) return 'To which address?'
      return /\b(?:restaurant|shop|store|cinema|venue|street|town)\b/.test(name) ? `Which ${name}?` : 'For which place?'
    case 'zone':
      return 'For which time zone?'
    case 'duration':
      return 'For how long?'
    case 'time':
      return 'At what time?'
    case 'date':
      return /\b(?:return|end|out)\b/.test(name) ? 'Until which day?' : 'For which day?'
    case 'moment':
      return /\b(?:end|until|finish)\b/.test(name)
        ? 'Until when?'
        : /\btime\b/.test(name)
          ? 'At what time?'
          : 'For when?'
    case 'email':
      return 'What is the email address?'
    case 'phone':
      return 'What is the phone number?'
    case 'url':
      return 'What is the web address?'
    case 'person':
      if (/\b(?:from|sender)\b/.test(name)) return 'From whom?'
      if (/\b(?:contact|callee|who|person|friend)\b/.test(name)) return 'Whom do you mean?'
      if (/\b(?:attendees?|invitees?|participants?|guest)\b/.test(name)) return 'With whom?'
      return /\b(?:recipients?|assignees?)\b|^to$/.test(name) ? 'To whom?' : `Which ${name}?`
    case 'color':
      return 'Which color?'
    case 'message':
      return 'What should it say?'
    case 'language':
      return 'In which language?'
    case 'currency':
      return /\b(?:to|target)\b/.test(name) ? 'To which currency?' : 'From which currency?'
    case 'number':
      return numberQuestion(name, parameter)
    case 'list':
      return `Which ${name}?`
    case 'object': {
      const inner = parameter.properties.find(({ required }) => required) ?? parameter.properties[0]
      return inner ? questionFor(inner) : `What is the ${name}?`
    }
    case 'code':
      return `Which ${name}?`
    case 'title':
      return /\b(?:item|task|todo|reminder|event)\b/.test(name) ? `Which ${name}?` : `What is the ${name}?`
    case 'text':
      if (/\b(?:query|q|search|term|keywords?|song|track|artist|album|media)\b/.test(name))
        return isMusic.test(`${name} ${parameter.description}`) ? 'What should I play?' : 'What should I look for?'
      return name.length < 3 ? `What is the ${described(parameter) ?? name}?` : `Which ${name}?`
  }
}

const isMusic = /\b(?:song|track|artist|album|media|music|play)\b/i

/** The description where it is no more than a name: "the name of the channel". */
function described({ description }: Parameter): string | null {
  const text = description.replace(/[.(,;].*$/s, '').trim()
  return /^(?:[a-z']+ ?){1,5}$/i.test(text) ? text.replace(/^(?:the|an?) /i, '').toLowerCase() : null
}

const measures: Record<string, string> = {
  kg: 'kilograms',
  km: 'kilometers',
  cm: 'centimeters',
  lb: 'pounds',
  lbs: 'pounds',
  ml: 'milliliters',
  g: 'grams',
  m: 'meters',
}

function numberQuestion(name: string, parameter: Parameter): string {
  if (countable.test(name)) return /\b(?:count|quantity|party size)\b/.test(name) ? 'How many?' : `How many ${name}?`
  if (/^(?:amount|price|sum|total|budget|money)$/.test(name)) return 'How much?'
  const measure = measures[parameter.words[parameter.words.length - 1] ?? '']
  if (measure !== undefined && described(parameter) === null) return `How many ${measure}?`
  return `What is the ${name.length < 3 ? (described(parameter) ?? name) : name.replace(/\bpr\b/, 'pull request')}?`
}
