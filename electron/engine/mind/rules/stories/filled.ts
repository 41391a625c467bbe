/** What a number counts that nothing is said of. */
import { product, sameDimension, type Dimension, type Mention } from './amounts'

/** A price without its currency, or so many of what was counted before. */
export function filled(at: number, wanted: Dimension, mentions: readonly Mention[], words: readonly string[]): Mention {
  const mention = mentions[at] as Mention
  const before = mentions.slice(0, at)
  const lead = words[mention.from - 1] ?? ''
  const priced = before.find(({ dimension }) => dimension['money'] !== undefined)
  if (/^(?:at|for|costs?)$/.test(lead) && (priced || 'money' in wanted)) {
    const count = before.at(-1)
    const isCounted = lead === 'at' && count && count.next === mention.from - 1 && !count.isBare
    const names = { ...(isCounted ? count.names : {}), ...(priced?.names ?? {}) }
    const dimension = isCounted ? product({ money: 1 }, { [Object.keys(count.dimension)[0] ?? '']: -1 }) : { money: 1 }
    return { ...mention, dimension, names, factor: '1' }
  }
  const people = mentions.find(({ dimension }) => dimension['person'] === 1)
  if (/^(?:serves?|feeds?|for)$/.test(lead) && (people || lead !== 'for') && !('person' in wanted)) {
    return { ...mention, dimension: { person: 1 }, names: people?.names ?? mention.names }
  }
  const counted = before.filter(
    ({ dimension, isBare }) => !isBare && Object.values(dimension).join() === '1' && !('money' in dimension),
  )
  if (/^(?:do|does|would|will|are|is)$/.test(lead) && 'money' in wanted && counted.length === 1) {
    return {
      ...mention,
      dimension: counted[0]?.dimension ?? {},
      names: counted[0]?.names ?? {},
      factor: counted[0]?.factor ?? '1',
    }
  }
  const same = before.find(({ dimension }) => sameDimension(dimension, wanted))
  return { ...mention, dimension: wanted, factor: same?.factor ?? '1', names: same?.names ?? {} }
}
