/** How long it is until a time of day. */
import { say, type Ability } from '../ability'
import { minutesUntil, parseClock, sayDuration, sayTime } from '../clock'

const asks = [
  /^(?:how (?:long|much time|much longer|many (?:hours|minutes)(?: and minutes)?)|what is the time|time|hours|minutes)(?: more)?(?: (?:is it|is there|are there|it is|have i got|have we got|do i have|do we have|is left|are left|left|remain|remains|remaining|does it take|will it be|to go|to wait|is it going to be|must i wait|until it is))* (?:until|till|til|before|to|left until|up to)(?: it is| it's| we reach)? (.+)$/,
  /^(?:when|in how (?:many (?:minutes|hours)|long)) (?:is it|will it be|is) (.+)$/,
]

export const until: Ability = {
  name: 'until',
  understand({ core }, { now }) {
    for (const pattern of asks) {
      const text = pattern.exec(core)?.[1]?.replace(/ today$/, '')
      const time = text ? parseClock(text) : null
      if (!time) continue
      const { minutes, hour } = minutesUntil(time, now)
      const at = new Date(now.getFullYear(), now.getMonth(), now.getDate(), hour, time.minute)
      const name = time.minute > 0 || hour % 12 > 0 ? sayTime(at) : hour === 0 ? 'midnight' : 'noon'
      const tomorrow = hour * 60 + time.minute <= now.getHours() * 60 + now.getMinutes() && name !== 'midnight'
      const text2 = `It is ${sayDuration(minutes)} until ${name}${tomorrow ? ' tomorrow' : ''}.`
      return { certainty: 0.96, outcome: say(text2), topic: 'time' }
    }
    return null
  },
}
