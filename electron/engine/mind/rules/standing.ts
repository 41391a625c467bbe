/** What a person orders for the rest of the talk: "from now on answer in one word", "call yourself Max". */
import type { MindTurn } from '../mind'
import { say, type Ability } from './ability'
import { readInstructions, type Instructions } from './instructions'

/** Cheap: few requests begin so. */
const begins =
  /^(?:(?:please|okay|ok|and|now|hey parley|parley)[, ]+)*(?:from (?:now|here) on|in (?:the )?future|for the rest of (?:this|our|the) (?:talk|conversation)|always|call yourself|your (?:new )?name is|(?:do not|don't|never) use (?:any )?(?:tools|functions))\b[, ]*/i
const ends =
  /^(?:(?:please|okay|ok|now|you can|and|from now on)[, ]+)*(?:(?:(?:answer|talk|speak|reply|respond|write)(?: to me)? |go back to |back to |(?:be|act) )(?:normal(?:ly)?|as (?:usual|before|always)|like (?:before|always)|in (?:your|the|a) (?:normal|usual) way|in normal (?:letters|case)|normal (?:answers|letters))(?: again)?|(?:stop|quit|no more|enough (?:of|with)(?: the)?|forget about|(?:do not|don't)(?: any ?more)?)(?: (?:answering|talking|speaking|replying|writing|beginning|starting|ending|saying|using|answer|talk|speak|write|begin|start|use|with))*(?: (?:everything|your|all|the|only|answers?|me|that|those))*(?: (?:in|with))?(?: (?:all|just|only|a))* (?:capital letters|capitals|caps|upper ?case|lower ?case|small letters|(?:one|single|a few|\w+) words?(?: answers?)?|one sentence|short answers|that (?:word|phrase)|".{1,40}"))(?: (?:now|again|please|any ?more))*[.!]*$/i

type Standing = Pick<Instructions, 'style' | 'ownName' | 'usesNoTools'>

function readStanding(text: string): Standing | null {
  if (text.length > 300 || !begins.test(text)) return null
  const { style, ownName, usesNoTools } = readInstructions(text.replace(/your new name is/i, 'your name is'))
  return Object.keys(style).length > 0 || ownName !== null || usesNoTools ? { style, ownName, usesNoTools } : null
}

/** The client's instructions with what was ordered since; the latest counts. */
export function withStanding(instructions: Instructions, history: readonly MindTurn[]): Instructions {
  let current = instructions
  for (const turn of history) {
    if (turn.kind !== 'user') continue
    if (ends.test(turn.text)) current = { ...current, style: instructions.style }
    const ordered = readStanding(turn.text)
    if (!ordered) continue
    current = {
      ...current,
      style: { ...current.style, ...ordered.style },
      ownName: ordered.ownName ?? current.ownName,
      usesNoTools: current.usesNoTools || ordered.usesNoTools,
    }
  }
  return current
}

export const standingOrder: Ability = {
  name: 'standing-order',
  does: 'answer in a style that you ask for',
  wordings: [
    'From now on answer in one word.',
    'Always begin your answers with "Captain".',
    'From now on answer in capital letters.',
    'Call yourself Max.',
  ],
  understand({ raw }) {
    const ordered = ends.test(raw.trim()) ? {} : readStanding(raw.trim())
    return ordered && { certainty: 1, outcome: say('Okay.'), topic: 'other', extracted: { ...ordered } }
  },
}
