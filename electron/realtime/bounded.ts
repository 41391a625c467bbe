/** Sets and maps of what a server names, kept from growing without end: the oldest goes first. */

export interface RecentMap<Value> {
  set(key: string, value: Value): void
  get(key: string): Value | undefined
  delete(key: string): void
  has(key: string): boolean
  values(): Value[]
}

export function createRecentMap<Value>(limit: number): RecentMap<Value> {
  const map = new Map<string, Value>()
  return {
    set(key, value) {
      map.delete(key)
      map.set(key, value)
      if (map.size <= limit) return
      const [oldest] = map.keys()
      if (oldest !== undefined) map.delete(oldest)
    },
    get: (key) => map.get(key),
    delete: (key) => void map.delete(key),
    has: (key) => map.has(key),
    values: () => [...map.values()],
  }
}
