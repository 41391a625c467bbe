/** What the soak promises: each figure is printed beside its bound. */

export interface Bound {
  name: string
  unit: string
  value: number
  limit: number
}

export const isBroken = ({ value, limit }: Bound): boolean => !(value <= limit)

export function describe(bound: Bound): string {
  const { name, unit, value, limit } = bound
  return `${isBroken(bound) ? 'BROKEN' : 'ok    '} ${name.padEnd(28)} ${value.toFixed(1)} ${unit} (at most ${limit} ${unit})`
}
