/** Counts by name the events that have no meaning here, and says so in the log: at the first of each, and at the end. */
import type { Log } from '../log'
import type { ServerEvent } from './vocabulary'

export interface EventCensus {
  count(event: ServerEvent<unknown>): void
  close(): void
}

const countedNames = 100

/** A name that is not like one may hold anything and is not repeated. */
const printable = (name: string): string => (/^[\w.:-]{1,80}$/.test(name) ? name : '?')

export function createEventCensus(log: Log): EventCensus {
  const counts = new Map<string, number>()
  return {
    count(event) {
      if (event.type !== 'other' && event.type !== 'malformed') return
      const full = `${event.type} ${printable(event.name)}`
      const name = counts.has(full) || counts.size < countedNames ? full : `${event.type} and more`
      const before = counts.get(name) ?? 0
      counts.set(name, before + 1)
      if (before > 0) return
      if (event.type === 'other') log.info('event without meaning here', { name })
      else log.warn('event that cannot be read', { name, problem: event.problem.slice(0, 200) })
    },
    close() {
      if (counts.size > 0) log.info('events without meaning here', { counts: Object.fromEntries(counts) })
    },
  }
}
