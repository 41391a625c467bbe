/** Keeps what a client is told and waits for what is named; where that does not come, says what came instead. */

const patienceMs = 3000

interface Event {
  type: string
}

/** The one event of a client's union; where the client has no union, any event. */
type Named<ServerEvent extends Event, Type extends string> = string extends ServerEvent['type']
  ? ServerEvent
  : Extract<ServerEvent, { type: Type }>

export interface Followed<ServerEvent extends Event> {
  /** The next event of this type that has not been taken yet. */
  next<Type extends ServerEvent['type']>(type: Type): Promise<Named<ServerEvent, Type>>
  types(): string[]
}

export function follow<ServerEvent extends Event>(
  subscribe: (listener: (event: ServerEvent) => void) => void,
): Followed<ServerEvent> {
  const events: ServerEvent[] = []
  const taken = new Set<ServerEvent>()
  const waiting = new Set<() => void>()
  subscribe((event) => {
    events.push(event)
    for (const look of [...waiting]) look()
  })

  return {
    next: (type) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          waiting.delete(look)
          const strays = events.filter((event) => event.type === 'error').map((event) => JSON.stringify(event))
          reject(new Error(`no ${type}; seen: ${events.map((event) => event.type).join(' ')} ${strays.join(' ')}`))
        }, patienceMs)
        function look() {
          const found = events.find((event) => event.type === type && !taken.has(event))
          if (!found) return
          taken.add(found)
          waiting.delete(look)
          clearTimeout(timer)
          resolve(found as Named<ServerEvent, typeof type>)
        }
        waiting.add(look)
        look()
      }),
    types: () => events.map(({ type }) => type),
  }
}
