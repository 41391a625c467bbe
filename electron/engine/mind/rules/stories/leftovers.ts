/** Things shared out or packed, with what is left over: "4 of us share 30 cookies, how many each and how many left over?" */
import type { Calculator } from '../calculator'
import { mentionsOf } from './mentions'
import type { StoryAnswer } from './tell-story'
import { inMany, thingOf } from './words'

const shares = /\b(?:shar\w+|split\w*|divid\w+|evenly|equally|each|apiece|between|among|amongst|into)\b/
const asksRest = /\b(?:left ?over|leftovers?|left|remain\w*|remainder|spare)\b/
/** "teams of 6", "boxes of 12" */
const groups = /\b(?:in|into|up) (?:equal )?([a-z]+s) of (\d+)\b/
const isOther =
  /\b(?:percent|dollars?|euros?|times|twice|half|eats?|ate|gives?|gave|loses?|lost|buys?|bought|with my|per)\b/

/** @param words as `storyWords` gives them */
export function readLeftover(words: readonly string[], calculator: Calculator): StoryAnswer | null {
  const text = words.join(' ')
  if (!shares.test(text) || isOther.test(text) || !/\b(?:how many|what|remainder)\b/.test(text)) return null
  const [grouped, group = '', size = ''] = groups.exec(text) ?? []
  const rest = grouped === undefined ? words : text.replace(grouped, 'into groups').split(' ')
  const mentions = mentionsOf(rest, calculator) ?? []
  const isWhole = mentions.every(
    ({ math, dimension }) => /^\d+$/.test(math) && Object.values(dimension).join() !== '-1',
  )
  if (!isWhole || mentions.length !== (grouped === undefined ? 2 : 1)) return null
  if (grouped !== undefined) {
    const [all] = mentions
    if (
      !all ||
      Number(size) === 0 ||
      !new RegExp(`\\bhow many (?:full |whole )?(?:${group}|of)|${asksRest.source}`).test(text)
    )
      return null
    return told(Number(all.math), all.said, Number(size), ` ${group}`, '')
  }
  if (!asksRest.test(text)) return null
  const sharers = mentions.find(
    ({ dimension, from }) =>
      dimension['person'] === 1 || /^(?:into|between|among|amongst|by)$/.test(rest[from - 1] ?? ''),
  )
  const things = mentions.find((mention) => mention !== sharers)
  const count = Number(sharers?.math ?? 0)
  return sharers && things && count > 0 ? told(Number(things.math), things.said, count, '', ' each') : null
}

function told(all: number, said: string, by: number, kind: string, tail: string): StoryAnswer {
  const [whole, over] = [Math.floor(all / by), all % by]
  const name = whole === 1 && kind !== '' ? ` ${thingOf(kind.trim())}` : kind && ` ${inMany(kind.trim())}`
  const rest = over === 0 ? 'with none left over' : `with ${over} left over`
  return {
    text: `${said} divided by ${by} is ${whole}${name}${tail}, ${rest}.`,
    value: String(whole),
    expression: `floor(${all} / ${by})`,
    standalone: String(whole),
  }
}
