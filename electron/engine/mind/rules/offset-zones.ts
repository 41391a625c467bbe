/** Time zones that are called by their distance from UTC. */
import { digits } from './numbers'

/** "UTC+2", "GMT minus five": whole hours, by the zones that the system's table has for them. */
export function offsetZone(text: string): { name: string; timeZone: string } | null {
  const [, base = '', sign = '', hours = ''] =
    /^(utc|gmt) ?(\+|-|plus|minus) ?(\d{1,2})(?:[:.]?00)?(?: hours?)?(?: time)?$/.exec(digits(text)) ?? []
  const isAhead = /\+|plus/.test(sign)
  if (base === '' || Number(hours) > (isAhead ? 14 : 12)) return null
  const name = `${base.toUpperCase()}${isAhead ? '+' : '-'}${Number(hours)}`
  return { name, timeZone: `Etc/GMT${isAhead ? '-' : '+'}${Number(hours)}` }
}
