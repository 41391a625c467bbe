/** Rooms as people call them. */

const names =
  'living room|dining room|bed ?room|bath ?room|kitchen|office|study|hallway|hall|nursery|garage|garden|basement|cellar|attic|guest room|kids room|play ?room|laundry room|utility room|master bedroom|guest bedroom|corridor|entrance|porch|patio|terrace|balcony|lounge|den|family room|conference room|meeting room|storage room|pantry|sauna|workshop|closet|toilet'

const list = names.split('|').sort((one, other) => other.length - one.length)

/** In any place of a text, the longest that fits. */
export const roomName = new RegExp(
  `\\b(?:(?:in|inside|at|of|for) )?(?:(?:the|my|our) )?(${list.join('|')})\\b(?:'s)?`,
  'i',
)

const together = new RegExp(`\\b(?:${list.filter((name) => name.includes(' ')).join('|')})\\b`, 'g')

/** "living room" as one word, so that it is no room to book. */
export const withRooms = (text: string) => text.replace(together, (room) => room.replace(' ', '-'))

/** The words that tell of a room. */
export const rooms: ReadonlySet<string> = new Set(list.map((name) => name.replace(' ?', '').replace(' ', '-')))
